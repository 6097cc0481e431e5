import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCompletionContext, prepareValues } from '../../db/prepare-values.ts'
import type { CompletionContext, Values } from '../../db/record.ts'
import { recordDefinition, type RecordName, recordNames } from '../../db/records.ts'
import { timesAYear } from '../../db/records/institution.ts'
import { countResolutions } from '../../db/records/meeting.ts'
import { pointsOfWords } from '../../db/records/problem.ts'
import { minutesToArrive } from '../../db/records/response-event.ts'
import { planOfMonths } from '../../db/records/target.ts'
import { openDistrict } from './open-district.ts'

const today = '2026-11-23'
let context: CompletionContext
let close: () => Promise<void>
const unit = { street: 0, garrison: 0, mechanism: 0 }

beforeAll(async () => {
  const { db, add } = await openDistrict({ today })
  unit.street = (await add('organization', { name: '松涛街道', kind: 'subdistrict' })).id
  unit.garrison = (await add('organization', { name: '驻区示例部队01', side: 'military' })).id
  unit.mechanism = (await add('mechanism', { name: '防台风联动机制', type: 'typhoon' })).id
  context = await loadCompletionContext(db, today)
  close = () => db.destroy()
})
afterAll(() => close())

const issuesOf = (type: RecordName, given: Values) => prepareValues(type, given, context).issues.map(({ field }) => field)
const valuesOf = (type: RecordName, given: Values) => {
  const { values, issues } = prepareValues(type, given, context)
  if (!values) throw new Error(JSON.stringify(issues))
  return values
}

describe('what concerns a military unit', () => {
  it.each<[RecordName, () => Values, string]>([
    ['leading_group', () => ({ organization_id: unit.garrison, year: 2026, members: [{ role: 'head', post: '装备部负责人', duty_kind: null }] }), 'members'],
    ['inclusion', () => ({ organization_id: unit.garrison, year: 2026, flag: 'plan', evidence: '编制方案' }), 'evidence'],
    ['institution', () => ({ organization_id: unit.street, party_ids: [unit.garrison], name: '番号管理制度', type: 'archive' }), 'name'],
    ['document', () => ({ organization_id: unit.garrison, title: '装备清单', dated_on: '2026-05-01' }), 'title'],
    ['response_event', () => ({ happened_at: '2026-05-01', mechanism_id: unit.mechanism, kind: 'drill', party_ids: [unit.garrison], outcome: '出动编制分队' }), 'outcome'],
    ['mechanism', () => ({ name: '联防机制', type: 'security', party_ids: [unit.garrison], note: '装备清单另附' }), 'note'],
  ])('has no words of 番号, 编制 or 装备 in a %s', (type, given, field) => {
    expect(issuesOf(type, given())).toEqual([field])
    const civilian = Object.fromEntries(Object.entries(given()).map(([name, value]) => [name, value === unit.garrison ? unit.street : Array.isArray(value) && value[0] === unit.garrison ? null : value])) as Values
    expect(issuesOf(type, civilian)).toEqual([])
  })

  it('has no place: no record type but those of civilian places has a position', () => {
    const placed = recordNames.filter((type) => Object.values(recordDefinition(type).fields).some(({ kind }) => kind === 'longitude'))
    expect(placed).toEqual(['partner_site', 'coordination_point'])
  })

  it('holds no stock', () => {
    const stock = { item: '救生衣', quantity: 20 }
    expect(issuesOf('resource', { ...stock, keeper_id: unit.garrison })).toEqual(['keeper_id'])
    expect(issuesOf('resource', { ...stock, keeper_id: unit.street })).toEqual([])
  })
})

it('a classified paper is refused, whoever made it', () => {
  for (const title of ['机密级会议纪要', '关于××的通知（秘密）', '绝密']) expect(issuesOf('document', { organization_id: unit.street, title, dated_on: '2026-05-01' })).toEqual(['title'])
  expect(issuesOf('document', { organization_id: unit.street, title: '秘密战线英雄事迹宣讲', dated_on: '2026-05-01' })).toEqual([])
})

describe('双清单', () => {
  const matter = (given: Values) => ({ title: '供暖', list: 'support_army', lead_id: unit.street, opened_on: '2026-03-01', ...given })

  it('keeps days in order and asks for the day of what is resolved', () => {
    expect(issuesOf('problem', matter({ due_on: '2026-02-01' }))).toEqual(['due_on'])
    expect(issuesOf('problem', matter({ resolved_on: '2026-02-01' }))).toEqual(['resolved_on'])
    expect(issuesOf('problem', matter({ resolved_on: '2026-12-01' }))).toEqual(['resolved_on'])
    expect(issuesOf('problem', matter({ status: 'closed' }))).toEqual(['resolved_on'])
    expect(issuesOf('problem', matter({ satisfaction: 6, resolved_on: '2026-05-01' }))).toEqual(['satisfaction'])
    // Known to the month: May is no earlier than the first of May.
    expect(issuesOf('problem', matter({ opened_on: '2026-05-10', due_on: '2026-05' }))).toEqual([])
  })

  it('tells list, status and raiser from what is there', () => {
    expect(valuesOf('problem', matter({ list: null, raiser: '驻区示例部队01', resolved_on: '2026-05-01' })))
      .toMatchObject({ list: 'support_army', raiser_id: unit.garrison, status: 'resolved', supervised: false })
    expect(valuesOf('problem', matter({ raiser: '官兵来信' }))).toMatchObject({ raiser_id: null, status: 'registered' })
  })

  it('reads satisfaction in words', () => {
    expect(['非常满意', '满意', '基本满意', '一般', '不太满意', '不满意', '4', '95%'].map(pointsOfWords)).toEqual(['5', '5', '4', '3', '2', '1', '4', '95%'])
  })
})

