import type { Generated } from 'kysely'

export interface BaseMapTables {
  /** 底图; the entry that stands is the one of its version. */
  base_map: { id: Generated<number>, version: number, removed_by: number | null, removed_at: string | null }
  /** What the administrator said of a base map, as JSON of `BaseMapEntry`; none is ever changed. */
  base_map_version: { base_map_id: number, version: number, entry: string, author_id: number | null, at: string }
}
