import { findResponses } from '../../../db/queries/responses.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { countMapLayers } from '../map/count-layers.ts'
import { findMapPoints, type MapQuery } from '../map/find-points.ts'
import { readFilters } from '../map/map-filters.ts'
import { buildOverview } from '../overview/overview.ts'
import { presentResponse } from '../responses/list-responses.ts'
import { viewResponse } from '../responses/view-response.ts'
import { buildPassage } from '../typhoon/passage.ts'

/** More are no longer read on a wall; the rest are counted. */
const mostResponses = 3

/**
 * A wall is seen by whoever comes in: whoever stands behind the request, it gets what a leader sees (places as the middle of a cell, phones masked), and of
 * that neither people's names nor what was written in free text.
 */
function viewerOf(context: ServiceContext): ServiceContext {
  requireFeature(context.user.role, 'dashboard')
  return { ...context, user: { ...context.user, role: 'leader' } }
}

/** What a wall shows of the year so far: the Overview's figures, open matters without their wording, and the responses under way. */
export async function buildWall(context: ServiceContext) {
  const viewer = viewerOf(context)
  const { sentence, period, organization, revision, dataAsOf, sample, cards, months, festivals, problems, supervised } = await buildOverview(viewer, {
    year: Number(context.today.slice(0, 4)), period: 'year', focus: 'C1',
  })
  const open = await openResponses(viewer)
  return {
    today: context.today, sentence, period, organization, revision, dataAsOf, sample, cards, months, festivals,
    problems: { on: problems.on, buckets: problems.buckets },
    // Named one by one: what is added to a matter or a response elsewhere does not reach the wall by itself.
    supervised: supervised.map(({ id, subject, title, responsible, daysLeft, problemStatus, standing }) => ({
      id, title: subject === 'indicator' ? title : { zh: '双清单事项', en: 'A matter of the double list' }, responsible, daysLeft, problemStatus, standing,
    })),
    responses: await Promise.all(open.slice(0, mostResponses).map(({ id }) => responseOnWall(viewer, id))),
    moreResponses: Math.max(0, open.length - mostResponses),
  }
}

async function openResponses({ db }: ServiceContext) {
  return (await findResponses(db, 100)).filter(({ closed_at: closedAt }) => closedAt === null)
}

/** A response with its duties by unit, without who was told or called. */
async function responseOnWall(viewer: ServiceContext, id: number) {
  const { response: { kind, title, level, signal, openedAt, track }, mechanism, tasks } = await viewResponse(viewer, id)
  return {
    id, kind, title, level, signal, openedAt, track, mechanism: mechanism?.name ?? null,
    tasks: tasks.filter(({ released }) => !released).map(({ id: task, duty, organization, calledAt, arrivedAt, doneAt, isNew }) => ({ id: task, duty, organization, calledAt, arrivedAt, doneAt, isNew })),
  }
}

/** The map's layers as a wall shows them. */
export const wallLayers = (context: ServiceContext) => countMapLayers(viewerOf(context), readFilters({}))

/** The map's places as a wall shows them: never where they exactly are. */
export const wallPoints = (context: ServiceContext, query: Omit<MapQuery, 'filters'>) => findMapPoints(viewerOf(context), { ...query, filters: readFilters({}) })

/** The passing of a storm that a response under way was opened for. Throws not_found for any other. */
export async function wallPassage(context: ServiceContext, trackId: number) {
  const viewer = viewerOf(context)
  const isWatched = (await openResponses(viewer)).some((row) => presentResponse(row).track?.id === trackId)
  if (!isWatched) throw notFound({ zh: '台风路径', en: 'typhoon track' })
  return buildPassage(viewer, trackId)
}
