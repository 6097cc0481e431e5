import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Db } from '../../../db/connect.ts'
import { addDays, daysBetween } from '../../../db/dates.ts'
import { createFacts } from '../../../db/facts.ts'
import { valueOf } from '../../../db/indicator.ts'
import { findIndicator, indicators } from '../../../db/indicators.ts'
import { migrate } from '../../../db/migrate.ts'
import { loadFacts } from '../../../db/queries/facts.ts'
import { readRecordPages } from '../../../db/queries/records.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { recordDefinition, recordNames, type RecordName } from '../../../db/records.ts'
import { rebuildDerived } from '../../../db/rollups.ts'
import { loadSample } from '../../../db/sample/load-sample.ts'
import { sampleSubdistricts } from '../../../db/sample/places.ts'
import { refusedSummary } from '../../../server/services/imports/summarize.ts'
import type { ImportSummary } from '../../../server/services/imports/types.ts'

const today = '2026-11-23'
const wholeYears = [2022, 2023, 2024, 2025]

let db: Db
const records = new Map<RecordName, StoredRecord[]>()
const all = (type: RecordName) => records.get(type) ?? []
const named = (name: string) => all('organization').find((record) => record.name === name)

beforeAll(async () => {
  db = await openSample(today)
  for (const type of recordNames) records.set(type, await readAll(db, type))
}, 30_000)
afterAll(() => db.destroy())

describe('the sample district', () => {
  it('is 岚湾区 with ten sub-districts, 45 member units, 12 garrison units and what stands below them', () => {
    const organizations = all('organization')
    expect(organizations[0]).toMatchObject({ name: '岚湾区', parent_id: null, is_member: false })
    const ofKind = (...kinds: string[]) => organizations.filter((record) => kinds.includes(String(record.kind)))
    expect(ofKind('subdistrict').map((record) => record.name)).toEqual(sampleSubdistricts.map(({ name }) => name))
    expect(organizations.filter((record) => record.is_member === true && record.side === 'civilian')).toHaveLength(45)
    expect(ofKind('unit').map((record) => record.name)).toEqual(Array.from({ length: 12 }, (_, index) => `驻区示例部队${String(index + 1).padStart(2, '0')}`))
    expect(ofKind('unit').filter((record) => record.relation === 'external')).toHaveLength(4)
    expect(ofKind('community')).toHaveLength(110)
    expect(ofKind('enterprise', 'station', 'school')).toHaveLength(60)
    expect(organizations.filter((record) => record.parent_id === null)).toHaveLength(1)
  })

  it('has no position of a garrison unit anywhere, not even its sub-district', () => {
    const military = new Set(all('organization').filter((record) => record.side === 'military').map((record) => record.id))
    expect(military.size).toBe(12)
    expect(Object.keys(recordDefinition('organization').fields).filter((field) => /itude|crs|address/u.test(field))).toEqual([])
    expect(all('organization').filter((record) => military.has(record.id) && record.subdistrict_id !== null)).toEqual([])
    for (const type of ['partner_site', 'coordination_point'] as const) {
      expect(all(type).filter((record) => military.has(Number(record.owner_id)))).toEqual([])
    }
    expect(all('visit').filter((record) => military.has(Number(record.recipient_id)) && record.subdistrict_id !== null)).toEqual([])
    expect(all('duty_contact').filter((record) => military.has(Number(record.organization_id)))).toEqual([])
  })

  it('places 45 partner sites and the coordination points on land, in their own sub-district', () => {
    expect(all('partner_site')).toHaveLength(45)
    expect(all('partner_site').find((record) => record.name === '海伦路福利院')).toMatchObject({ kind: 'welfare_home', since_year: 1995 })
    expect(all('partner_site').find((record) => record.name === '星光之家老年公寓')).toMatchObject({ kind: 'elder_home' })
    for (const record of [...all('partner_site'), ...all('coordination_point')]) {
      const place = sampleSubdistricts.find(({ name }) => named(name)?.id === record.subdistrict_id)
      expect(record.source_crs).toBe('WGS84')
      expect(place && kilometresBetween(place.centre, [Number(record.longitude), Number(record.latitude)])).toBeLessThanOrEqual(place?.radiusKm ?? 0)
    }
  })

  it('has six mechanisms, twelve points for typhoons and nine for public security', () => {
    expect(all('mechanism')).toHaveLength(6)
    const pointsOf = (type: string) => {
      const ids = all('mechanism').filter((record) => record.type === type).map((record) => record.id)
      return all('coordination_point').filter((record) => (record.mechanism_ids as number[]).some((id) => ids.includes(id)))
    }
    expect(pointsOf('typhoon')).toHaveLength(12)
    expect(pointsOf('security')).toHaveLength(9)
    expect(all('coordination_point').length).toBeGreaterThanOrEqual(21)
  })

  it('names nobody and calls no real number', () => {
    const people = [...all('coordination_point').flatMap((record) => [record.officer_a, record.officer_b]), ...all('duty_contact').map((record) => record.person)]
    expect(people.filter((name) => !/^.某某$/u.test(String(name)))).toEqual([])
    const phones = [...all('coordination_point').map((record) => record.duty_phone), ...all('duty_contact').map((record) => record.phone)]
    expect(phones.filter((phone) => !/^(0532-5555\d{4}|1380000\d{4})$/u.test(String(phone)))).toEqual([])
    expect(new Set(phones).size).toBe(phones.length)
  })
})

