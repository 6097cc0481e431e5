import { createFacts } from '../../../db/facts.ts'
import type { Indicator } from '../../../db/indicator.ts'
import { loadFacts } from '../../../db/queries/facts.ts'
import { measures } from '../../../db/records.ts'
import { spreadOf } from '../../../db/spread.ts'
import type { ServiceContext } from '../../context.ts'
import type { Sources } from './evaluate.ts'
import { festivalWheel } from './festival-wheel.ts'
import { matrixOf } from './matrix.ts'
import { mechanismChart } from './mechanism-states.ts'
import { monthGrid } from './month-grid.ts'
import type { ReportPeriod } from './period.ts'
import type { Scope } from './scope.ts'
import { scoreItems } from './score-items.ts'
import { siteYears } from './site-years.ts'

interface Question { indicator: Indicator, own: Sources, scope: Scope, period: ReportPeriod }

/** What only one kind of chart needs beside what every indicator has; null where the indicator's chart is another. */
export async function chartDetails(context: ServiceContext, { indicator, own, scope, period }: Question) {
  const { chart } = indicator
  return {
    days: chart === 'calendar' || chart === 'gaps' ? await dailySums(context, { indicator, scope, period }) : null,
    parts: chart === 'stacked' ? monthlyParts(indicator, own, period) : null,
    grid: chart === 'grid' ? await monthGrid(context, scope, period) : null,
    festivals: chart === 'wheel' ? await festivalWheel(context, scope, period) : null,
    sites: chart === 'lollipop' ? await siteYears(context, { scope, year: period.year }) : null,
    matrix: chart === 'matrix' ? await matrixOf(context, { indicator, scope, period }) : null,
    spread: indicator.spread === undefined ? null : spreads(indicator.spread, own, period),
    mechanisms: chart === 'status' ? await mechanismChart(context, own, { scope, period }) : null,
    items: chart === 'items' ? scoreItems(own.current, period) : null,
  }
}

/** The days of the period on which something was counted, in order. */
async function dailySums({ db }: ServiceContext, { indicator, scope, period }: Omit<Question, 'own'>) {
  const organization = scope.organization.id
  const sources = await loadFacts(db, {
    indicators: [{ ...indicator, daily: true }], organizations: [organization], by: 'organization',
    subdistrict: scope.subdistrict?.id ?? null, period: period.elapsed,
  })
  const source = sources.get(organization)
  const sums = source ? createFacts(source, period.elapsed).byDay(indicator.measures[0] ?? '') : new Map<string, number>()
  return [...sums].filter(([, value]) => value > 0).map(([date, value]) => ({ date, value })).sort((a, b) => a.date.localeCompare(b.date))
}

/** How the single values lie behind a median, this period and the same days of last year. */
function spreads(measure: string, { current, lastYear }: Sources, period: ReportPeriod) {
  return {
    current: spreadOf(createFacts(current, period.elapsed).byCategory(measure)),
    lastYear: spreadOf(createFacts(lastYear, period.lastYear.elapsed).byCategory(measure)),
    /** What the single values are counted in: problems, visited households. */
    counted: measures.get(measure)?.measure.unit ?? { zh: '', en: '' },
  }
}

/** Each measure of a sum by month; null from the month that has not begun. */
function monthlyParts(indicator: Indicator, { current }: Sources, period: ReportPeriod) {
  const facts = createFacts(current, period.elapsed)
  return indicator.measures.map((name) => {
    const sums = facts.byMonth(name)
    return { measure: name, values: period.months.map((month) => `${month}-01` > period.elapsed.to ? null : sums.get(month) ?? 0) }
  })
}
