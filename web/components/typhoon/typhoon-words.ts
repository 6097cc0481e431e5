type Translate = (key: string, values?: Record<string, unknown>) => string

/** 1909 利奇马 LEKIMA: number and names as far as they are known. */
export function stormName({ number, name, nameZh }: { number: string | null, name: string, nameZh: string | null }, t: Translate) {
  const known = [number, nameZh, name].filter((part) => part !== null && part !== '')
  return known.length > (number === null ? 0 : 1) ? known.join(' ') : [number, t('typhoon.unnamed')].filter((part) => part !== null).join(' ')
}

/** 28.2°N 121.3°E */
export function placeText({ longitude, latitude }: { longitude: number, latitude: number }) {
  return `${Math.abs(latitude).toFixed(1)}°${latitude < 0 ? 'S' : 'N'} ${Math.abs(longitude).toFixed(1)}°${longitude < 0 ? 'W' : 'E'}`
}

type Radii = { ne: number, se: number, sw: number, nw: number } | { bearing: number, longest: number, shortest: number }

/** The reach of a ring in words, as the source gives it. Kilometres. */
export function radiiText(radii: Radii, t: Translate) {
  if ('ne' in radii) return t('typhoon.radii', { ...radii })
  const { bearing, longest, shortest } = radii
  return longest === shortest ? t('typhoon.around', { longest }) : t('typhoon.offset', { longest, shortest, bearing: t(`typhoon.bearings.${bearing}`) })
}
