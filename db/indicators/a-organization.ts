import type { Facts } from '../facts.ts'
import { defineIndicator } from '../indicator.ts'
import { inclusion, requiredFlagCount, requiredFlagsOf } from '../records/inclusion.ts'
import { institution, requiredInstitutionCount, requiredInstitutionsOf } from '../records/institution.ts'
import { activeUnits, firstOf, present } from './counting.ts'

/** Whether a unit has a leading group: its record of the year, or the roster's word where no year of it is on record. */
function hasGroup(facts: Facts) {
  const dated = facts.stockByCategory('leading_groups')
  const keepers = facts.stockByCategory('group_keepers')
  const flags = facts.stockByCategory('group_flags')
  return (unit: string) => (dated.get(unit) ?? 0) > 0 || ((flags.get(unit) ?? 0) > 0 && (keepers.get(unit) ?? 0) === 0)
}

function groupRate(facts: Facts, units: string) {
  const required = [...activeUnits(facts, units)]
  return { numerator: required.filter(hasGroup(facts)).length, denominator: required.length }
}

/** How many of the pairs of unit and thing a measure has, of units active at the period's end. */
function pairRate(facts: Facts, pairs: Map<string, number>, each: number) {
  const units = activeUnits(facts, 'member_units')
  return { numerator: present(pairs).filter((pair) => units.has(firstOf(pair))).length, denominator: units.size * each }
}

const perCent = { zh: '%', en: '%' }

