import { describe, expect, it } from 'vitest'
import type { RecordName } from '../../../db/records.ts'
import type { Values } from '../../../db/record.ts'
import { openDistrict } from '../../db/open-district.ts'
import { openDesk } from './import-desk.ts'
import { mintWorkbook } from './mint-workbook.ts'

type CellValue = string | number

interface Sheet {
  type: RecordName
  /** The headers of the sheet as §7 of the domain lists them: canonical=variant/variant. */
  headers: string
  row: Record<string, CellValue>
  /** What the canonical row must come to. */
  values: Values
  /** Where a variant heading asks for another way of writing, or names another field of the same meaning. */
  variants?: Record<string, { cell?: CellValue, values?: Values }>
}

const shared = '日期=时间/活动时间/开展日期/起止时间; 备注=说明/其他'

/** Ids are filled in by name once the district stands. */
const sheets: Record<string, Sheet> = {
  '1 单位名册': {
    type: 'organization',
    headers: '单位名称=名称/单位全称/成员单位; 单位性质=类别/单位类型/军地属性; 上级单位=隶属/主管单位/上级; 隶属关系=直属驻外/关系; 是否成立领导小组=领导小组/组建情况/双拥组织; 组长职务=主要负责人职务/分管领导职务; 联络员',
    row: { 单位名称: '区文旅局', 单位性质: '政府部门', 上级单位: '岚湾区', 隶属关系: '无', 是否成立领导小组: '已成立', 组长职务: '局长', 联络员: '王某某' },
    values: { name: '区文旅局', kind: 'government', side: 'civilian', parent_id: '岚湾区', relation: 'none', has_group: true, group_leader_post: '局长', liaison: '王某某', level: 'district' },
    variants: { 军地属性: { cell: '地方' } },
  },
  '2 活动台账': {
    type: 'activity',
    headers: `活动名称=活动主题/活动内容/项目名称; 类型=活动类别/形式; 主办单位=承办单位/组织单位/牵头单位; 参与单位=协办单位/共建单位/配合单位; 地点=活动地点/场所; 官兵人数=参加官兵/部队人数/兵力(人次); 群众人数=地方人数/参加群众; 植树=植树数量/株数/棵数; 成效=活动效果/取得成效; 人数=参加人数/参与人次/参加人员数/出席人数; ${shared}`,
    row: { 日期: '2026-03-12', 活动名称: '军民义务植树', 类型: '植树绿化', 主办单位: '松涛街道', 参与单位: '驻区示例部队01', 地点: '双拥林', 官兵人数: 40, 群众人数: 120, 植树: 300, 成效: '栽植黑松', 备注: '晴' },
    values: { started_on: '2026-03-12', title: '军民义务植树', type: 'greening', host_id: '松涛街道', participant_ids: ['驻区示例部队01'], place: '双拥林', troops: 40, civilians: 120, trees: 300, outcome: '栽植黑松', note: '晴' },
    variants: {
      起止时间: { cell: '2026.3.12-3.13', values: { ended_on: '2026-03-13' } },
      // Whoever helped to organize keeps that role.
      协办单位: { values: { participant_ids: null, co_organizer_ids: ['驻区示例部队01'] } }, 配合单位: { values: { participant_ids: null, co_organizer_ids: ['驻区示例部队01'] } },
    },
  },
  '3 走访慰问': {
    type: 'visit',
    headers: `慰问单位=走访单位/带队单位; 带队领导=领导/带队人(职务); 慰问对象=走访对象/对象类别/优抚类别; 户数=走访户数/户次; 慰问金=金额/慰问金(元)/慰问金(万元)/现金; 慰问品=物品/物资/实物; 折价=价值/物品折款; 节日=时机/节点/慰问时机; ${shared}`,
    row: { 日期: '2026-07-28', 慰问单位: '松涛街道', 带队领导: '党工委书记', 慰问对象: '烈士遗属', 户数: 12, 慰问金: 6000, 慰问品: '大米12袋', 折价: 720, 节日: '八一', 备注: '—' },
    values: {
      visited_on: '2026-07-28', host_id: '松涛街道', leader: '党工委书记', leader_level: 'top', recipient: '烈士遗属', recipient_category: 'martyr_family', households: 12, money_fen: 600_000,
      goods: [{ name: '大米', quantity: 12, unit: '袋', value_fen: null }], goods_fen: 72_000, festival: 'army_day', note: null,
    },
    variants: { '慰问金(万元)': { cell: 0.6 }, 起止时间: { cell: '2026.7.28-7.29' } },
  },
  '4 宣传教育': {
    type: 'education_session',
    headers: `主题=内容/课题; 方式=宣传形式/载体/渠道/阵地; 场所=进机关企业站所/受教育单位; 对象=教育对象/受众; 应到=应参加/计划人数; 实到=参加人数/受教育人数; 单位=单位名称/填报单位/责任单位/主办单位; ${shared}`,
    row: { 日期: '2026-05-20', 单位: '松涛街道', 主题: '国防教育进企业', 方式: '讲座', 场所: '岚湾港务公司', 对象: '干部', 应到: 60, 实到: 56, 备注: '含班组长' },
    values: { held_on: '2026-05-20', organization_id: '松涛街道', title: '国防教育进企业', topic: 'defence', channel: 'lecture', place: '岚湾港务公司', venue: 'enterprise', audience: 'cadre', expected: 60, attended: 56, note: '含班组长', subdistrict_id: '松涛街道' },
    variants: { 进机关企业站所: { cell: '进企业', values: { place: '进企业' } }, 起止时间: { cell: '2026.5.20-5.21' } },
  },
  '5 制度会议：制度': {
    type: 'institution',
    headers: '名称=制度名称; 类型=制度类别; 频次=周期/每年次数; 双方单位=参会单位/签订单位; 文号=发文字号; 单位=单位名称/填报单位/责任单位/主办单位; 备注=说明/其他',
    row: { 名称: '军地联席会议制度', 类型: '军地联席会议', 频次: '每季度一次', 双方单位: '驻区示例部队01', 文号: '松双〔2026〕3号', 单位: '松涛街道', 备注: '新订' },
    values: { name: '军地联席会议制度', type: 'joint_meeting', times_a_year: 4, party_ids: ['驻区示例部队01'], doc_no: '松双〔2026〕3号', organization_id: '松涛街道', status: 'active', note: '新订' },
    variants: { 每年次数: { cell: '4次' } },
  },
  '5 制度会议：会议': {
    type: 'meeting',
    headers: `名称=会议名称; 类型=会议类型; 双方单位=参会单位/签订单位; 议定事项=决议/会议纪要; 落实数=完成数; 文号=发文字号; 单位=单位名称/填报单位/责任单位/主办单位; 人数=参加人数/参与人次/参加人员数/出席人数; ${shared}`,
    row: { 日期: '2026-04-10', 名称: '第一次军地联席会议', 类型: '联席', 双方单位: '驻区示例部队01', 议定事项: '1.整治营区道路；2.落实子女入学；3.共建图书室', 落实数: 2, 文号: '松纪〔2026〕1号', 单位: '松涛街道', 人数: 24, 备注: '一季度' },
    values: {
      held_on: '2026-04-10', name: '第一次军地联席会议', type: 'joint', party_ids: ['驻区示例部队01'], resolutions: '1.整治营区道路；2.落实子女入学；3.共建图书室', resolutions_total: 3, resolutions_done: 2,
      doc_no: '松纪〔2026〕1号', organization_id: '松涛街道', attendees: 24, note: '一季度',
    },
    variants: { 起止时间: { cell: '2026.4.10-4.11' } },
  },
  '6 双清单': {
    type: 'problem',
    headers: '清单类别=类别/需求方向; 事项=实事内容/需求事项/难题; 提出单位=需求单位/来源; 责任单位=牵头单位/办理单位; 登记日期=受理时间/立项时间; 办结时限=完成时限/限时; 完成日期=办结时间/销号时间; 状态=进展/办理情况; 满意度=评价/反馈; 备注=说明/其他',
    row: { 清单类别: '拥军优属清单', 事项: '营区道路积水', 提出单位: '驻区示例部队01', 责任单位: '松涛街道', 登记日期: '2026-03-01', 办结时限: '2026年5月', 完成日期: '2026-05-20', 状态: '已办结', 满意度: '基本满意', 备注: '—' },
    values: {
      list: 'support_army', title: '营区道路积水', raiser: '驻区示例部队01', raiser_id: '驻区示例部队01', lead_id: '松涛街道', opened_on: '2026-03-01', due_on: '2026-05', resolved_on: '2026-05-20', status: 'resolved', satisfaction: 4, note: null,
    },
  },
  '7 荣誉': {
    type: 'honour',
    headers: `姓名代称=姓名/获奖人; 称号=荣誉名称/奖项; 级别=层级/等级; 授予单位=表彰单位/颁发机关; 推荐单位=申报单位/选送单位; ${shared}`,
    row: { 日期: '2026-07-30', 姓名代称: '王某某', 称号: '全区好军嫂', 级别: '区级', 授予单位: '区双拥工作领导小组', 推荐单位: '松涛街道', 备注: '—' },
    values: { dated_on: '2026-07-30', holder: '王某某', title: '全区好军嫂', kind: 'military_wife', level: 'district', granter: '区双拥工作领导小组', nominator_id: '松涛街道', status: 'awarded' },
    variants: { 起止时间: { cell: '2026.7.30-7.31' } },
  },
  '8 联动': {
    type: 'response_event',
    headers: '机制名称=预案名称/联动机制; 类型=灾种/事件类别; 时间=演练时间/发生时间; 性质=演练或事件; 到场时间=到达时间/响应时间; 人次=出动人次/投入力量; 转移群众=疏散人数; 联动单位=协同单位/军地单位; 备注=说明/其他',
    row: { 机制名称: '防台风军地联动机制', 类型: '台风', 时间: '2026-08-20 14:05', 性质: '事件', 到场时间: '14:40', 人次: 60, 转移群众: 320, 联动单位: '松涛街道、驻区示例部队01', 备注: '—' },
    values: {
      mechanism_id: '防台风军地联动机制', type: 'typhoon', happened_at: '2026-08-20T14:05+08:00', requested_at: '2026-08-20T14:05+08:00', arrived_at: '2026-08-20T14:40+08:00', kind: 'incident', persons: 60, evacuated: 320,
      party_ids: ['松涛街道', '驻区示例部队01'],
    },
    variants: { 响应时间: { cell: '35分钟' } },
  },
  '9 协同点位': {
    type: 'coordination_point',
    headers: '名称; 类别; 所属机制; 街道; 地址; 经度; 纬度; 坐标系; 容量; 责任单位; A岗; B岗; 值班电话; 核实日期',
    row: { 名称: '松涛中学避险安置点', 类别: '避难安置', 所属机制: '防台风军地联动机制', 街道: '松涛街道', 地址: '滨海路1号', 经度: 120.66, 纬度: 36.48, 坐标系: 'WGS84', 容量: 900, 责任单位: '松涛街道', A岗: '王某某', B岗: '李某某', 值班电话: '0532-55551000', 核实日期: '2026-10-08' },
    values: {
      name: '松涛中学避险安置点', kind: 'shelter', mechanism_ids: ['防台风军地联动机制'], subdistrict_id: '松涛街道', address: '滨海路1号', longitude: 120.66, latitude: 36.48, source_crs: 'WGS84', capacity: 900, owner_id: '松涛街道',
      officer_a: '王某某', officer_b: '李某某', duty_phone: '0532-55551000', verified_on: '2026-10-08',
    },
  },
  '10 共建点': {
    type: 'partner_site',
    headers: '名称; 类别; 街道; 地址; 经度; 纬度; 坐标系; 共建单位; 起始年份',
    row: { 名称: '海伦路福利院', 类别: '福利院', 街道: '松涛街道', 地址: '海伦路18号', 经度: 120.66, 纬度: 36.48, 坐标系: 'WGS84', 共建单位: '驻区示例部队01', 起始年份: 1995 },
    values: { name: '海伦路福利院', kind: 'welfare_home', subdistrict_id: '松涛街道', address: '海伦路18号', longitude: 120.66, latitude: 36.48, co_builder_ids: ['驻区示例部队01'], since_year: 1995 },
  },
  '11 年度目标': {
    type: 'target',
    headers: '单位; 年度; 指标; 目标值; 1月计划=1月/一月; 2月计划=2月/二月; 12月计划=12月/十二月',
    row: { 单位: '松涛街道', 年度: 2026, 指标: '走访次数', 目标值: 20, ...Object.fromEntries(Array.from({ length: 12 }, (_, month) => [`${month + 1}月计划`, month === 1 ? 8 : month === 6 ? 12 : 0])) },
    values: { organization_id: '松涛街道', year: 2026, indicator: 'C1', value: 20, plan: [0, 40, 40, 40, 40, 40, 100, 100, 100, 100, 100, 100] },
  },
  '12 优抚对象数': {
    type: 'recipient_register',
    headers: '类别; 单位; 年度; 户数',
    row: { 类别: '烈属', 单位: '松涛街道', 年度: 2026, 户数: 34 },
    values: { category: 'martyr_family', organization_id: '松涛街道', year: 2026, households: 34 },
  },
}