describe('a whole year of the sample', () => {
  it.each(wholeYears)('%i has about 180 activities, 320 visits, 9,000 households, 2.6 and 0.9 million yuan and 3,000 trees', async (year) => {
    const facts = await factsOf(db, { from: `${year}-01-01`, to: `${year}-12-31` })
    expect(Math.abs(facts.sum('activities') / 180 - 1)).toBeLessThan(0.08)
    expect(Math.abs(facts.sum('visits') / 320 - 1)).toBeLessThan(0.08)
    expect(Math.abs(facts.sum('visit_households') / 9_000 - 1)).toBeLessThan(0.06)
    expect(Math.abs(facts.sum('gift_money') / 260_000_000 - 1)).toBeLessThan(0.06)
    expect(Math.abs(facts.sum('gift_goods') / 90_000_000 - 1)).toBeLessThan(0.08)
    expect(Math.abs(facts.sum('trees') / 3_000 - 1)).toBeLessThan(0.08)
    const months = facts.byMonth('activities')
    expect(near(months.get(`${year}-07`), 40, 4)).toBe(true)
    expect(near((months.get(`${year}-01`) ?? 0) + (months.get(`${year}-02`) ?? 0), 25, 3)).toBe(true)
    expect(near(months.get(`${year}-03`), 30, 3)).toBe(true)
    if (year !== 2022) expect(near(months.get(`${year}-11`), 6, 2)).toBe(true)
    expect(facts.byMonth('trees').get(`${year}-03`) ?? 0).toBeGreaterThan(facts.sum('trees') * 0.6)
  })

  it.each(wholeYears)('%i reaches 90 to 105 % of the register and has both sides in 53 to 66 % of its activities', async (year) => {
    const value = await values(db, { from: `${year}-01-01`, to: `${year}-12-31` })
    expect(value('C3')).toBeGreaterThan(90)
    expect(value('C3')).toBeLessThan(105)
    expect(value('G2')).toBeGreaterThan(53)
    expect(value('G2')).toBeLessThan(66)
  })

  it('is served by 海伦路福利院’s 学雷锋 every March', () => {
    const site = all('partner_site').find((record) => record.name === '海伦路福利院')
    const years = all('activity').filter((record) => record.site_id === site?.id && record.type === 'leifeng' && record.status === 'done'
      && String(record.started_on).slice(5, 7) === '03').map((record) => Number(String(record.started_on).slice(0, 4)))
    expect([...new Set(years)]).toEqual([2022, 2023, 2024, 2025, 2026])
  })
})