/** A: 组织领导坚强有力. */
export const organizationIndicators = [
  defineIndicator({
    code: 'A1', id: 'group_rate', format: 'rate', unit: perCent, direction: 'up', target: 100, accrues: false,
    series: 'to_date', chart: 'bar', criterion: 1, seed: '区双拥工作领导小组指导帮助',
    name: { zh: '领导小组组建率', en: 'Leading groups formed' },
    definition: {
      zh: '期末在册成员单位（含驻区部队）中，当年已成立双拥工作领导小组的占比。逐年登记了领导小组的单位以当年登记为准，其余以单位名册“是否成立领导小组”为准。',
      en: 'Member units (garrison units included) active at the period’s end that have a leading group in that year. Units whose groups are on record by year go by the record, others by the roster’s word.',
    },
    formula: { zh: '已成立领导小组的单位 ÷ 在册成员单位', en: 'units with a group ÷ active member units' },
    measures: ['leading_groups', 'group_flags'], denominatorMeasures: ['group_keepers', 'member_units'],
    formulaOf: (facts) => groupRate(facts, 'member_units'),
  }),
  defineIndicator({
    code: 'A2', id: 'subunit_group_rate', format: 'rate', unit: perCent, direction: 'up', target: 100, accrues: false,
    series: 'to_date', chart: 'bar', criterion: 1, seed: '部队直属及驻外独立单位均成立了双拥工作领导小组',
    name: { zh: '直属驻外组建率', en: 'Groups of direct and external units' },
    definition: {
      zh: '隶属关系为直属或驻外独立的在册单位中，当年已成立领导小组的占比。只有达到 100% 时，报告才可用“均”字。',
      en: 'Direct and external units active at the period’s end that have a leading group in that year. Only at 100 % may a report say “all”.',
    },
    formula: { zh: '已成立领导小组的直属、驻外单位 ÷ 直属、驻外单位', en: 'direct and external units with a group ÷ all of them' },
    measures: ['leading_groups', 'group_flags'], denominatorMeasures: ['group_keepers', 'subunits'],
    formulaOf: (facts) => groupRate(facts, 'subunits'),
  }),
  defineIndicator({
    code: 'A3', id: 'inclusion_rate', format: 'rate', unit: perCent, direction: 'up', target: 95, accrues: false,
    series: 'to_date', chart: 'matrix', criterion: 1, seed: '纳入部队工作重要议事日程、年度总体规划、精神文明建设；列入工作计划，纳入目标考核',
    name: { zh: '纳入率', en: 'Inclusion' },
    definition: {
      zh: '当年有依据的应纳入事项除以应纳入总数。部队应纳入议事日程、年度规划、精神文明 3 项；地方应纳入年度规划、目标考核、干部教育 3 项。没有依据的不计。',
      en: 'Evidenced inclusions of the year over those required: agenda, yearly plan and cultural work of a military unit; yearly plan, assessment and cadre education of a civilian one. What has no evidence does not count.',
    },
    formula: { zh: '有依据的应纳入事项 ÷（成员单位 × 3）', en: 'evidenced inclusions ÷ (member units × 3)' },
    measures: ['inclusions'], denominatorMeasures: ['member_units'],
    matrix: {
      rows: 'organization', columns: inclusion.fields.flag.choices.slice(0, 5).map(({ value, label }) => ({ key: value, label })),
      cellOf: (facts, { id, side }, column) => requiredFlagsOf(side).some((flag) => flag === column)
        ? { numerator: facts.yearlyByCategory('inclusions').get(`${id}|${column}`) ?? 0, denominator: 1 } : null,
    },
    formulaOf: (facts) => pairRate(facts, facts.yearlyByCategory('inclusions'), requiredFlagCount),
  }),
  defineIndicator({
    code: 'A4', id: 'institution_rate', format: 'rate', unit: perCent, direction: 'up', target: 100, accrues: false,
    series: 'to_date', chart: 'matrix', criterion: 1, seed: '建立双拥工作例会、走访慰问、军警民共建协作等制度',
    name: { zh: '制度建立率', en: 'Institutions set up' },
    definition: {
      zh: '期末在用制度覆盖的（单位，应有制度）对数除以全部应有对数；牵头单位和签订的双方单位都算建立。部队应有例会、走访慰问、军警民共建；地方应有军地联席会议、走访慰问、档案。',
      en: 'Pairs of member unit and required institution in force over all pairs; its owner and its parties both have it. Required are regular meetings, visiting and co-building of a military unit; joint meetings, visiting and archive of a civilian one.',
    },
    formula: { zh: '已建立的（单位，应有制度） ÷（成员单位 × 3）', en: 'pairs of unit and institution ÷ (member units × 3)' },
    measures: ['institution_pairs'], denominatorMeasures: ['member_units'],
    matrix: {
      rows: 'organization',
      columns: institution.fields.type.choices.filter(({ value }) => ['joint_meeting', 'regular_meeting', 'visiting', 'co_building', 'archive'].includes(value))
        .map(({ value, label }) => ({ key: value, label })),
      cellOf: (facts, { id, side }, column) => requiredInstitutionsOf(side).some((type) => type === column)
        ? { numerator: Math.min(1, facts.stockByCategory('institution_pairs').get(`${id}|${column}`) ?? 0), denominator: 1 } : null,
    },
    formulaOf: (facts) => pairRate(facts, facts.stockByCategory('institution_pairs'), requiredInstitutionCount),
  }),
  defineIndicator({
    code: 'A5', id: 'compliance_rate', format: 'rate', unit: perCent, direction: 'up', target: 95, accrues: true,
    series: 'to_date', chart: 'bullet', criterion: 1, seed: '使双拥工作有章可循、有据可依、按制动作',
    name: { zh: '按制落实率', en: 'Institutions kept' },
    definition: {
      zh: '制度规定了年度次数的，按牵头单位和类型比较：联席会议、例会看会议，走访慰问看走访，军警民共建看双方参加的活动，联防看演练。各取实际与规定的较小数相加，除以规定次数之和。',
      en: 'For institutions that name a yearly number: meetings keep joint and regular meetings, visits visiting, activities of both sides co-building, and drills joint defence. The lesser of held and required, by owner and kind, is summed and divided by all that is required.',
    },
    formula: { zh: 'Σ min(实际, 规定) ÷ Σ 规定', en: 'Σ min(held, required) ÷ Σ required' },
    measures: keptBy(), denominatorMeasures: ['institution_times'],
    formulaOf(facts) {
      const required = facts.stockByCategory('institution_times')
      const held = new Map<string, number>()
      for (const measure of keptBy()) for (const [pair, count] of facts.byCategory(measure)) held.set(pair, (held.get(pair) ?? 0) + count)
      return {
        numerator: present(required).reduce((sum, pair) => sum + Math.min(held.get(pair) ?? 0, required.get(pair) ?? 0), 0),
        denominator: facts.stock('institution_times'),
      }
    },
  }),
  defineIndicator({
    code: 'A6', id: 'plenary_meetings', format: 'count', unit: { zh: '次', en: 'meetings' }, direction: 'up', target: 1, accrues: true,
    series: 'monthly', chart: 'timeline', criterion: 1, seed: '及时研究解决双拥工作中的重点和难点问题',
    name: { zh: '全体会议次数', en: 'Plenary meetings' },
    definition: { zh: '期内召开的领导小组全体会议次数。', en: 'Plenary meetings of leading groups in the period.' },
    formula: { zh: '全体会议次数', en: 'number of plenary meetings' },
    measures: ['plenary_meetings'],
    formulaOf: (facts) => ({ numerator: facts.sum('plenary_meetings'), denominator: null }),
  }),
  defineIndicator({
    code: 'A7', id: 'resolution_rate', format: 'rate', unit: perCent, direction: 'up', target: 90, accrues: false,
    series: 'to_date', chart: 'bar', criterion: 1, seed: '及时研究解决双拥工作中的重点和难点问题',
    name: { zh: '议定事项落实率', en: 'Resolutions done' },
    definition: { zh: '期内会议议定的事项中已落实的占比，按会议日期计；没有填议定数的会议不计。', en: 'Resolutions of meetings dated in the period that are done; meetings that name no number are left out.' },
    formula: { zh: 'Σ 落实数 ÷ Σ 议定数', en: 'Σ done ÷ Σ made' },
    measures: ['resolutions_done'], denominatorMeasures: ['resolutions_total'], categories: 'meeting.type',
    formulaOf: (facts) => ({ numerator: facts.sum('resolutions_done'), denominator: facts.sum('resolutions_total') }),
  }),
  defineIndicator({
    code: 'A8', id: 'duty_report_rate', format: 'rate', unit: perCent, direction: 'up', target: 100, accrues: true,
    series: 'to_date', chart: 'bullet', criterion: 1, seed: '现将双拥工作履职情况报告如下，请予评议',
    name: { zh: '述职率', en: 'Duty reports handed in' },
    definition: {
      zh: '已归档当年履职情况报告的成员单位除以期末在册成员单位；同一单位有几份也只算一次，次年补交的计入所属年度。',
      en: 'Member units whose duty report on the year is on file over member units active at the period’s end. Several papers of a unit count once; one handed in later counts for its own year.',
    },
    formula: { zh: '已提交履职报告的单位 ÷ 在册成员单位', en: 'units with a report ÷ active member units' },
    measures: ['duty_reports'], denominatorMeasures: ['member_units'],
    formulaOf(facts) {
      const units = activeUnits(facts, 'member_units')
      return { numerator: present(facts.yearlyByCategory('duty_reports')).filter((unit) => units.has(unit)).length, denominator: units.size }
    },
  }),
]

/** What shows that an institution was kept; every category names owner and kind. */
function keptBy() {
  return ['meetings_held', 'visits_held', 'co_building_held', 'defence_held']
}
