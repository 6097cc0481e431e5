import { createFacts } from '../../../db/facts.ts'
import { festivalsOfYear, festivals } from '../../../db/festivals.ts'
import { lastDayOfMonth } from '../../../db/dates.ts'
import type { Indicator } from '../../../db/indicator.ts'
import { findIndicator, indicators } from '../../../db/indicators.ts'
import { loadFacts } from '../../../db/queries/facts.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import { findTargets } from '../../../db/queries/targets.ts'
import { defineIndicator } from '../../../db/indicator.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid } from '../../errors.ts'
import { describeIndicator } from './describe-indicator.ts'
import { evaluate, seriesOf } from './evaluate.ts'
import { loadSources } from './load-sources.ts'
import { readPeriod, type ReportPeriod } from './period.ts'
import { memberUnits, resolveScope, type Scope } from './scope.ts'
import { statusSentence } from './status-sentence.ts'

export interface OverviewQuery { year: number, period: string, unit?: number, subdistrict?: number, focus: string }

/** The six cards of the Overview, one for each question a leader asks first. */
const cardCodes = ['C1', 'C3', 'D1', 'F2', 'F3', 'F6']

/** Whether a unit sent anything in a month, read beside its activities to tell “nothing happened” from “nothing sent”. */
const reporting = defineIndicator({
  ...requireIndicator('F2'), code: 'reporting', id: 'reporting', measures: ['activities', 'activity_reports', 'visit_reports'], denominatorMeasures: [],
})

/** Everything the Overview shows, from the rollups, in one answer. */
export async function buildOverview(context: ServiceContext, query: OverviewQuery) {
  const { db } = context
  const period = readPeriod(query.year, query.period, context.today)
  const scope = await resolveScope(context, query)
  const focus = requireIndicator(query.focus)
  const shown = cardCodes.map(requireIndicator)
  const needed = [...new Set([...shown, focus])]
  const subdistrict = scope.subdistrict?.id ?? null
  const [sources, targets, revision, sample] = await Promise.all([
    loadSources(db, { indicators: needed, organizations: [scope.organization.id], by: 'organization', subdistrict, period }),
    findTargets(db, { organizationId: scope.organization.id, year: period.year, codes: indicators.map((indicator) => indicator.code) }),
    readRevision(db),
    readSetting(db, 'sample'),
  ])
  const own = sources.get(scope.organization.id)
  if (!own) throw invalid({ zh: '没有可用的数据', en: 'There is no data' })
  const view = (indicator: Indicator) => {
    // A unit's yearly count is not promised for one sub-district of it; rates hold everywhere.
    const target = subdistrict !== null && indicator.format !== 'rate' ? undefined : targets.get(indicator.code)
    return {
      indicator: describeIndicator(indicator),
      ...evaluate(indicator, own, { period, target }),
      series: seriesOf(indicator, own, { period, target }),
    }
  }
  const cards = shown.map(view)
  return {
    period: { year: period.year, key: period.key, from: period.elapsed.from, to: period.elapsed.to, running: period.running },
    organization: scope.organization,
    subdistrict: scope.subdistrict,
    revision: revision.value,
    dataAsOf: revision.changedAt,
    sample: sample === 'true',
    sentence: statusSentence(cards, period),
    cards,
    focus: view(focus),
    months: await monthGrid(context, scope, period),
    festivals: await festivalWheel(context, scope, period),
    ranking: await rankUnits(context, { scope, indicator: focus, period }),
  }
}

export type Overview = Awaited<ReturnType<typeof buildOverview>>

export type MonthState = 'not_due' | 'not_reported' | 'zero' | 'active'

/** 月月有活动: each member unit by month. A running month without an activity is not due yet. */
async function monthGrid({ db, today }: ServiceContext, scope: Scope, period: ReportPeriod) {
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

/** 节节有互动: each festival of the period with its interactions. */
async function festivalWheel({ db, today }: ServiceContext, scope: Scope, period: ReportPeriod) {
  const facts = await loadFacts(db, {
    indicators: [requireIndicator('F3')], organizations: [scope.organization.id], by: 'organization',
    subdistrict: scope.subdistrict?.id ?? null, period: period.whole,
  })
  const source = facts.get(scope.organization.id)
  const answers = source ? createFacts(source, period.whole) : null
  const counts = [answers?.byCategory('activity_interactions'), answers?.byCategory('visit_interactions')]
  return festivalsOfYear(period.year)
    .filter((festival) => festival.date >= period.whole.from && festival.date <= period.whole.to)
    .map((festival) => {
      const count = counts.reduce((sum, categories) => sum + (categories?.get(festival.id) ?? 0), 0)
      return {
        id: festival.id,
        name: festivals.find((known) => known.id === festival.id)?.name ?? { zh: festival.id, en: festival.id },
        date: festival.date,
        from: festival.from,
        to: festival.to,
        core: festival.core,
        count,
        state: festival.date > today ? 'upcoming' as const : count > 0 ? 'done' as const : 'missed' as const,
      }
    })
}

/** Member units by one indicator, best first; units without a value last. */
export async function rankUnits(
  { db }: Pick<ServiceContext, 'db'>, { scope, indicator, period }: { scope: Scope, indicator: Indicator, period: ReportPeriod },
) {
  const units = memberUnits(scope)
  const sources = await loadSources(db, {
    indicators: [indicator], organizations: units.map((unit) => unit.id), by: 'organization', subdistrict: scope.subdistrict?.id ?? null, period,
  })
  const rows = units.flatMap((unit) => {
    const own = sources.get(unit.id)
    if (!own) return []
    const { value, numerator, denominator, lastYear } = evaluate(indicator, own, { period, target: undefined })
    return [{ organization: { id: unit.id, name: unit.name, side: unit.side }, value, numerator, denominator, lastYear: lastYear.value }]
  })
  const sign = indicator.direction === 'down' ? -1 : 1
  return rows.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
    return sign * (b.value - a.value) || a.organization.id - b.organization.id
  })
}

/** Throws `invalid` for an unknown code. */
export function requireIndicator(codeOrId: string): Indicator {
  const indicator = findIndicator(codeOrId)
  if (!indicator) throw invalid({ zh: `没有指标“${codeOrId}”`, en: `There is no indicator “${codeOrId}”` })
  return indicator
}