describe('the ledgers beside activities and visits', () => {
  const inYear = (type: RecordName, field: string, year: number) => all(type).filter((record) => String(record[field]).startsWith(String(year)))

  it.each(wholeYears)('%i has about 40 meetings, 140 education sessions with 45,000 person-times, 36 problems, 60 honours, 8 drills and 3 incidents', async (year) => {
    const isEmptyNovember = year === 2022
    expect(near(inYear('meeting', 'held_on', year).length, 40, isEmptyNovember ? 6 : 4)).toBe(true)
    expect(near(inYear('education_session', 'held_on', year).length, 140, isEmptyNovember ? 20 : 12)).toBe(true)
    const facts = await factsOf(db, { from: `${year}-01-01`, to: `${year}-12-31` })
    expect(Math.abs(facts.sum('education_reach') / 45_000 - 1)).toBeLessThan(0.06)
    expect(inYear('problem', 'opened_on', year)).toHaveLength(36)
    expect(near(inYear('honour', 'dated_on', year).length, 60, 6)).toBe(true)
    const events = inYear('response_event', 'happened_at', year)
    expect([events.filter(({ kind }) => kind === 'drill').length, events.filter(({ kind }) => kind === 'incident').length]).toEqual([8, 3])
  })

  it('have some 70 institutions, a group of most members for every year, and a report of most members on each whole year', () => {
    expect(near(all('institution').length, 70, 3)).toBe(true)
    for (const year of [2022, 2023, 2024, 2025, 2026]) {
      const groups = all('leading_group').filter((record) => record.year === year).length
      expect(groups).toBeGreaterThanOrEqual(49)
      expect(groups).toBeLessThan(57)
      const reports = all('document').filter((record) => record.class === 'duty_report' && record.year === year).length
      expect(reports).toBeGreaterThan(45)
    }
    expect(all('review').map((record) => record.year).filter((year) => year === 2026)).toEqual([])
  })

  it('measure a hundred points of standard items, all of them marked as examples', () => {
    const items = all('standard_item')
    expect(items.filter(({ kind }) => kind === 'basic').reduce((sum, item) => sum + Number(item.points), 0)).toBe(100)
    expect(items.filter((item) => item.is_example !== true)).toEqual([])
    expect(new Set(items.map((item) => item.criterion)).size).toBe(8)
    expect(items.filter(({ kind }) => kind === 'veto').length).toBeGreaterThan(0)
    expect(items.filter(({ indicator }) => indicator !== null && findIndicator(String(indicator)) === undefined)).toEqual([])
  })

  it('name nobody: holders, heroes and members go by aliases and posts', () => {
    const people = [...all('honour').filter(({ kind }) => kind !== 'unit').map((record) => record.holder), ...all('story').map((record) => record.subject)]
    expect(people.filter((name) => !/^.某某(?:（\d+）)?$/u.test(String(name)))).toEqual([])
  })

  it('have nothing after today', () => {
    for (const [type, field] of [
      ['meeting', 'held_on'], ['education_session', 'held_on'], ['honour', 'dated_on'], ['problem', 'opened_on'], ['response_event', 'happened_at'], ['document', 'dated_on'],
      ['feedback', 'received_on'], ['story', 'told_on'], ['policy_case', 'counted_on'], ['campaign', 'started_on'],
    ] as const) expect(all(type).filter((record) => String(record[field]) >= today).map((record) => record[field]), type).toEqual([])
  })
})

describe('the current year of the sample', () => {
  it('has nothing after today but planned activities', () => {
    const later = all('activity').filter((record) => String(record.started_on) >= today)
    expect(later.length).toBeGreaterThan(3)
    expect(later.filter((record) => record.status !== 'planned')).toEqual([])
    expect(all('activity').filter((record) => record.status === 'planned' && String(record.started_on) < today)).toEqual([])
    expect(all('visit').filter((record) => String(record.visited_on) >= today)).toEqual([])
  })

  it('is on course but for the households that visits reach', async () => {
    const value = await values(db, { from: '2026-01-01', to: today })
    const target = (code: string) => all('target').find((record) => record.organization_id === all('organization')[0]?.id
      && record.year === 2026 && record.indicator === code)
    // The share of the plan by 23 November, day by day within the month.
    const share = (code: string) => {
      const plan = target(code)?.plan as number[]
      return ((plan[9] ?? 0) + ((plan[10] ?? 0) - (plan[9] ?? 0)) * 23 / 30) / 100
    }
    const reached = (code: string) => (value(code) ?? 0) / (Number(target(code)?.value) * share(code))
    for (const code of ['C1', 'D1', 'D2', 'D3', 'F6', 'G1']) expect(reached(code), code).toBeGreaterThan(0.95)
    expect(reached('C3')).toBeLessThan(0.95)
    expect(reached('C3')).toBeGreaterThan(0.85)
    for (const code of ['F1', 'F2', 'F3', 'F5', 'G2']) expect(value(code) ?? 0, code).toBeGreaterThanOrEqual(Number(target(code)?.value))
  })

  it('has targets for the district and several units, this year and last', () => {
    for (const year of [2025, 2026]) {
      const own = all('target').filter((record) => record.year === year && record.organization_id === all('organization')[0]?.id)
      expect(own.map((record) => record.indicator)).toEqual([
        'A1', 'A3', 'A5', 'A6', 'A8', 'B1', 'B4', 'B5', 'B6', 'C1', 'C3', 'C4', 'C5', 'D1', 'D2', 'D3', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'G1', 'G2', 'H1', 'H3', 'H5', 'M2',
      ])
      expect(new Set(all('target').filter((record) => record.year === year).map((record) => record.organization_id)).size).toBeGreaterThan(10)
    }
    expect(all('target').filter((record) => record.year === 2024)).toEqual([])
    expect(all('target').filter((record) => findIndicator(String(record.indicator)) === undefined)).toEqual([])
  })
})

