import { lastDayOfMonth } from '../../../db/dates.ts'
import { createFacts } from '../../../db/facts.ts'
import { defineIndicator } from '../../../db/indicator.ts'
import { loadFacts } from '../../../db/queries/facts.ts'
import type { ServiceContext } from '../../context.ts'
import type { ReportPeriod } from './period.ts'
import { requireIndicator } from './require-indicator.ts'
import { memberUnits, type Scope } from './scope.ts'

/** Whether a unit sent anything in a month, read beside its activities to tell “nothing happened” from “nothing sent”. */
const reporting = defineIndicator({
  ...requireIndicator('F2'), code: 'reporting', id: 'reporting', measures: ['activities', 'activity_reports', 'visit_reports'], denominatorMeasures: [],
})

export type MonthState = 'not_due' | 'not_reported' | 'zero' | 'active'

/** 月月有活动: each member unit by month. A running month without an activity is not due yet. */
export async function monthGrid({ db, today }: ServiceContext, scope: Scope, period: ReportPeriod) {
  const units = memberUnits(scope)
  const facts = await loadFacts(db, {
    indicators: [reporting], organizations: units.map((unit) => unit.id), by: 'organization',
    subdistrict: scope.subdistrict?.id ?? null, period: { from: period.whole.from, to: period.whole.to },
  })
  const rows = units.map((unit) => {
    const source = facts.get(unit.id)
    const answers = source ? createFacts(source, period.whole) : null
    const activities = answers?.byMonth('activities')
    const cells = period.months.map((month) => {
      const count = activities?.get(month) ?? 0
      const sent = (answers?.byMonth('activity_reports').get(month) ?? 0) + (answers?.byMonth('visit_reports').get(month) ?? 0)
      return { month, count, state: monthState({ month, count, sent, today }) }
    })
    return { organization: { id: unit.id, name: unit.name, side: unit.side }, cells }
  })
  const missing = (row: typeof rows[number]) => row.cells.filter((cell) => cell.state === 'zero' || cell.state === 'not_reported').length
  return rows.sort((a, b) => missing(b) - missing(a) || a.organization.id - b.organization.id)
}

function monthState({ month, count, sent, today }: { month: string, count: number, sent: number, today: string }): MonthState {
  if (count > 0) return 'active'
  if (lastDayOfMonth(month) >= today) return 'not_due'
  return sent > 0 ? 'zero' : 'not_reported'
}

