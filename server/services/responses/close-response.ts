import { findResponseTasks, appendResponseLog, updateResponse } from '../../../db/queries/responses.ts'
import { findRecord } from '../../../db/queries/records.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { Values } from '../../../db/record.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { writeChecked } from '../records/save.ts'
import { eventTypes, type Hazard, type Level, levelWords } from './levels.ts'
import { changedMeanwhile, requireOpen } from './require-open.ts'

interface Closing { summary: string, persons: number | null, evacuated: number | null, version: number }

/**
 * Closes a response with its summary and figures, and writes it as a drill or incident into the ledger that the indicators read: asked for when it
 * was opened, arrived when the first duty was manned (H6). All or nothing. Throws `conflict` where somebody changed it since `version`.
 */
export async function closeResponse(context: ServiceContext, id: number, { summary, persons, evacuated, version }: Closing) {
  requireFeature(context.user.role, 'response')
  const { db, user, now } = context
  const at = now.toISOString()
  return db.transaction().execute(async (trx) => {
    const response = await requireOpen(trx, id)
    const mechanism = await findRecord(trx, 'mechanism', response.mechanism_id)
    const arrived = firstOf((await findResponseTasks(trx, id)).map(({ arrived_at }) => arrived_at))
    const given: Values = {
      happened_at: minuteInChina(response.opened_at), mechanism_id: response.mechanism_id, kind: response.kind, type: eventTypes[response.hazard as Hazard],
      level: levelWords[response.highest_level as Level], requested_at: minuteInChina(response.opened_at), arrived_at: arrived === null ? null : minuteInChina(arrived),
      closed_at: minuteInChina(at), persons, evacuated, party_ids: Array.isArray(mechanism?.party_ids) ? mechanism.party_ids : null, outcome: summary,
    }
    const event = await writeChecked({ ...context, db: trx }, 'response_event', { before: null, given, action: 'create' })
    if (!await updateResponse(trx, { id, version }, { closed_at: at, summary, event_id: event?.id ?? null })) throw changedMeanwhile()
    await appendResponseLog(trx, { responseId: id, at, authorId: user.id, action: 'close', detail: { summary, persons, evacuated } })
    await bumpRevision(trx, at)
    return { eventId: event?.id ?? null }
  })
}

const firstOf = (times: (string | null)[]) => times.filter((time) => time !== null).sort()[0] ?? null

/** An instant as the minute in China that records keep. */
function minuteInChina(instant: string) {
  return `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16)}+08:00`
}
