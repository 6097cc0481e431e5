import { readRevision } from '../../../db/queries/revision.ts'
import { findNames } from '../../../db/queries/records.ts'
import { findResponses } from '../../../db/queries/responses.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { type Hazard, hazardsOf, type Level, type Signal } from './levels.ts'

const mostResponses = 200

/** Responses, the open ones first, and the mechanisms under which one can be opened. */
export async function listResponses({ db, user }: ServiceContext) {
  requireFeature(user.role, 'map')
  const [revision, responses, mechanisms] = await Promise.all([readRevision(db), findResponses(db, mostResponses), findNames(db, 'mechanism')])
  const names = new Map(mechanisms.map(({ id, name }) => [id, String(name)]))
  return {
    revision: revision.value,
    responses: responses.map((response) => ({ ...presentResponse(response), mechanism: names.get(response.mechanism_id) ?? null, tasks: response.tasks ?? 0, manned: response.manned ?? 0 })),
    mechanisms: mechanisms.filter(({ status }) => status === 'active').map(({ id, name, type }) => ({ id, name: String(name), type: String(type), hazards: [...hazardsOf(type)] })),
  }
}

type ResponseRow = Omit<Awaited<ReturnType<typeof findResponses>>[number], 'tasks' | 'manned'>

/** A response as screens tell of it. */
export function presentResponse(row: ResponseRow) {
  return {
    id: row.id, version: row.version, kind: row.kind, hazard: row.hazard as Hazard, title: row.title, level: row.level as Level, highestLevel: row.highest_level as Level,
    signal: row.signal as Signal | null, openedAt: row.opened_at, closedAt: row.closed_at, summary: row.summary, eventId: row.event_id,
    track: row.track_id === null ? null : { id: row.track_id, hour: row.track_hour ?? '' },
  }
}
