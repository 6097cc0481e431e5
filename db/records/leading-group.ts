import { choicesOf, date, lines, longText, reference, text, year } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders, unitHeaders } from './headers.ts'
import { militaryWordIssues } from './military-words.ts'

const members = lines({
  role: { kind: 'choice', label: { zh: '组内职务', en: 'Role' }, choices: choicesOf({
    head: ['组长', 'head'], deputy: ['副组长', 'deputy head'], member: ['成员', 'member'], office: ['办公室主任', 'head of office', '办公室'],
  }) },
  post: { kind: 'text', label: { zh: '职务', en: 'Post' }, choices: [] },
  duty_kind: { kind: 'choice', label: { zh: '分工', en: 'Duty' }, choices: choicesOf({
    principal: ['主管', 'answers for all', '主管领导', '亲自抓'],
    in_charge: ['分管', 'in charge', '分管领导', '具体抓'],
    functional: ['职能', 'functional department', '职能部门', '共同抓'],
  }) },
}, { label: { zh: '成员', en: 'Members' }, headers: ['成员', '组成人员', '领导小组成员'] })

/** 双拥工作领导小组: one organization's group of one year, its members told by post and never by name. */
export const leadingGroup = defineRecord({
  name: 'leading_group',
  label: { zh: '领导小组', en: 'Leading groups' },
  theme: 'leadership',
  sheet: '领导小组',
  fields: {
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: unitHeaders }),
    year: year({ label: { zh: '年度', en: 'Year' }, required: true, headers: ['年度', '年份'] }),
    established_on: date({ label: { zh: '成立日期', en: 'Established on' }, headers: ['成立日期', '成立时间', '调整日期', '组建日期'] }),
    doc_no: text({ label: { zh: '文号', en: 'Document no.' }, headers: ['文号', '发文字号', '成立文件'] }),
    members,
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['organization_id', 'year'],
  title: (values) => `${values.year}年领导小组`,
  date: (values) => `${values.year}-01-01`,
  organizations: (values) => [values.organization_id],
  check(values, context) {
    if (values.established_on !== null && values.established_on.slice(0, 4) > String(values.year)) {
      return [{ field: 'established_on', message: { zh: '成立日期晚于所填年度', en: 'The group was established after the year given' } }]
    }
    return militaryWordIssues(values, [values.organization_id], context)
  },
  measures: [
    {
      // It stands for its year, from the day it was established on.
      name: 'leading_groups', kind: 'stock',
      label: { zh: '领导小组', en: 'Leading groups' }, unit: { zh: '个', en: 'groups' },
      of(values, context) {
        const since = [`${values.year}-01-01`, values.established_on ?? ''].sort().at(-1) ?? ''
        const own = { category: String(values.organization_id), subdistrict: context.organization(values.organization_id)?.subdistrict_id ?? null }
        return [{ ...own, value: 1, date: since }, { ...own, value: -1, date: `${values.year + 1}-01-01` }]
      },
    },
    {
      // Timeless: whether a unit's groups are told year by year, so that the roster's yes or no need not speak for it.
      name: 'group_keepers', kind: 'stock',
      label: { zh: '逐年登记领导小组的单位', en: 'Units whose groups are kept by year' }, unit: { zh: '条', en: 'records' },
      of: (values, context) => [{
        value: 1, date: '1900-01-01', category: String(values.organization_id),
        subdistrict: context.organization(values.organization_id)?.subdistrict_id ?? null,
      }],
    },
  ],
})
