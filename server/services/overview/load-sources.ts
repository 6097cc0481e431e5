import type { Db } from '../../../db/connect.ts'
import type { FactRow, FactSource } from '../../../db/facts.ts'
import type { Indicator } from '../../../db/indicator.ts'
import { type FactQuery, loadFacts } from '../../../db/queries/facts.ts'
import type { ReportPeriod } from './period.ts'
import type { Sources } from './evaluate.ts'

const empty: FactSource = { months: [], days: [], stock: [], yearly: [] }

/** Loads this year's and last year's sums for some organizations, or for the sub-districts of one. */
export async function loadSources(
  db: Db,
  { indicators, organizations, by, subdistrict, period, everyDay = false }: Omit<FactQuery, 'period'> & { indicators: Indicator[], period: ReportPeriod },
): Promise<Map<number, Sources>> {
  const query = { indicators, organizations, by, subdistrict }
  const [current, lastWhole, lastElapsed] = await Promise.all([
    loadFacts(db, { ...query, period: period.elapsed }),
    loadFacts(db, { ...query, period: period.lastYear.whole, everyDay }),
    loadFacts(db, { ...query, period: period.lastYear.elapsed }),
  ])
  const groups = new Set([...current.keys(), ...lastWhole.keys()])
  return new Map([...groups].map((group) => {
    return [group, { current: current.get(group) ?? empty, lastYear: withCutDays(lastWhole.get(group) ?? empty, lastElapsed.get(group) ?? empty) }]
  }))
}

/** The whole of last year, with the days of the month that the like-for-like period cuts. */
function withCutDays(whole: FactSource, cut: FactSource): FactSource {
  const source = { ...whole, days: unionOfDays(whole.days, cut.days) }
  return whole.district && cut.district ? { ...source, district: withCutDays(whole.district, cut.district) } : source
}

/** Days of daily measures for the whole year, and those of the month that the like-for-like period cuts, each once. */
function unionOfDays(whole: FactRow[], cut: FactRow[]) {
  const keyOf = (row: FactRow) => `${row.measure} ${row.period} ${row.category}`
  return [...new Map([...whole, ...cut].map((row) => [keyOf(row), row])).values()]
}
