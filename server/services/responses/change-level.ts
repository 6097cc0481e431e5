import { appendAudit } from '../../../db/queries/audit.ts'
import { appendResponseLog, findResponseTasks, insertResponseTasks, updateResponse, updateResponseTasks } from '../../../db/queries/responses.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { dutiesBetween } from './ladder.ts'
import type { Hazard, Level, Signal } from './levels.ts'
import { blankTask } from './open-response.ts'
import { changedMeanwhile, requireOpen } from './require-open.ts'

interface Change { level: Level, reason: string | null, version: number }

/**
 * Raises or lowers the level. Raised, only the duties that the higher levels add come in; lowered, those of the levels left are released, and
 * come back with another raising. Throws `conflict` where somebody changed it since `version`.
 */
export async function changeLevel({ db, user, now, address }: ServiceContext, id: number, { level, reason, version }: Change) {
  requireFeature(user.role, 'response')
  const at = now.toISOString()
  await db.transaction().execute(async (trx) => {
    const response = await requireOpen(trx, id)
    if (response.level === level) throw invalid({ zh: '已经是这一级响应', en: 'It is at this level already' })
    const isTaken = await updateResponse(trx, { id, version }, { level, highest_level: Math.min(level, response.highest_level) })
    if (!isTaken) throw changedMeanwhile()
    const tasks = await findResponseTasks(trx, id)
    const known = new Set(tasks.map(({ duty_id }) => duty_id))
    const added = (await dutiesBetween(trx, { hazard: response.hazard as Hazard, level, above: response.level })).filter(({ duty_id }) => !known.has(duty_id))
    const back = level < response.level ? tasks.filter((task) => task.released_at !== null && task.level >= level) : []
    const released = level > response.level ? tasks.filter((task) => task.released_at === null && task.level < level) : []
    const entry = await appendResponseLog(trx, {
      responseId: id, at, authorId: user.id, action: 'level', detail: { from: response.level, to: level, reason, added: added.length + back.length, released: released.length },
    })
    await insertResponseTasks(trx, added.map((duty) => ({ ...blankTask, ...duty, response_id: id, since_entry: entry })))
    await updateResponseTasks(trx, { responseId: id, ids: back.map((task) => task.id) }, { released_at: null, since_entry: entry })
    await updateResponseTasks(trx, { responseId: id, ids: released.map((task) => task.id) }, { released_at: at })
    await appendAudit(trx, { at, authorId: user.id, action: 'update', subject: `response:${id}`, detail: { from: response.level, to: level }, address })
    await bumpRevision(trx, at)
  })
}

/** Sets the weather service's signal, apart from the level. */
export async function changeSignal({ db, user, now }: ServiceContext, id: number, { signal, version }: { signal: Signal | null, version: number }) {
  requireFeature(user.role, 'response')
  const at = now.toISOString()
  await db.transaction().execute(async (trx) => {
    const response = await requireOpen(trx, id)
    if (!await updateResponse(trx, { id, version }, { signal })) throw changedMeanwhile()
    await appendResponseLog(trx, { responseId: id, at, authorId: user.id, action: 'signal', detail: { from: response.signal, to: signal } })
    await bumpRevision(trx, at)
  })
}
