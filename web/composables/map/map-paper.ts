export const paperSizes = ['a4', 'a3'] as const
export const paperDirections = ['landscape', 'portrait'] as const

/** A sheet that the map is laid out for. */
export interface Paper { size: typeof paperSizes[number], direction: typeof paperDirections[number] }

/** ISO 216, in millimetres, upright. */
const millimetres = { a4: { width: 210, height: 297 }, a3: { width: 297, height: 420 } }
/** What printers leave white at each edge; the rules of the pages in `MapLayout` say the same. */
const marginMillimetres = 10
const pixelsPerMillimetre = 96 / 25.4
/** Lengths in pixels are rounded by the browser: a sheet as high as its page may spill over. */
const sparePixels = 2

/** A paper as the address has it, as a3-portrait. */
export const writePaper = ({ size, direction }: Paper) => `${size}-${direction}`

/** A paper out of the address; null where there is none. */
export function readPaper(text: string): Paper | null {
  const [size, direction] = text.split('-')
  const [knownSize, knownDirection] = [paperSizes.find((one) => one === size), paperDirections.find((one) => one === direction)]
  return knownSize && knownDirection ? { size: knownSize, direction: knownDirection } : null
}

/** The part of a paper within its margins, and the margin, in pixels of 1/96 inch. */
export function paperPixels({ size, direction }: Paper) {
  const { width, height } = millimetres[size]
  const [across, down] = direction === 'portrait' ? [width, height] : [height, width]
  const inside = (length: number) => Math.floor((length - 2 * marginMillimetres) * pixelsPerMillimetre) - sparePixels
  return { width: inside(across), height: inside(down), margin: Math.round(marginMillimetres * pixelsPerMillimetre) }
}

/** How many times smaller a map is on paper than on the ground, to two digits, by the metres that a pixel of 1/96 inch shows. */
export function scaleOnPaper(metresPerPixel: number) {
  const ratio = metresPerPixel * 1_000 * pixelsPerMillimetre
  const step = 10 ** (Math.floor(Math.log10(ratio)) - 1)
  return Math.round(ratio / step) * step
}
