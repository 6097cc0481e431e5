import { createFacts } from '../../../db/facts.ts'
import { findReports } from '../../../db/queries/reports.ts'
import { findBallotsOf, findRoundOfYear } from '../../../db/queries/reviews.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import type { ServiceContext } from '../../context.ts'
import { hasFeature } from '../../security/permissions.ts'
import { describeIndicator } from '../overview/describe-indicator.ts'
import { evaluate } from '../overview/evaluate.ts'
import { loadSources } from '../overview/load-sources.ts'
import { loadOwnTargets } from '../overview/own-targets.ts'
import { readPeriod } from '../overview/period.ts'
import { requireIndicator } from '../overview/require-indicator.ts'
import { resolveScope, type Scope } from '../overview/scope.ts'
import { openSteps } from './change-round.ts'
import { countResults, totalOf, type UnitResult, unitsShown } from './count-results.ts'
import { isBarred, reviewedUnits, runsReviews } from './require-round.ts'
import { turnoutOf } from './turnout.ts'

/** The review of a year: its round, the caller's own ballots, how many have voted, and, unless the round is open, the results of the caller's own units. */
export async function viewReviews(context: ServiceContext, { year }: { year: number }) {
  const { db, user } = context
  const revision = await readRevision(db)
  const scope = await resolveScope(context, {})
  const { tree } = scope
  const round = await findRoundOfYear(db, year)
  const standing = round && round.status !== 'discarded' ? round : undefined
  const isOpen = standing?.status === 'open'
  const runs = runsReviews(context, tree)
  const mayVote = isOpen && hasFeature(user.role, 'ballot')
  const [results, own, turnout, reports, { indicators, reported }] = await Promise.all([
    isOpen ? new Map<number, UnitResult>() : countResults(context, { tree, organizationId: scope.organization.id, year, roundId: standing?.id ?? null }),
    standing ? findBallotsOf(db, { roundId: standing.id, voterId: user.id }) : [],
    standing ? turnoutOf(context, tree, standing.id) : null,
    findReports(db, { year, organizations: null }),
    findIndicators(context, scope, year),
  ])
  const duty = new Map(reports.filter(({ kind, status }) => (kind === 'civilian' || kind === 'military') && status !== 'discarded').map((one) => [one.organization_id, one]))
  const ballots = new Map(own.map((one) => [one.organization_id, one]))
  const shown = unitsShown(tree, scope.organization.id, results)
  const mine = new Set(shown.map(({ id }) => id))
  const describe = ({ id, name, side }: (typeof shown)[number]) => {
    const report = duty.get(id)
    return { id, name, side, reported: reported.has(id), report: report && mine.has(id) ? { id: report.id, status: report.status } : null }
  }
  return {
    revision: revision.value,
    dataAsOf: revision.changedAt,
    year,
    organization: scope.organization,
    sample: await readSetting(db, 'sample') === 'true',
    round: round ? { id: round.id, status: round.status, version: round.version, openedAt: round.opened_at, closedAt: round.closed_at, opener: round.opener, note: round.note } : null,
    mayOpen: runs && !standing,
    deeds: runs && round ? openSteps(round.status).filter((deed) => deed !== 'restore' || !standing) : [],
    turnout: turnout && { voters: turnout.voters, complete: turnout.complete, begun: turnout.begun, people: runs ? turnout.people : null },
    /** The units that the caller votes on, with the ballots as they stand; null where there is nothing to vote on. */
    ballots: mayVote ? reviewedUnits(tree).filter(({ id }) => !isBarred(tree, user.organizationId, id)).map((unit) => {
      const ballot = ballots.get(unit.id)
      return { ...describe(unit), vote: ballot?.vote ?? null, comment: ballot?.comment ?? null, version: ballot?.version ?? 0, at: ballot?.at ?? null }
    }) : null,
    results: isOpen ? null : {
      units: shown.map((unit) => ({ ...describe(unit), result: results.get(unit.id) ?? null })),
      total: totalOf(results.values()),
    },
    indicators,
  }
}

export type ReviewsView = Awaited<ReturnType<typeof viewReviews>>

/** A8 and H4 of the year, as their own pages have them, and the units whose report A8 counts. */
async function findIndicators(context: ServiceContext, scope: Scope, year: number) {
  const period = readPeriod({ year, period: 'year' }, context.today)
  const asked = ['A8', 'H4'].map(requireIndicator)
  const [sources, targets] = await Promise.all([
    loadSources(context.db, { indicators: asked, organizations: [scope.organization.id], by: 'organization', subdistrict: null, period }),
    loadOwnTargets(context.db, { indicators: asked, scope, period }),
  ])
  const own = sources.get(scope.organization.id)
  if (!own) return { indicators: [], reported: new Set<number>() }
  const filed = createFacts(own.current, period.elapsed).yearlyByCategory('duty_reports')
  return {
    indicators: asked.map((indicator) => {
      const { value, numerator, denominator, target } = evaluate(indicator, own, { period, target: targets.get(indicator.code) })
      return { indicator: describeIndicator(indicator), value, numerator, denominator, target }
    }),
    reported: new Set([...filed].flatMap(([unit, count]) => count > 0 ? [Number(unit)] : [])),
  }
}
