/** The design tokens that charts draw with, as CSS colours. */
export interface ChartTokens {
  ink: string
  quiet: string
  line: string
  surface: string
  sunken: string
  brand: string
  civilian: string
  military: string
  joint: string
  fourth: string
  behind: string
  watch: string
  sans: string
}

const colours = [
  'ink', 'quiet', 'line', 'surface', 'sunken', 'brand', 'civilian', 'military', 'joint', 'fourth', 'behind', 'watch',
] as const

/** Reads the tokens in force at an element, light or dark. */
export function readChartTokens(element: Element): ChartTokens {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(`--color-${name}`).trim()
  return { ...Object.fromEntries(colours.map((name) => [name, read(name)])), sans: style.fontFamily } as ChartTokens
}
