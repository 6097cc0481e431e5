import type { Language } from './map-point.ts'

const LONGEST_PIXELS = 120

/** The longest round length (1, 2 or 5 times a power of ten, in metres) that fits, and its pixels. */
export function scaleBarLength(metresPerPixel: number): { metres: number; pixels: number } {
  const most = metresPerPixel * LONGEST_PIXELS
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = ([5, 2, 1].find((digit) => digit * power <= most) ?? 1) * power
  return { metres, pixels: Math.round(metres / metresPerPixel) }
}

/** “5 公里” or “200 米”. */
export function scaleBarText(metres: number, language: Language): string {
  const [kilometre, metre] = language === 'zh' ? ['公里', '米'] : ['km', 'm']
  return metres >= 1000 ? `${metres / 1000} ${kilometre}` : `${metres} ${metre}`
}
