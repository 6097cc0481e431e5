import { choice, date, integer, longText, reference, text } from '../fields.ts'
import { defineRecord, type Measure } from '../record.ts'
import { dateHeaders, noteHeaders, subdistrictHeaders, unitHeaders } from './headers.ts'

const kinds = {
  employment: ['家属就业', 'families’ employment', '随军家属就业', '就业安置', '就业'],
  schooling: ['子女入学', 'children’s schooling', '子女入学入托', '入学', '教育优待'],
  resettlement: ['退役安置', 'veterans’ placement', '退役军人安置', '移交安置', '安置'],
  rights: ['权益维护', 'rights upheld', '涉军维权', '维权', '法律援助'],
} as const

export type PolicyKind = keyof typeof kinds
const people = { zh: '人', en: 'persons' }

interface PolicyValues { kind: PolicyKind, eligible: number, done: number }

/** Two measures for each kind: those who are entitled, and those for whom it is done. */
const measures = (Object.keys(kinds) as PolicyKind[]).flatMap((kind): Measure<PolicyValues>[] => [
  {
    name: `${kind}_eligible`, kind: 'flow', label: { zh: `${kinds[kind][0]}应办`, en: `Entitled: ${kinds[kind][1]}` }, unit: people,
    of: (values) => values.kind === kind && values.eligible > 0 ? [{ value: values.eligible }] : [],
  },
  {
    name: `${kind}_done`, kind: 'flow', label: { zh: `${kinds[kind][0]}已办`, en: `Done: ${kinds[kind][1]}` }, unit: people,
    of: (values) => values.kind === kind && values.done > 0 ? [{ value: values.done }] : [],
  },
])

/** 政策落实: how many were entitled to something and for how many it was done; persons are counted and not named. */
export const policyCase = defineRecord({
  name: 'policy_case',
  label: { zh: '政策落实', en: 'Policy cases' },
  theme: 'support_army',
  sheet: '政策落实',
  fields: {
    counted_on: date({ label: { zh: '日期', en: 'Date' }, required: true, headers: [...dateHeaders, '统计日期', '办理日期', '办结时间'] }),
    kind: choice(kinds, { label: { zh: '类别', en: 'Kind' }, required: true, headers: ['类别', '政策类别', '类型', '事项类别'] }),
    organization_id: reference('organization', { label: { zh: '办理单位', en: 'Handled by' }, required: true, headers: ['办理单位', ...unitHeaders] }),
    subject: text({ label: { zh: '事项', en: 'Subject' }, headers: ['事项', '批次', '办理事项', '内容'] }),
    subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: subdistrictHeaders, listed: false }),
    eligible: integer({ label: { zh: '应办人数', en: 'Entitled' }, required: true, headers: ['应办人数', '符合条件人数', '应安置人数', '申请人数', '应办'], unit: people }),
    done: integer({ label: { zh: '已办人数', en: 'Done' }, required: true, headers: ['已办人数', '办结人数', '已安置人数', '落实人数', '已办'], unit: people }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['counted_on', 'kind', 'organization_id', 'subject'],
  title: (values) => values.subject ?? kinds[values.kind][0],
  date: (values) => values.counted_on,
  organizations: (values) => [values.organization_id],
  subdistrict: (values) => values.subdistrict_id,
  complete(values, context) {
    const unit = values.organization_id === undefined ? undefined : context.organization(values.organization_id)
    return { ...values, subdistrict_id: values.subdistrict_id ?? unit?.subdistrict_id ?? null }
  },
  check: (values) => values.done > values.eligible
    ? [{ field: 'done', message: { zh: '已办人数大于应办人数', en: 'More are done than were entitled' } }] : [],
  measures,
})
