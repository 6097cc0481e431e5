import type { countMapLayers } from '../../../server/services/map/count-layers.ts'
import type { findCoverageGaps } from '../../../server/services/map/coverage-gaps.ts'
import type { findMapPoints } from '../../../server/services/map/find-points.ts'
import type { findNearest } from '../../../server/services/map/nearest.ts'
import type { buildPointCard } from '../../../server/services/map/point-card.ts'
import type { searchMapPoints } from '../../../server/services/map/search-points.ts'

/** What the routes of the map answer. */
export interface MapAnswers {
  layers: Awaited<ReturnType<typeof countMapLayers>>
  points: Awaited<ReturnType<typeof findMapPoints>>
  nearest: Awaited<ReturnType<typeof findNearest>>
  coverage: Awaited<ReturnType<typeof findCoverageGaps>>
  search: Awaited<ReturnType<typeof searchMapPoints>>
  card: Awaited<ReturnType<typeof buildPointCard>>
}
