import { appendAudit } from '../../../db/queries/audit.ts'
import { findRecord } from '../../../db/queries/records.ts'
import { appendResponseLog, insertResponse, insertResponseTasks } from '../../../db/queries/responses.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { openTrack } from '../typhoon/view-track.ts'
import { dutiesBetween } from './ladder.ts'
import { type Hazard, hazardsOf, type Level, type Signal } from './levels.ts'

export interface NewResponse {
  kind: 'drill' | 'incident'
  hazard: Hazard
  mechanismId: number
  title: string
  level: Level
  signal: Signal | null
  /** The typhoon track that it was opened from, and the hour of it (UTC). */
  track: { id: number, hour: string } | null
}

/** Opens a response with all duties that hold at its level. Throws where the mechanism or the track is none, or is out of use. */
export async function openResponse(context: ServiceContext, { kind, hazard, mechanismId, title, level, signal, track }: NewResponse) {
  const { db, user, now, address } = context
  requireFeature(user.role, 'response')
  const at = now.toISOString()
  return db.transaction().execute(async (trx) => {
    const mechanism = await findRecord(trx, 'mechanism', mechanismId)
    if (mechanism?.status !== 'active') throw invalid({ zh: '这个联动机制不存在或已停用，请另选', en: 'This mechanism does not exist or is out of use; choose another' })
    if (!hazardsOf(mechanism.type).includes(hazard)) {
      throw invalid({ zh: '这个联动机制不管这类灾种，请换灾种或机制', en: 'This mechanism is not there for this hazard; choose another of either' })
    }
    if (track !== null) await openTrack({ ...context, db: trx }, track.id)
    const id = await insertResponse(trx, {
      version: 1, kind, hazard, mechanism_id: mechanismId, title, level, highest_level: level, signal, track_id: track?.id ?? null, track_hour: track?.hour ?? null,
      opened_at: at, closed_at: null, summary: null, event_id: null,
    })
    const duties = await dutiesBetween(trx, { hazard, level })
    const entry = await appendResponseLog(trx, { responseId: id, at, authorId: user.id, action: 'open', detail: { level, signal, duties: duties.length } })
    await insertResponseTasks(trx, duties.map((duty) => ({ ...blankTask, ...duty, response_id: id, since_entry: entry })))
    await appendAudit(trx, { at, authorId: user.id, action: 'create', subject: `response:${id}`, detail: { title }, address })
    await bumpRevision(trx, at)
    return { id }
  })
}

/** A task that nobody has taken up yet. */
export const blankTask = { assignee: null, called_at: null, arrived_at: null, done_at: null, released_at: null }
