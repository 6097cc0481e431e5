import { appendAudit } from '../../../db/queries/audit.ts'
import { closeRound, findRound, insertRound } from '../../../db/queries/checks.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'

/** Starts a round in which every phone and stock line is to be checked. Throws `conflict` while one is under way. */
export async function startRound({ db, user, now, address }: ServiceContext, name: string) {
  requireFeature(user.role, 'response')
  const at = now.toISOString()
  return db.transaction().execute(async (trx) => {
    const last = await findRound(trx)
    if (last?.closed_at === null) throw conflict({ zh: `“${last.name}”还没有结束，请先结束它`, en: `“${last.name}” is still under way; end it first` })
    const id = await insertRound(trx, { name, started_at: at, started_by: user.id, closed_at: null, closed_by: null })
    await appendAudit(trx, { at, authorId: user.id, action: 'create', subject: `verification_round:${id}`, detail: { name }, address })
    await bumpRevision(trx, at)
    return { id }
  })
}

/** Ends the round under way; what was checked in it stays. Throws `conflict` where it has ended. */
export async function endRound({ db, user, now, address }: ServiceContext, id: number) {
  requireFeature(user.role, 'response')
  const at = now.toISOString()
  await db.transaction().execute(async (trx) => {
    if (!await closeRound(trx, id, { at, authorId: user.id })) throw conflict({ zh: '这一轮核实已经结束', en: 'This round has ended' })
    await appendAudit(trx, { at, authorId: user.id, action: 'update', subject: `verification_round:${id}`, detail: { closed: true }, address })
    await bumpRevision(trx, at)
  })
}
