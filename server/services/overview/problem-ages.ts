import { addDays, daysBetween } from '../../../db/dates.ts'
import { findOpenProblems } from '../../../db/queries/open-problems.ts'
import type { ServiceContext } from '../../context.ts'
import type { ReportPeriod } from './period.ts'
import type { Scope } from './scope.ts'

/** Ages in days at which a matter moves to the next bucket; the target for resolving one is 30 (H3). */
const bounds = [30, 60, 90]
const mostNamed = 8

/** 难题（按账龄）: matters open on the period's last day by how long they have been, the oldest of each named. One known to its month counts from its first day. */
export async function problemAges({ db }: Pick<ServiceContext, 'db'>, scope: Scope, { elapsed: { to: on } }: ReportPeriod) {
  const found = await findOpenProblems(db, {
    organizationId: scope.organization.id, subdistrict: scope.subdistrict?.id ?? null, on, most: mostNamed,
    limits: bounds.map((bound) => addDays(on, -bound - 1)),
  })
  const buckets = [0, ...bounds].map((bound, index) => {
    const [first] = found.filter(({ bucket }) => bucket === index)
    return { from: index === 0 ? 0 : bound + 1, to: bounds[index] ?? null, count: first?.count ?? 0, overdue: first?.overdue ?? 0 }
  })
  return {
    on,
    buckets,
    items: found.map(({ id, title, opened_on: openedOn, due_on: dueOn, lead_id: lead, supervised, bucket }) => ({
      id, title, openedOn, dueOn, bucket, supervised: supervised === 1,
      days: daysBetween(openedOn.length === 7 ? `${openedOn}-01` : openedOn, on),
      overdue: dueOn !== null && dueOn < on,
      unit: lead === null ? null : scope.tree.nodes.get(lead)?.name ?? null,
    })),
  }
}
