import { appendAudit } from '../../../db/queries/audit.ts'
import { findRoundOfYear, insertRound, type RoundRow, updateRound } from '../../../db/queries/reviews.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { RoundStatus } from '../../../db/review-tables.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, invalid } from '../../errors.ts'
import { inTransaction } from '../records/save.ts'
import { requireRound, requireRunner } from './require-round.ts'

export const roundDeeds = ['close', 'reopen', 'discard', 'restore'] as const
export type RoundDeed = (typeof roundDeeds)[number]

const steps: Record<RoundDeed, { from: RoundStatus, to: RoundStatus }> = {
  close: { from: 'open', to: 'closed' },
  reopen: { from: 'closed', to: 'open' },
  discard: { from: 'open', to: 'discarded' },
  restore: { from: 'discarded', to: 'open' },
}

/** What may be done with a round in its state. */
export const openSteps = (status: RoundStatus) => roundDeeds.filter((deed) => steps[deed].from === status)

/** Opens the review of a year's duty reports. Throws permission.denied, `invalid` for a year to come, `conflict` where the year has one. */
export function openRound(context: ServiceContext, { year }: { year: number }) {
  return inTransaction(context, async (inside) => {
    await requireRunner(inside)
    if (year > Number(inside.today.slice(0, 4))) throw invalid({ zh: '这一年还没有开始，不能评议', en: 'That year has not begun' }, ['year'])
    await requireFreeYear(inside, year)
    const at = inside.now.toISOString()
    const id = await insertRound(inside.db, { year, status: 'open', version: 1, opened_by: inside.user.id, opened_at: at, closed_at: null, note: null })
    await appendAudit(inside.db, { at, authorId: inside.user.id, action: 'create', subject: `review_round:${id}`, detail: { year }, address: inside.address })
    await bumpRevision(inside.db, at)
    return { id }
  })
}

/**
 * Closes a round, opens it again with a reason, discards it or brings it back; its ballots stay in every state.
 * Throws permission.denied, not_found, `conflict`, and `invalid` where reopening has no reason.
 */
export function changeRound(context: ServiceContext, { id, version, deed, note }: { id: number, version: number, deed: RoundDeed, note: string | null }) {
  return inTransaction(context, async (inside) => {
    await requireRunner(inside)
    const round = await requireRound(inside, id, version)
    if (steps[deed].from !== round.status) throw conflict({ zh: '评议的状态已经变了，请刷新', en: 'The state of this review has changed; refresh' }, { status: round.status })
    if (deed === 'reopen' && note === null) throw invalid({ zh: '结果已经公布，重新开启要写明原因', en: 'Results were told; say why it is reopened' }, ['note'])
    if (deed === 'restore') await requireFreeYear(inside, round.year)
    await move(inside, round, { deed, note })
    return { version: version + 1 }
  })
}

async function move({ db, now, user, address }: ServiceContext, round: RoundRow, { deed, note }: { deed: RoundDeed, note: string | null }) {
  const at = now.toISOString()
  const status = steps[deed].to
  await updateRound(db, round.id, { status, version: round.version + 1, note, closed_at: status === 'closed' ? at : null })
  await appendAudit(db, {
    at, authorId: user.id, action: 'update', subject: `review_round:${round.id}`, detail: { year: round.year, deed, ...note === null ? {} : { note } }, address,
  })
  await bumpRevision(db, at)
}

async function requireFreeYear({ db }: ServiceContext, year: number) {
  const standing = await findRoundOfYear(db, year)
  if (standing && standing.status !== 'discarded') throw conflict({ zh: `${year}年的评议已经开启过了`, en: `There is a review of ${year} already` }, { id: standing.id })
}
