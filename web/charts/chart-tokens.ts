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

/** A solid colour between two of #RRGGBB or #RGB: `share` of the first on the second. Nothing shines through it, as it would with opacity. */
export function mixColours(first: string, second: string, share: number) {
  const below = channels(second)
  const mixed = channels(first).map((part, index) => Math.round(part * share + (below[index] ?? 0) * (1 - share)))
  return mixed.some(Number.isNaN) ? first : `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** Builds shorten #ffffff to #fff. */
function channels(colour: string) {
  const long = /^#[\da-f]{3}$/iu.test(colour) ? colour.replace(/[\da-f]/giu, '$&$&') : colour
  return [1, 3, 5].map((index) => Number.parseInt(long.slice(index, index + 2), 16))
}