describe('the gaps planted in the sample', () => {
  it('are a month without any activity in the district, in an earlier year', async () => {
    const months = (await factsOf(db, { from: '2022-01-01', to: '2022-12-31' })).byMonth('activities')
    expect([...months.keys()].sort()).not.toContain('2022-11')
    expect(months.size).toBe(11)
  })

  it('are empty months of some units', async () => {
    const unit = named('驻区示例部队07')
    const months = (await factsOf(db, { from: '2026-01-01', to: today }, unit?.id)).byMonth('activities')
    expect(months.get('2026-04') ?? 0).toBeGreaterThan(0)
    expect([months.get('2026-05'), months.get('2026-06')]).toEqual([undefined, undefined])
  })

  it('are festivals that the two sides let pass: 端午 in the current year', async () => {
    const value = await values(db, { from: '2026-01-01', to: today })
    expect(value('F3')).toBe(90)
    const facts = await factsOf(db, { from: '2026-01-01', to: today })
    expect(facts.byCategory('activity_interactions').get('dragon_boat') ?? 0).toBe(0)
    expect(facts.byCategory('visit_interactions').get('dragon_boat') ?? 0).toBe(0)
  })

  it('are a unit with no leading group and units that took no part', async () => {
    expect(all('organization').filter((record) => record.has_group === false).map((record) => record.name)).toEqual(['驻区示例部队11'])
    const facts = await factsOf(db, { from: '2026-01-01', to: today })
    const took = facts.byCategory('participation')
    expect(all('organization').filter((record) => record.is_member === true && !took.has(String(record.id))).map((record) => record.name))
      .toEqual(['区委编办', '区审计局', '驻区示例部队11'])
  })

  it('are two years in which nobody came to 石屿敬老院', () => {
    const site = all('partner_site').find((record) => record.name === '石屿敬老院')
    const years = new Set(all('activity').filter((record) => record.site_id === site?.id && record.status === 'done')
      .map((record) => String(record.started_on).slice(0, 4)))
    expect(['2022', '2023', '2024', '2025', '2026'].filter((year) => !years.has(year))).toEqual(['2023', '2024'])
  })

  it('are one phone that was not checked for over a year and one point with the same officer twice', () => {
    const age = (record: StoredRecord) => daysBetween(String(record.verified_on), today)
    expect(all('coordination_point').filter((record) => age(record) > 365).map((record) => record.name)).toEqual(['石屿防汛物资分库'])
    expect(all('coordination_point').filter((record) => record.officer_a === record.officer_b).map((record) => record.name)).toEqual(['听浪中学避险安置点'])
  })
})

describe('more gaps planted in the sample', () => {
  it('are the drill of the rescue at sea, which is overdue', () => {
    const mechanism = all('mechanism').find(({ name }) => name === '海上搜救联动机制')
    const drills = all('response_event').filter((event) => event.mechanism_id === mechanism?.id && event.kind === 'drill').map((event) => String(event.happened_at).slice(0, 4))
    expect(drills).toEqual(['2022', '2023', '2024', '2025'])
  })

  it('are two matters of the current year that are overdue and under supervision', () => {
    const overdue = all('problem').filter((record) => record.resolved_on === null && record.status !== 'returned' && String(record.due_on) < today)
    expect(overdue.map((record) => [String(record.opened_on).slice(0, 4), record.supervised])).toEqual([['2026', true], ['2026', true]])
  })

  it('are a street whose enterprises and one whose stations no education reached, and unit 11 without a group or report', async () => {
    const facts = await factsOf(db, { from: '2026-01-01', to: today })
    const reached = facts.byCategory('education_venues')
    const missing = (venue: string) => sampleSubdistricts.filter(({ name }) => !reached.get(`${named(name)?.id}|${venue}`)).map(({ name }) => name)
    expect([missing('enterprise'), missing('station')]).toEqual([['听浪街道', '沙岭街道'], ['听浪街道']])
    const unit = named('驻区示例部队11')
    expect(all('leading_group').filter((record) => record.organization_id === unit?.id)).toEqual([])
    expect(all('document').filter((record) => record.organization_id === unit?.id)).toEqual([])
  })
})

