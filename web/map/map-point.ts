/** A position to show; `id` is the record type and its number, such as 'partner_site:12'. Degrees are WGS84. */
export interface MapPoint {
  id: string
  name: string
  kind: string
  longitude: number
  latitude: number
  /** What is known of the point was not verified lately; it is drawn with a mark. */
  stale?: boolean
}

/** Many places that stand close together at this zoom, as one symbol with their number. Degrees are WGS84. */
export interface MapCluster {
  id: string
  longitude: number
  latitude: number
  count: number
  coordinationPoints: number
  /** How many are stale or incomplete. */
  flagged: number
  /** What holds all of them. */
  box: MapBounds
}

export type Language = 'zh' | 'en'

/** A box in degrees WGS84. */
export interface MapBounds {
  west: number
  south: number
  east: number
  north: number
}
