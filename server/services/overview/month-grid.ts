import { lastDayOfMonth } from '../../../db/dates.ts'
import { createFacts, type FactSource } from '../../../db/facts.ts'
import { defineIndicator } from '../../../db/indicator.ts'
import { loadFacts } from '../../../db/queries/facts.ts'
import type { ServiceContext } from '../../context.ts'
import type { ReportPeriod } from './period.ts'
import { requireIndicator } from './require-indicator.ts'
import { memberUnits, type Scope } from './scope.ts'

/** Whether a unit sent anything in a month, read beside its activities to tell “nothing happened” from “nothing sent”. */
const reporting = defineIndicator({
  ...requireIndicator('F2'), code: 'reporting', id: 'reporting', measures: ['activity_reports', 'visit_reports', 'meetings', 'education_sessions'], denominatorMeasures: [],
})

export type MonthState = 'not_due' | 'not_reported' | 'zero' | 'active'

/** 月月有活动: each member unit by month. A running month without an activity is not due yet. */
export async function monthGrid({ db, today }: Pick<ServiceContext, 'db' | 'today'>, scope: Scope, period: ReportPeriod) {
  const units = memberUnits(scope)
  const question = { organizations: units.map((unit) => unit.id), by: 'organization' as const, period: period.whole }
  const [activityFacts, reportFacts] = await Promise.all([
    loadFacts(db, { ...question, indicators: [requireIndicator('F2')], subdistrict: scope.subdistrict?.id ?? null }),
    // A unit that reported on another sub-district has reported: what it did here was zero.
    loadFacts(db, { ...question, indicators: [reporting], subdistrict: null }),
  ])
  const rows = units.map((unit) => {
    const activities = sumsByMonth(activityFacts.get(unit.id), period, ['activities'])
    const reports = sumsByMonth(reportFacts.get(unit.id), period, reporting.measures)
    const cells = period.months.map((month) => {
      const count = activities.get(month) ?? 0
      return { month, count, state: monthState({ month, count, sent: reports.get(month) ?? 0, today }) }
    })
    return { organization: { id: unit.id, name: unit.name, side: unit.side }, cells }
  })
  const missing = (row: typeof rows[number]) => row.cells.filter((cell) => cell.state === 'zero' || cell.state === 'not_reported').length
  return rows.sort((a, b) => missing(b) - missing(a) || a.organization.id - b.organization.id)
}

function sumsByMonth(source: FactSource | undefined, period: ReportPeriod, measures: string[]) {
  const sums = new Map<string, number>()
  if (!source) return sums
  const facts = createFacts(source, period.whole)
  for (const measure of measures) for (const [month, value] of facts.byMonth(measure)) sums.set(month, (sums.get(month) ?? 0) + value)
  return sums
}

function monthState({ month, count, sent, today }: { month: string, count: number, sent: number, today: string }): MonthState {
  if (count > 0) return 'active'
  if (lastDayOfMonth(month) >= today) return 'not_due'
  return sent > 0 ? 'zero' : 'not_reported'
}
