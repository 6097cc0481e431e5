import { findBallotsOf, findReviewedYear, findRoundOfYear } from '../../../db/queries/reviews.ts'
import type { ServiceContext } from '../../context.ts'
import { hasFeature } from '../../security/permissions.ts'
import type { Scope } from '../overview/scope.ts'
import { countResults, totalOf } from './count-results.ts'
import { isBarred, reviewedUnits } from './require-round.ts'
import { turnoutOf } from './turnout.ts'

/** How many units stand in the short list. */
const listed = 5

/**
 * The review of an organization's units of a year, or else of the last year before that had one: in short, for other pages.
 * Null where nothing was ever reviewed. While the round is open only the turnout is told.
 */
export async function summarizeReviews(context: ServiceContext, { tree, organization }: Scope, upTo: number) {
  const { db, user } = context
  const year = await findReviewedYear(db, { upTo, organizationId: organization.id })
  if (year === null) return null
  const found = await findRoundOfYear(db, year)
  const round = found && found.status !== 'discarded' ? found : undefined
  if (round?.status === 'open') {
    const { voters, complete } = await turnoutOf(context, tree, round.id)
    const done = new Set((await findBallotsOf(db, { roundId: round.id, voterId: user.id })).flatMap(({ vote, organization_id: unit }) => vote === null ? [] : [unit]))
    const due = hasFeature(user.role, 'ballot') ? reviewedUnits(tree).filter(({ id }) => !isBarred(tree, user.organizationId, id) && !done.has(id)).length : 0
    return { year, isOpen: true as const, voters, complete, due }
  }
  const results = await countResults(context, { tree, organizationId: organization.id, year, roundId: round?.id ?? null })
  const rows = [...results].flatMap(([id, { approval, dissatisfied, ...result }]) => {
    const name = tree.nodes.get(id)?.name
    return name === undefined || approval === null ? [] : [{ id, name, approval, dissatisfied, comments: result.comments.length }]
  }).sort((a, b) => a.approval - b.approval || b.dissatisfied - a.dissatisfied)
  return { year, isOpen: false as const, units: rows.length, total: totalOf(results.values()), lowest: rows.slice(0, listed) }
}

export type ReviewSummary = Awaited<ReturnType<typeof summarizeReviews>>
