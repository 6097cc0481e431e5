/** The design tokens that the map draws with, as CSS colours. */
const LIGHT = {
  paper: '#F6F5F1',
  surface: '#FFFFFF',
  ink: '#1C2526',
  quiet: '#5B6668',
  line: '#DDDCD5',
  brand: '#1F6B5B',
  civilian: '#1B7F79',
  military: '#3A5488',
  joint: '#B9852B',
  fourth: '#8A4F7D',
  behind: '#C0392B',
  watch: '#B36B00',
  sea: '#E6EDEC',
  land: '#FFFFFF',
}
const DARK_GROUND = { sea: '#0B1215', land: '#1A262A' }

export type ColourToken = keyof typeof LIGHT
export type MapTokens = Record<ColourToken, string> & { sans: string; serif: string }

/** Perceived brightness 0–1 of a #RRGGBB colour; anything else counts as bright. */
function brightness(colour: string): number {
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(colour) ?? []
  if (!red || !green || !blue) return 1
  return (0.299 * parseInt(red, 16) + 0.587 * parseInt(green, 16) + 0.114 * parseInt(blue, 16)) / 255
}

/** Reads the tokens in force at an element. A token that is not set falls back to the light value; sea and land go by the paper. */
export function readMapTokens(element: Element): MapTokens {
  const style = getComputedStyle(element)
  const read = (name: ColourToken) => style.getPropertyValue(`--color-${name}`).trim()
  const ground = brightness(read('paper')) < 0.4 ? DARK_GROUND : {}
  const colours = Object.fromEntries(
    Object.entries({ ...LIGHT, ...ground }).map(([name, fallback]) => [name, read(name as ColourToken) || fallback]),
  ) as Record<ColourToken, string>
  return { ...colours, sans: style.fontFamily, serif: style.getPropertyValue('--font-serif').trim() || 'serif' }
}