describe('制度 and 会议', () => {
  it('read a frequency in words', () => {
    expect(['每季度一次', '每年两次', '每月', '每半年1次', '每月不少于2次', '每周一次', '2次/年', '4', '定期'].map(timesAYear))
      .toEqual(['4', '2', '12', '2', '24', '52', '2', '4', '定期'])
  })

  it('count the resolutions that a cell lists', () => {
    expect(['1.整治道路；2.落实入学', '5', '3项', '一、整治道路\n二、落实入学\n三、共建', '整治道路；落实入学', '整治营区道路', ' '].map((text) => countResolutions(text)))
      .toEqual([2, 5, 3, 3, 2, 1, null])
    expect(countResolutions(null)).toBeNull()
    expect(issuesOf('meeting', { held_on: '2026-05-01', name: '例会', type: 'regular', organization_id: unit.street, resolutions: '3', resolutions_done: 4 })).toEqual(['resolutions_done'])
  })
})

describe('演练与事件', () => {
  const event = (given: Values) => ({ mechanism_id: unit.mechanism, kind: 'incident', ...given })

  it('takes a time of day, or a span, from the minute of the request', () => {
    expect(valuesOf('response_event', event({ happened_at: '2026-08-20T14:05+08:00', arrived_at: 'T14:40', closed_at: 'T18:00' })))
      .toMatchObject({ requested_at: '2026-08-20T14:05+08:00', arrived_at: '2026-08-20T14:40+08:00', closed_at: '2026-08-20T18:00+08:00' })
    expect(valuesOf('response_event', event({ happened_at: '2026-08-20T23:50+08:00', arrived_at: 'P35M' }))).toMatchObject({ arrived_at: '2026-08-21T00:25+08:00' })
    expect(minutesToArrive({ requested_at: '2026-08-20T23:50+08:00', arrived_at: '2026-08-21T00:25+08:00' })).toBe(35)
    expect(minutesToArrive({ requested_at: '2026-08-20', arrived_at: '2026-08-21T00:25+08:00' })).toBeNull()
  })

  it('is refused where they arrived before they were asked, or a span counts from no minute', () => {
    expect(issuesOf('response_event', event({ happened_at: '2026-08-20T14:05+08:00', arrived_at: 'T13:40' }))).toEqual(['arrived_at'])
    expect(issuesOf('response_event', event({ happened_at: '2026-08-20', arrived_at: 'P35M' }))).toEqual(['arrived_at'])
    expect(issuesOf('response_event', event({ happened_at: '2027-08-20' }))).toEqual(['happened_at'])
  })
})

describe('年度目标', () => {
  const months = (amounts: number[]) => Object.fromEntries(amounts.map((amount, index) => [`plan_${index + 1}`, amount]))

  it('takes twelve columns as months, or as what is due by each month’s end', () => {
    const each = [0, 8, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0]
    const shares = [0, 40, 40, 40, 40, 40, 100, 100, 100, 100, 100, 100]
    expect(planOfMonths(months(each), 20)).toEqual(shares)
    expect(planOfMonths(months([0, 8, 8, 8, 8, 8, 20, 20, 20, 20, 20, 20]), 20)).toEqual(shares)
    expect(planOfMonths(months(shares), 20)).toEqual(shares)
    expect(planOfMonths(months(Array.from({ length: 12 }, () => 10)), 120)?.at(5)).toBe(50)
    expect(planOfMonths({}, 20)).toBeNull()
    expect(planOfMonths(months(Array.from({ length: 12 }, () => 0)), 20)).toBeNull()
  })

  it('keeps the plan that stands where a sheet has no months, and knows indicators alone', () => {
    const target = { organization_id: unit.street, year: 2026, value: 20 }
    expect(valuesOf('target', { ...target, indicator: 'C1', plan: Array.from({ length: 12 }, (_, month) => month < 11 ? 50 : 100) })).toMatchObject({ plan: [50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 100] })
    expect(issuesOf('target', { ...target, indicator: 'Z9' })).toEqual(['indicator'])
  })
})

it('a civilian unit whose roster tells only its side is known by its name', () => {
  const kinds = ['松涛街道办事处', '听涛社区', '岚湾小学', '岚湾港务公司', '松涛派出所', '海伦路福利院', '区总工会', '区委组织部', '区民政局']
    .map((name) => valuesOf('organization', { name, side: 'civilian' }).kind)
  expect(kinds).toEqual(['subdistrict', 'community', 'school', 'enterprise', 'station', 'welfare', 'mass_organization', 'party', 'government'])
})

it('whoever has a role of more work in an activity does not stand among those of less', () => {
  const { street, garrison } = unit
  expect(valuesOf('activity', { started_on: '2026-05-01', title: '运动会', host_id: street, organizer_ids: [garrison, street], co_organizer_ids: [garrison], participant_ids: [garrison, street] }))
    .toMatchObject({ organizer_ids: [garrison], co_organizer_ids: null, participant_ids: null, direction: 'joint' })
})
