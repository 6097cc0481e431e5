import { coarseMetres, coarsePosition } from '../../../db/positions.ts'
import type { Bounds, PointType } from '../../../db/queries/map-points.ts'
import type { StoredRecord } from '../../../db/record.ts'
import type { TileSystem } from '../../../db/base-map.ts'
import type { Place } from '../../geo/metres.ts'
import { type FilterTexts, mapFilters, readFilters } from '../map/map-filters.ts'
import { type MapArea, readArea, writeArea } from '../map/places/map-area.ts'
import type { Passage } from '../typhoon/passage.ts'

/** What the margin of a sealed map says of its base map, and how to tell whether its tiles are the same still. */
export interface SealedBase {
  id: number
  version: number
  /** Of a tile file, as it was. */
  mark: string | null
  name: string
  approval: string | null
  licence: string
  attribution: string
  system: TileSystem
}

/** A storm at the one hour that was shown. */
export type SealedStorm = Omit<Passage, 'revision' | 'exact' | 'reached' | 'places' | 'stretches'>

/** What a sealed map asked for, and what it takes to draw it again, as it is stored. Degrees are WGS84. */
export interface SealedView {
  filters: FilterTexts
  /** What was in view. */
  box: Bounds
  /** The mechanisms that there were. */
  mechanisms: { id: number, name: string, type: string, active: boolean }[]
  /** Names of the organizations that its places and filters name. */
  organizations: Record<string, string>
  base: SealedBase | null
  storm: SealedStorm | null
}

/** A place as it is stored: unmasked, and whether it passed the filters where it is and where coarse positions have it. */
export interface SealedPlace { type: PointType, record: StoredRecord, state: number, exact: boolean, coarse: boolean }

/**
 * Where a view and its drawn area are told to whoever does not see exact places: by the cells that places are made coarse by. The planner may have set the
 * middle or a corner on a place, and which places lie within an exact area would tell them too.
 */
export function viewFor({ filters, box }: Pick<SealedView, 'filters' | 'box'>, { exact }: { exact: boolean }) {
  if (exact) return { filters, box }
  const area = filters.area === undefined ? null : readArea(filters.area)
  return { filters: { ...filters, ...area && { area: writeArea(coarseArea(area)) } }, box: coarseBox(box) }
}

/** Filters as texts, ready to be asked by. */
export const filtersOf = (texts: FilterTexts) => readFilters(mapFilters.parse(texts))

const coarse = ({ longitude, latitude }: Place): Place => {
  const [x, y] = coarsePosition(longitude, latitude)
  return { longitude: x, latitude: y }
}

/** The same box with its middle in the middle of a cell. */
function coarseBox({ west, south, east, north }: Bounds): Bounds {
  const [halfWidth, halfHeight] = [(east - west) / 2, (north - south) / 2]
  const { longitude, latitude } = coarse({ longitude: west + halfWidth, latitude: south + halfHeight })
  return { west: longitude - halfWidth, south: latitude - halfHeight, east: longitude + halfWidth, north: latitude + halfHeight }
}

function coarseArea(area: MapArea): MapArea {
  if (area.kind === 'circle') return { ...area, middle: coarse(area.middle) }
  const corners = area.corners.map(coarse)
  const [first = { longitude: 0, latitude: 0 }] = corners
  const distinct = new Set(corners.map(({ longitude, latitude }) => `${longitude} ${latitude}`)).size
  // Within one cell or two nothing is left of a polygon.
  return distinct > 2 ? { kind: 'polygon', corners } : { kind: 'circle', middle: first, metres: coarseMetres }
}
