import type { AnswerOf, api } from '../../api.ts'
import type { MapBounds, MapCluster, MapPoint } from '../../map/map-point.ts'

type Answer = AnswerOf<typeof api.map.points.$get>
type Columns = Answer['points']

/** A place as the screen lists and draws it. */
export interface ShownPoint extends MapPoint {
  subdistrict: string | null
  stale: boolean
  incomplete: boolean
  overdue: boolean
  /** Years since it began, of partner sites. */
  years: number | null
}

const types = ['coordination_point', 'partner_site'] as const

/** Places out of the columns that the server sends them in. */
export function pointsOf(columns: Columns): ShownPoint[] {
  const [stale, incomplete, overdue] = [new Set(columns.stale), new Set(columns.incomplete), new Set(columns.overdue)]
  return columns.ids.map((id, index) => ({
    id: `${types[columns.types[index] ?? 0]}:${id}`,
    name: columns.names[index] ?? '',
    kind: columns.kindNames[columns.kinds[index] ?? 0] ?? '',
    longitude: columns.longitudes[index] ?? NaN,
    latitude: columns.latitudes[index] ?? NaN,
    subdistrict: columns.subdistrictNames[columns.subdistricts[index] ?? 0] ?? null,
    stale: stale.has(index),
    incomplete: incomplete.has(index),
    overdue: overdue.has(index),
    years: columns.years[index] ?? null,
  }))
}

/** Clusters out of their columns. A cluster is known by where it is: it has no number of its own. */
export function clustersOf(columns: Answer['clusters']): MapCluster[] {
  return columns.counts.map((count, index) => {
    const [west = NaN, south = NaN, east = NaN, north = NaN] = columns.boxes.slice(index * 4, index * 4 + 4)
    const box: MapBounds = { west, south, east, north }
    return {
      id: `cluster:${west},${south},${count}`,
      longitude: columns.longitudes[index] ?? NaN,
      latitude: columns.latitudes[index] ?? NaN,
      count,
      coordinationPoints: columns.coordinationPoints[index] ?? 0,
      flagged: columns.flagged[index] ?? 0,
      box,
    }
  })
}
