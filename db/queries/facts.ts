import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { lastDayOfMonth, monthOf, yearOf } from '../dates.ts'
import type { FactRow, FactSource, Period } from '../facts.ts'
import type { Indicator } from '../indicator.ts'
import { measures } from '../records.ts'
import { findStandings } from './standings.ts'

export interface FactQuery {
  indicators: Indicator[]
  /** Sources are answered for each of these organizations, or for each sub-district of the one given. */
  organizations: number[]
  by: 'organization' | 'subdistrict'
  /** Only records of this sub-district. */
  subdistrict: number | null
  period: Period
  /** Whether single days are read throughout, for periods whose months are moved and so cut anywhere. */
  everyDay?: boolean
}

/**
 * Loads what some indicators need over a period, from the rollups alone: the cost follows the period and the number of
 * organizations asked for, not the years of data. Stock measures hold a few rows each.
 */
export async function loadFacts(db: Db, query: FactQuery): Promise<Map<number, FactSource>> {
  const indicators = [...new Set(query.indicators.flatMap((indicator) => [indicator, ...indicator.parts?.() ?? []]))]
  const names = new Set(indicators.flatMap((indicator) => [
    ...indicator.measures, ...indicator.denominatorMeasures ?? [], ...indicator.spread === undefined ? [] : [indicator.spread],
  ]))
  const dailyNames = [...new Set(indicators.filter((indicator) => indicator.daily).flatMap((indicator) => indicator.measures))]
  const sources = await loadMeasures(db, query, { names: [...names], dailyNames })
  await addDistrict(db, query, { sources, names: [...new Set(indicators.flatMap((indicator) => indicator.districtMeasures ?? []))] })
  if (query.indicators.some(({ parts }) => parts !== undefined)) await addStandings(db, query, sources)
  return sources
}

async function loadMeasures(db: Db, query: FactQuery, { names, dailyNames }: { names: string[], dailyNames: string[] }) {
  const kinds = (kind: 'flow' | 'stock' | 'yearly') => names.filter((name) => measures.get(name)?.measure.kind === kind)
  const { from, to, calendar = query.period } = query.period
  const year = { from: `${yearOf(calendar.to)}-01`, to: `${yearOf(calendar.to)}-12` }

  const [months, cutDays, allDays, stock, yearly] = await Promise.all([
    readRollup(db, query, { table: 'rollup_month', names: kinds('flow'), from: monthOf(from), to: monthOf(to) }),
    query.everyDay ? readRollup(db, query, { table: 'rollup_day', names: kinds('flow'), from, to }) : readCutMonths(db, query, kinds('flow')),
    readRollup(db, query, { table: 'rollup_day', names: dailyNames, from, to }),
    readRollup(db, query, { table: 'rollup_day', names: kinds('stock'), from: '', to }),
    readRollup(db, query, { table: 'rollup_month', names: kinds('yearly'), ...year }),
  ])

  const sources = new Map<number, FactSource>()
  const sourceOf = (group: number) => {
    const known = sources.get(group)
    if (known) return known
    const source: FactSource = { months: [], days: [], stock: [], yearly: [] }
    sources.set(group, source)
    return source
  }
  if (query.by === 'organization') for (const organization of query.organizations) sourceOf(organization)
  for (const row of months) sourceOf(row.group).months.push(row)
  const daily = new Set(dailyNames)
  for (const row of [...allDays, ...cutDays.filter((row) => !daily.has(row.measure))]) sourceOf(row.group).days.push(row)
  for (const row of stock) sourceOf(row.group).stock.push(row)
  for (const row of yearly) sourceOf(row.group).yearly.push(row)
  return sources
}

/** What units are held against is the same for all of them: it is read once, of the district. */
async function addDistrict(db: Db, query: FactQuery, { sources, names }: { sources: Map<number, FactSource>, names: string[] }) {
  if (names.length === 0) return
  const root = await db.selectFrom('organization').select('id').where('deleted_at', 'is', null).where(sql.ref('parent_id'), 'is', null)
    .orderBy('id').limit(1).executeTakeFirst()
  if (!root) return
  const found = await loadMeasures(db, { ...query, organizations: [root.id], by: 'organization', subdistrict: null }, { names, dailyNames: [] })
  const district = found.get(root.id)
  if (district) for (const source of sources.values()) source.district = district
}

async function addStandings(db: Db, { by, organizations, subdistrict, period }: FactQuery, sources: Map<number, FactSource>) {
  const isPart = by === 'subdistrict' || subdistrict !== null
  const standings = await findStandings(db, { organizations, year: yearOf((period.calendar ?? period).to), isPart })
  for (const [group, source] of sources) source.standing = standings.get(by === 'organization' ? group : organizations[0] ?? 0)
}

type GroupedRow = FactRow & { group: number }

/** Days of the first and last month where the period cuts them. */
async function readCutMonths(db: Db, query: FactQuery, names: string[]) {
  const { from, to } = query.period
  const edges = new Set<string>()
  if (!from.endsWith('-01')) edges.add(monthOf(from))
  if (lastDayOfMonth(monthOf(to)) !== to) edges.add(monthOf(to))
  const parts = await Promise.all([...edges].map((month) =>
    readRollup(db, query, { table: 'rollup_day', names, from: `${month}-01`, to: `${month}-31` })))
  return parts.flat()
}

async function readRollup(
  db: Db, query: FactQuery, { table, names, from, to }: { table: 'rollup_month' | 'rollup_day', names: string[], from: string, to: string },
): Promise<GroupedRow[]> {
  if (names.length === 0 || query.organizations.length === 0) return []
  const group = query.by === 'organization' ? 'organization_id' as const : 'subdistrict_id' as const
  return db.selectFrom(table)
    .select([`${group} as group`, 'measure', 'period', 'category', sql<number>`sum(value)`.as('value')])
    .where('measure', 'in', names)
    .where('organization_id', 'in', query.organizations)
    .where('period', '>=', from)
    .where('period', '<=', to)
    .$if(query.subdistrict !== null, (filtered) => filtered.where('subdistrict_id', '=', query.subdistrict ?? 0))
    .groupBy([group, 'measure', 'period', 'category'])
    .execute()
}
