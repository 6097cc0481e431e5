import type { LocationQuery } from 'vue-router'

export interface MapPlace { longitude: number, latitude: number, zoom: number }

/** What a link to the map holds, so that its reader sees what its sender saw. */
export interface MapLink {
  /** Middle in degrees WGS84 and zoom; null fits the whole area. */
  at: MapPlace | null
  /** Layers that are drawn: 'm' and a mechanism's number, or a kind of partner site. Null draws all. */
  layers: ReadonlySet<string> | null
  /** Only points where something is missing or out of date. */
  attention: boolean
  /** The selected point, as 'partner_site:12'. */
  point: string | null
  search: string
}

const noLayers = 'none'

/** Reads a link; whatever does not make sense in it counts as left out. */
export function readMapLink(query: LocationQuery): MapLink {
  const text = (name: string) => typeof query[name] === 'string' ? query[name] : ''
  return {
    at: readPlace(text('at')),
    layers: readLayers(text('layers')),
    attention: text('attention') === '1',
    point: /^(partner_site|coordination_point):\d{1,15}$/u.test(text('point')) ? text('point') : null,
    search: text('q').slice(0, 60),
  }
}

/** Parts of a link as parameters of the address; null takes one out. */
export function writeMapLink({ at, layers, attention, point, search }: Partial<MapLink>): Record<string, string | null> {
  return {
    ...at !== undefined && { at: at && writePlace(at) },
    ...layers !== undefined && { layers: layers && ([...layers].sort().join(',') || noLayers) },
    ...attention !== undefined && { attention: attention ? '1' : null },
    ...point !== undefined && { point },
    ...search !== undefined && { q: search || null },
  }
}

/** Five decimals of a degree are about one metre. */
export function writePlace({ longitude, latitude, zoom }: MapPlace) {
  return `${trim(longitude, 5)},${trim(latitude, 5)},${trim(zoom, 2)}`
}

const trim = (value: number, digits: number) => String(Number(value.toFixed(digits)))

function readPlace(text: string): MapPlace | null {
  const numbers = text.split(',').map((part) => part === '' ? NaN : Number(part))
  const [longitude, latitude, zoom] = numbers
  if (numbers.length !== 3 || longitude === undefined || latitude === undefined || zoom === undefined || !numbers.every(Number.isFinite)) return null
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 0 && zoom <= 24 ? { longitude, latitude, zoom } : null
}

function readLayers(text: string) {
  if (text === '') return null
  return new Set(text === noLayers ? [] : text.split(',').filter((key) => /^\w{1,30}$/u.test(key)))
}