async function openOffice() {
  const { db, add, root } = await openDistrict()
  const street = await add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  const garrison = await add('organization', { name: '驻区示例部队01', side: 'military' })
  const mechanism = await add('mechanism', { name: '防台风军地联动机制', type: 'typhoon' })
  const ids: Record<string, number> = { 岚湾区: root.id, 松涛街道: street.id, 驻区示例部队01: garrison.id, 防台风军地联动机制: mechanism.id }
  const desk = await openDesk(db)

  /** The one row of a sheet under some headings, as it would be stored. */
  async function read(type: RecordName, columns: [header: string, cell: CellValue][]) {
    const { rows, summary } = await desk.prepare(type, await mintWorkbook([{ name: 'Sheet1', rows: [['序号', ...columns.map(([header]) => header)], [1, ...columns.map(([, cell]) => cell)]] }]))
    const [row] = rows.filter(({ leftOut }) => leftOut === null)
    return { row, refusal: summary.refusal }
  }

  /** Names of units and mechanisms in reference fields become their ids. */
  const withIds = (values: Values): Values => Object.fromEntries(Object.entries(values).map(([field, value]) => [field, !/_ids?$/u.test(field) ? value
    : Array.isArray(value) ? value.map((name) => ids[String(name)] ?? 0) : ids[String(value)] ?? value]))

  return { db, desk, read, withIds }
}

