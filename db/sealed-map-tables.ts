import type { Generated } from 'kysely'

export interface SealedMapTables {
  /** 存档地图: the map as it was shown once; only its being discarded and brought back is ever written afterwards. */
  sealed_map: {
    id: Generated<number>
    name: string
    reason: string
    /** The organization whose places it holds, by its name then. */
    organization_id: number
    organization_name: string
    /** What was asked for and in which view, and what else it takes to draw it again, as JSON of `SealedView`. */
    view: string
    revision: number
    data_as_of: string
    /** The day, in Shanghai, by which the places' states were judged. */
    on_day: string
    sample: number
    places: number
    /** SHA-256 of `view` and of all places in their order. */
    content_hash: string
    created_by: number
    created_at: string
    discarded_by: number | null
    discarded_at: string | null
    discarded_reason: string | null
  }
  /** A place of a sealed map, as JSON of `SealedPlace`, exact and unmasked: what a reader may see of it is decided as it is read. */
  sealed_map_place: { sealed_map_id: number, number: number, content: string }
}
