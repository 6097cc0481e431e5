import type { countMapLayers } from '../../../server/services/map/count-layers.ts'
import type { findMapPoints } from '../../../server/services/map/find-points.ts'
import type { buildPointCard } from '../../../server/services/map/point-card.ts'
import type { searchMapPoints } from '../../../server/services/map/search-points.ts'

/** What the routes of the map answer. */
export interface MapAnswers {
  layers: Awaited<ReturnType<typeof countMapLayers>>
  points: Awaited<ReturnType<typeof findMapPoints>>
  search: Awaited<ReturnType<typeof searchMapPoints>>
  card: Awaited<ReturnType<typeof buildPointCard>>
}