const headersOf = (text: string) => text.split('; ').map((part) => {
  const [canonical = '', variants = ''] = part.split('=')
  return { canonical, variants: variants.split('/').filter((variant) => variant !== '') }
})

describe.each(Object.entries(sheets))('the sheet %s', (_name, { type, headers, row, values, variants = {} }) => {
  it('imports under its canonical headings', async () => {
    const { db, read, withIds } = await openOffice()
    const found = await read(type, Object.entries(row))
    expect(found.refusal).toBeNull()
    expect(found.row?.issues).toEqual([])
    expect(found.row?.outcome).toBe('new')
    expect(found.row?.values).toMatchObject(withIds(values))
    await db.destroy()
  })

  it('imports under each heading that offices use instead', async () => {
    const { db, read, withIds } = await openOffice()
    for (const { canonical, variants: others } of headersOf(headers)) {
      if (!Object.hasOwn(row, canonical)) continue
      for (const other of others) {
        const { cell, values: differing = {} } = variants[other] ?? {}
        const columns = Object.entries(row).map(([header, own]): [string, CellValue] => header === canonical ? [other, cell ?? own] : [header, own])
        const found = await read(type, columns)
        expect([other, found.row?.issues, found.row?.outcome]).toEqual([other, [], 'new'])
        expect(found.row?.values, other).toMatchObject(withIds({ ...values, ...differing }))
      }
    }
    await db.destroy()
  })
})

