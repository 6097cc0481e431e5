import type { LocationQuery } from 'vue-router'
import type { MapArea } from '../../map/map-shapes.ts'
import { type Paper, readPaper, writePaper } from './map-paper.ts'
import { type MapTool, readArea, readTool, writeArea, writeTool } from './map-tools.ts'

export interface MapPlace { longitude: number, latitude: number, zoom: number }

/** What a link to the map holds, so that its reader sees what its sender saw. */
export interface MapLink {
  /** Middle in degrees WGS84 and zoom; null fits the whole area. */
  at: MapPlace | null
  /** Layers that are drawn: 'm' and a mechanism's number, or a kind of partner site. Null draws all. */
  layers: ReadonlySet<string> | null
  /** Kinds of coordination points that are drawn; null draws all. */
  kinds: ReadonlySet<string> | null
  subdistrict: number | null
  /** Only places in one of these states; null draws all. */
  states: ReadonlySet<string> | null
  /** Only places within what was drawn; null draws all. */
  area: MapArea | null
  /** What is measured, or looked for around a place. */
  tool: MapTool | null
  /** The selected point, as 'partner_site:12'. */
  point: string | null
  search: string
  /** The typhoon track that is followed, and the hour of it that is shown (UTC, 2019-08-11T04). */
  typhoon: number | null
  hour: string | null
  /** The base map by its number, 0 for the schematic; null leaves it to the reader. */
  base: number | null
  /** The sheet that the map is laid out for, to be printed; null fills the window. */
  paper: Paper | null
}

const nothing = 'none'

/** Reads a link; whatever does not make sense in it counts as left out. */
export function readMapLink(query: LocationQuery): MapLink {
  const text = (name: string) => typeof query[name] === 'string' ? query[name] : ''
  return {
    at: readPlace(text('at')),
    layers: readSet(text('layers')),
    kinds: readSet(text('kinds')),
    subdistrict: /^\d{1,15}$/u.test(text('sub')) ? Number(text('sub')) : null,
    states: readSet(text('state')),
    area: readArea(text('area')),
    tool: readTool(text('tool')),
    point: /^(partner_site|coordination_point):\d{1,15}$/u.test(text('point')) ? text('point') : null,
    search: text('q').slice(0, 60),
    typhoon: /^\d{1,15}$/u.test(text('typhoon')) ? Number(text('typhoon')) : null,
    hour: /^\d{4}-\d{2}-\d{2}T\d{2}$/u.test(text('hour')) ? text('hour') : null,
    base: /^\d{1,9}$/u.test(text('base')) ? Number(text('base')) : null,
    paper: readPaper(text('paper')),
  }
}

/** Parts of a link as parameters of the address; null takes one out. */
export function writeMapLink({ at, layers, kinds, subdistrict, states, area, tool, point, search, typhoon, hour, base, paper }: Partial<MapLink>): Record<string, string | null> {
  return {
    ...at !== undefined && { at: at && writePlace(at) },
    ...layers !== undefined && { layers: writeSet(layers) },
    ...kinds !== undefined && { kinds: writeSet(kinds) },
    ...subdistrict !== undefined && { sub: subdistrict === null ? null : String(subdistrict) },
    ...states !== undefined && { state: writeSet(states) },
    ...area !== undefined && { area: area && writeArea(area) },
    ...tool !== undefined && { tool: tool && writeTool(tool) },
    ...point !== undefined && { point },
    ...search !== undefined && { q: search || null },
    ...typhoon !== undefined && { typhoon: typhoon === null ? null : String(typhoon) },
    ...hour !== undefined && { hour },
    ...base !== undefined && { base: base === null ? null : String(base) },
    ...paper !== undefined && { paper: paper && writePaper(paper) },
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

function readSet(text: string) {
  if (text === '') return null
  return new Set(text === nothing ? [] : text.split(',').filter((key) => /^\w{1,30}$/u.test(key)))
}

const writeSet = (set: ReadonlySet<string> | null) => set && ([...set].sort().join(',') || nothing)

/** What a link leaves on the map, as the API takes it. */
export type MapFilterQuery = ReturnType<typeof filterQuery>

/** The parts of a link that leave places out. */
type MapFilter = Pick<MapLink, 'layers' | 'kinds' | 'subdistrict' | 'states' | 'area'>

/** The filters of a link as parameters of a request. */
export function filterQuery({ layers, kinds, subdistrict, states, area }: MapFilter) {
  return {
    ...layers !== null && { layers: writeSet(layers) ?? nothing },
    ...kinds !== null && { kinds: writeSet(kinds) ?? nothing },
    ...subdistrict !== null && { subdistrict: String(subdistrict) },
    ...states !== null && { states: writeSet(states) ?? nothing },
    ...area !== null && { area: writeArea(area) },
  }
}

/** Whether anything is filtered away. */
export const isFiltered = ({ layers, kinds, subdistrict, states, area }: MapFilter) =>
  layers !== null || kinds !== null || subdistrict !== null || states !== null || area !== null