describe('the origin of sample rows', () => {
  it('is a workbook whose name begins with 示例, with sheet and row', async () => {
    const batches = new Map((await db.selectFrom('import_batch').selectAll().execute()).map((batch) => [batch.id, batch]))
    expect([...batches.values()].filter((batch) => !batch.file_name.startsWith('示例-') || batch.is_sample !== 1 || batch.status !== 'committed')).toEqual([])
    for (const type of recordNames) {
      for (const record of all(type)) {
        expect(batches.get(record.import_batch_id ?? 0)?.record_type).toBe(type)
        expect(record.import_sheet).toBeTruthy()
        expect(record.import_row).toBeGreaterThan(3)
      }
    }
    const cells = recordNames.flatMap(all).map((record) => `${record.import_batch_id} ${record.import_sheet} ${record.import_row}`)
    expect(new Set(cells).size).toBe(cells.length)
  })

  it('has the account that an import gives: every row new', async () => {
    for (const batch of await db.selectFrom('import_batch').selectAll().execute()) {
      const summary = JSON.parse(batch.summary) as ImportSummary
      const rows = recordNames.flatMap(all).filter((record) => record.import_batch_id === batch.id).length
      expect(Object.keys(summary).sort()).toEqual(Object.keys(refusedSummary({ zh: '', en: '' })).sort())
      expect(summary.counts).toEqual({ new: rows, changed: 0, same: 0, wrong: 0, left_out: 0, total: rows })
      expect(summary.sheets.reduce((sum, sheet) => sum + sheet.rows, 0)).toBe(rows)
    }
  })

  it('is never later than yesterday, and the whole is marked as a sample', async () => {
    const latest = `${addDays(today, -1)}T23:59:59Z`
    expect(recordNames.flatMap(all).filter((record) => record.updated_at > latest)).toEqual([])
    expect(await db.selectFrom('setting').selectAll().execute()).toContainEqual({ name: 'sample', value: 'true' })
  })
})

describe('loading the sample', { timeout: 30_000 }, () => {
  it('gives the same content for the same day', async () => {
    const again = await openSample(today)
    for (const type of recordNames) expect(await readAll(again, type)).toEqual(all(type))
    await again.destroy()
  })

  it('leaves rollups that equal those made anew', async () => {
    const own = await openSample('2025-05-20')
    const rollups = async () => JSON.stringify(await own.selectFrom('rollup_day').selectAll()
      .orderBy('measure').orderBy('organization_id').orderBy('period').orderBy('subdistrict_id').orderBy('category').execute())
    const kept = await rollups()
    await own.transaction().execute((trx) => rebuildDerived(trx))
    expect(await rollups()).toBe(kept)
    await own.destroy()
  })

  it.each(['2027-01-01', '2028-02-29', '2026-12-31'])('works on %s too', async (day) => {
    const own = await openSample(day)
    const year = Number(day.slice(0, 4))
    const dates = (await readAll(own, 'activity')).map((record) => Number(String(record.started_on).slice(0, 4)))
    expect([Math.min(...dates), Math.max(...dates)]).toEqual([year - 4, year])
    await own.destroy()
  })
})

async function openSample(day: string) {
  const own = connect(':memory:')
  await migrate(own)
  await loadSample(own, { today: day })
  return own
}

async function readAll(own: Db, type: RecordName) {
  const found: StoredRecord[] = []
  for await (const page of readRecordPages(own, type)) found.push(...page)
  return found
}

async function factsOf(own: Db, period: { from: string, to: string }, organization = all('organization')[0]?.id ?? 0) {
  const sources = await loadFacts(own, { indicators, organizations: [organization], by: 'organization', subdistrict: null, period })
  const source = sources.get(organization)
  if (!source) throw new Error('no facts')
  return createFacts(source, period)
}

async function values(own: Db, period: { from: string, to: string }) {
  const facts = await factsOf(own, period)
  return (code: string) => {
    const indicator = findIndicator(code)
    if (!indicator) throw new Error(`no indicator ${code}`)
    return valueOf(indicator, indicator.formulaOf(facts))
  }
}

const near = (value: number | undefined, expected: number, tolerance: number) => Math.abs((value ?? 0) - expected) <= tolerance

function kilometresBetween([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]) {
  const metres = 111_320
  return Math.hypot((x2 - x1) * metres * Math.cos((y1 + y2) / 2 * Math.PI / 180), (y2 - y1) * metres) / 1_000
}
