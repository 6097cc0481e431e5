import type { ColourToken } from './map-tokens.ts'

export type SymbolFamily = 'partner_site' | 'coordination_point'
export type SymbolShape =
  | 'heart' | 'house' | 'neighbours' | 'cap' | 'pine' | 'star' | 'book'
  | 'flag' | 'tent' | 'crate' | 'shield' | 'cross' | 'target' | 'dot'

export interface MapSymbol {
  kind: string
  family: SymbolFamily
  shape: SymbolShape
  colour: ColourToken
  label: { zh: string; en: string }
}

/** Outlines in a box of 24 × 24, filled by the even-odd rule. */
const GLYPHS: Record<SymbolShape, string> = {
  heart: 'M12 19.6 5.2 12.9a4.4 4.4 0 0 1 6.2-6.2l.6.6.6-.6a4.4 4.4 0 0 1 6.2 6.2Z',
  house: 'M12 4 3.6 11.2H6v8.4h12v-8.4h2.4ZM10.3 19.6v-5h3.4v5Z',
  neighbours: 'M12 4.4a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM7 12.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM17 12.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4Z',
  cap: 'M12 5.2 2.4 9.8 12 14.4l9.6-4.6ZM6.4 13.4v3.7c1.5 1.3 3.4 2 5.6 2s4.1-.7 5.6-2v-3.7L12 16.1Z',
  pine: 'M12 3 6.2 10.8h2.4L4.8 16.4h5.9V21h2.6v-4.6h5.9l-3.8-5.6h2.4Z',
  star: 'm12 3.2 2.7 5.8 6.3.8-4.6 4.4 1.2 6.3-5.6-3.1-5.6 3.1 1.2-6.3L3 9.8 9.3 9Z',
  book: 'M11.3 7.4C9.4 6 6.8 5.4 3.6 5.6v12c3.2-.2 5.8.3 7.7 1.7ZM12.7 7.4c1.9-1.4 4.5-2 7.7-1.8v12c-3.2-.2-5.8.3-7.7 1.7Z',
  flag: 'M6 3.2v17.6h2.2v-6.4H20l-3.1-4.6L20 5.2H8.2v-2Z',
  tent: 'M12 4.4 2.8 19.6h6.4l2.8-5.8 2.8 5.8h6.4Z',
  crate: 'M12 3.4 4.2 7.5 12 11.6l7.8-4.1ZM4 9.4v7.2l7.2 4v-7.4ZM20 9.4v7.2l-7.2 4v-7.4Z',
  shield: 'M12 3 4.8 5.6v5.6c0 4.6 2.9 7.9 7.2 9.8 4.3-1.9 7.2-5.2 7.2-9.8V5.6Z',
  cross: 'M9.4 4h5.2v5.4H20v5.2h-5.4V20H9.4v-5.4H4V9.4h5.4Z',
  target: 'M12 3.6a8.4 8.4 0 1 1 0 16.8 8.4 8.4 0 0 1 0-16.8Zm0 2.8a5.6 5.6 0 1 0 0 11.2 5.6 5.6 0 0 0 0-11.2Zm0 2.8a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6Z',
  dot: 'M12 5.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z',
}

/** Partner sites stand on a disc, coordination points on a square: the family shows before the glyph is read. */
const PLATES: Record<SymbolFamily, string> = {
  partner_site: 'M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z',
  coordination_point: 'M5.6 1.8h12.8a3.8 3.8 0 0 1 3.8 3.8v12.8a3.8 3.8 0 0 1-3.8 3.8H5.6a3.8 3.8 0 0 1-3.8-3.8V5.6a3.8 3.8 0 0 1 3.8-3.8Z',
}
/** Size of the glyph on its plate. */
const GLYPH_SCALE = 0.6

function site(kind: string, shape: SymbolShape, colour: ColourToken, label: MapSymbol['label']): MapSymbol {
  return { kind, family: 'partner_site', shape, colour, label }
}
function coordination(kind: string, shape: SymbolShape, colour: ColourToken, label: MapSymbol['label']): MapSymbol {
  return { kind, family: 'coordination_point', shape, colour, label }
}

/** One row a kind, in the order of the legend. The colour of 部队 is left out: no military place is ever on the map. */
export const symbols: readonly MapSymbol[] = [
  coordination('command', 'flag', 'ink', { zh: '指挥', en: 'Command' }),
  coordination('shelter', 'tent', 'joint', { zh: '避难安置', en: 'Shelter' }),
  coordination('depot', 'crate', 'joint', { zh: '物资储备', en: 'Depot' }),
  coordination('patrol', 'shield', 'joint', { zh: '治安岗', en: 'Patrol post' }),
  coordination('medical', 'cross', 'joint', { zh: '医疗', en: 'Medical' }),
  coordination('muster', 'target', 'joint', { zh: '集结', en: 'Muster point' }),
  site('welfare_home', 'heart', 'civilian', { zh: '福利院', en: 'Welfare home' }),
  site('elder_home', 'house', 'civilian', { zh: '老年公寓', en: 'Home for the elderly' }),
  site('community', 'neighbours', 'civilian', { zh: '社区', en: 'Community' }),
  site('school', 'cap', 'fourth', { zh: '学校', en: 'School' }),
  site('education_base', 'book', 'fourth', { zh: '教育基地', en: 'Education base' }),
  site('memorial', 'star', 'fourth', { zh: '烈士设施', en: 'Memorial' }),
  site('green_base', 'pine', 'brand', { zh: '绿化基地', en: 'Greening base' }),
]

const OTHER = site('other', 'dot', 'quiet', { zh: '其他', en: 'Other' })
const byKind = new Map(symbols.map((symbol) => [symbol.kind, symbol]))

/** The symbol of a kind; a kind the table does not know is a plain dot. */
export function symbolOf(kind: string): MapSymbol {
  return byKind.get(kind) ?? OTHER
}

/** Paths in a box of 24 × 24: the plate in the symbol's colour and on it the glyph, scaled about the middle. */
export function symbolPaths(symbol: MapSymbol): { plate: string; glyph: string; glyphScale: number } {
  return { plate: PLATES[symbol.family], glyph: GLYPHS[symbol.shape], glyphScale: GLYPH_SCALE }
}

/** The `transform` that sets a glyph on the middle of its plate in SVG. */
export const GLYPH_TRANSFORM = `translate(${12 - 12 * GLYPH_SCALE} ${12 - 12 * GLYPH_SCALE}) scale(${GLYPH_SCALE})`

/** The symbol as SVG text that follows the page's tokens; decorative, so it needs its label beside it. `size` in pixels. */
export function symbolSvg(kind: string, size = 20): string {
  const symbol = symbolOf(kind)
  const { plate, glyph } = symbolPaths(symbol)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="${size}" height="${size}" aria-hidden="true" focusable="false">`
    + `<path d="${plate}" fill="var(--color-${symbol.colour})"/>`
    + `<path d="${glyph}" fill="var(--color-surface)" fill-rule="evenodd" transform="${GLYPH_TRANSFORM}"/></svg>`
}
