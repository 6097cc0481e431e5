import { choice, integer, longText, references, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { militaryWordIssues } from './military-words.ts'

/** 联动机制: a standing joint-response arrangement between civilian and military parties. */
export const mechanism = defineRecord({
  name: 'mechanism',
  label: { zh: '联动机制', en: 'Mechanisms' },
  theme: 'joint_response',
  sheet: '联动机制',
  fields: {
    name: text({ label: { zh: '机制名称', en: 'Name' }, required: true, headers: ['机制名称', '预案名称', '联动机制', '名称'] }),
    type: choice({
      typhoon: ['防台风', 'typhoon', '防汛防台', '台风', '防台'],
      security: ['治安联防', 'public security', '治安', '驻地治安'],
      relief: ['抢险救灾', 'disaster relief', '救灾', '防汛'],
      fire: ['森林防火', 'forest fire', '防火'],
      maritime: ['海上救助', 'maritime rescue', '海上搜救', '海上'],
    }, { label: { zh: '类型', en: 'Type' }, required: true, headers: ['类型', '灾种', '事件类别'] }),
    party_ids: references('organization', { label: { zh: '联动单位', en: 'Parties' }, headers: ['联动单位', '协同单位', '军地单位', '参与单位'] }),
    plan: text({ label: { zh: '预案文号', en: 'Plan' }, headers: ['预案文号', '文号', '预案'] }),
    drills_required: integer({ label: { zh: '年度应演练', en: 'Drills a year' }, headers: ['年度应演练', '应演练次数'], unit: { zh: '次', en: 'drills' } }),
    status: choice({
      active: ['在用', 'active', '有效', '启用'],
      inactive: ['停用', 'inactive', '失效'],
    }, { label: { zh: '状态', en: 'Status' }, required: true, headers: ['状态'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: ['备注', '说明'] }),
  },
  key: ['name'],
  search: ['name'],
  importable: false,
  title: (values) => values.name,
  organizations: (values) => values.party_ids ?? [],
  complete: (values) => ({ ...values, status: values.status ?? 'active' }),
  check: (values, context) => militaryWordIssues(values, values.party_ids ?? [], context),
  measures: [
    {
      name: 'mechanisms', kind: 'stock',
      label: { zh: '在用联动机制', en: 'Mechanisms in use' }, unit: { zh: '个', en: 'mechanisms' },
      of: (values) => values.status === 'active' ? [always(values.id, 1)] : [],
    },
    {
      name: 'mechanism_plans', kind: 'stock',
      label: { zh: '有预案的联动机制', en: 'Mechanisms with a plan' }, unit: { zh: '个', en: 'mechanisms' },
      of: (values) => values.status === 'active' && values.plan !== null ? [always(values.id, 1)] : [],
    },
    {
      name: 'drills_required', kind: 'stock',
      label: { zh: '年度应演练次数', en: 'Drills required a year' }, unit: { zh: '次', en: 'drills' },
      of: (values) => values.status === 'active' && values.drills_required ? [always(values.id, values.drills_required)] : [],
    },
  ],
})

/** What holds of a mechanism, which has no days of its own; the category names it. */
const always = (id: number, value: number) => ({ value, category: String(id), date: '1900-01-01' })