describe('the sheet 5 制度会议, where rules and meetings stand together', () => {
  const mixed = () => mintWorkbook([{ name: '制度会议', rows: [
    ['2026年制度会议台账'],
    ['序号', '名称', '类型', '日期', '单位', '频次', '双方单位', '议定事项', '落实数', '文号'],
    [1, '军地联席会议制度', '军地联席会议', null, '松涛街道', '每年两次', '驻区示例部队01', null, null, '松双〔2026〕3号'],
    [2, '走访慰问', '走访慰问', null, '松涛街道', '每季度1次', null, null, null, null],
    [3, '第一次军地联席会议', '联席会议', '4月10日', '松涛街道', null, '驻区示例部队01', 5, 4, null],
    [4, '“八一”军地座谈会', '座谈会', '7月29日', '松涛街道', null, '驻区示例部队01', 3, 3, null],
  ] }])

  it('gives its rules to one import and its meetings to another, and leaves the rest out with the reason', async () => {
    const { db, desk } = await openOffice()
    const rules = await desk.prepare('institution', await mixed())
    expect(rules.rows.filter(({ outcome }) => outcome === 'new').map(({ values }) => [values?.name, values?.type, values?.times_a_year]))
      .toEqual([['军地联席会议制度', 'joint_meeting', 2], ['走访慰问', 'visiting', 4]])
    expect(rules.rows.filter(({ leftOut }) => leftOut === 'elsewhere').map(({ row }) => row)).toEqual([5, 6])
    expect(rules.summary.counts).toMatchObject({ new: 2, wrong: 0, left_out: 4, total: 6 })
    const meetings = await desk.prepare('meeting', await mixed())
    expect(meetings.rows.filter(({ outcome }) => outcome === 'new').map(({ values }) => [values?.held_on, values?.type, values?.resolutions_total, values?.resolutions_done]))
      .toEqual([['2026-04-10', 'joint', 5, 4], ['2026-07-29', 'symposium', 3, 3]])
    expect(meetings.rows.filter(({ leftOut }) => leftOut === 'elsewhere').map(({ row }) => row)).toEqual([3, 4])
    await db.destroy()
  })
})
