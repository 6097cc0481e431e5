import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { type BallotCast, findBallotsOf, findBallotVersions, writeBallot } from '../../../db/queries/reviews.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, invalid, notAllowed, notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { inTransaction } from '../records/save.ts'
import { isBarred, requireRound, reviewedUnits } from './require-round.ts'

/**
 * Casts the caller's ballots on some units, all or nothing: one on each, which may be changed or taken back (no vote) until the round
 * closes. `version` is that of the ballot it replaces, 0 for the first. The trail says that somebody voted, and never what.
 * Throws permission.denied (also for the caller's own unit), not_found, `invalid`, and `conflict` where the round is closed.
 */
export function castBallots(context: ServiceContext, { roundId, ballots }: { roundId: number, ballots: BallotCast[] }) {
  requireFeature(context.user.role, 'ballot')
  return inTransaction(context, async (inside) => {
    const { db, user, now, address } = inside
    const round = await requireRound(inside, roundId)
    if (round.status !== 'open') throw conflict({ zh: '评议已经结束，不能再投票', en: 'This review is closed; no more ballots' }, { status: round.status })
    const tree = await loadOrganizationTree(db)
    const units = new Set(reviewedUnits(tree).map(({ id }) => id))
    const standing = new Map((await findBallotsOf(db, { roundId, voterId: user.id })).map((one) => [one.organization_id, one.version]))
    const at = now.toISOString()
    for (const cast of ballots) {
      if (!units.has(cast.organizationId)) throw notFound({ zh: '成员单位', en: 'member unit' })
      if (isBarred(tree, user.organizationId, cast.organizationId)) throw notAllowed()
      if (cast.vote === null && !standing.has(cast.organizationId)) throw invalid({ zh: '请选择满意、基本满意或不满意', en: 'Choose satisfied, fairly satisfied or dissatisfied' }, ['vote'])
      const before = standing.get(cast.organizationId) ?? 0
      if (cast.version !== before) throw conflict({ zh: '你在别处改过这一票，请刷新后再改', en: 'You changed this ballot elsewhere; refresh and try again' }, { unit: cast.organizationId })
      standing.set(cast.organizationId, before + 1)
      await writeBallot(db, { roundId, voterId: user.id, at, cast: { ...cast, version: before + 1 } })
    }
    await appendAudit(db, { at, authorId: user.id, action: 'update', subject: `review_round:${roundId}`, detail: { year: round.year, ballots: ballots.length }, address })
    await bumpRevision(db, at)
    return { cast: ballots.length }
  })
}

/** All that the caller's own ballots on a unit ever said, the newest first. Throws permission.denied, not_found. */
export async function listOwnVersions(context: ServiceContext, { roundId, unit }: { roundId: number, unit: number }) {
  requireFeature(context.user.role, 'ballot')
  await requireRound(context, roundId)
  return { versions: await findBallotVersions(context.db, { roundId, voterId: context.user.id, organizationId: unit }) }
}
