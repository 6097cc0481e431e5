import { date, integer, longText, reference, year } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders, unitHeaders } from './headers.ts'

const ballots = { zh: '票', en: 'ballots' }

/** 述职评议: the ballots cast on an organization's duty report of a year; who cast which is not kept. */
export const review = defineRecord({
  name: 'review',
  label: { zh: '述职评议', en: 'Reviews' },
  theme: 'creation',
  sheet: '述职评议',
  fields: {
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: ['单位', '述职单位', ...unitHeaders.slice(1)] }),
    year: year({ label: { zh: '年度', en: 'Year' }, required: true, headers: ['年度', '年份'] }),
    reviewed_on: date({ label: { zh: '评议日期', en: 'Reviewed on' }, headers: ['评议日期', '日期', '时间'] }),
    satisfied: integer({ label: { zh: '满意', en: 'Satisfied' }, required: true, headers: ['满意', '满意票'], unit: ballots }),
    fairly_satisfied: integer({ label: { zh: '基本满意', en: 'Fairly satisfied' }, required: true, headers: ['基本满意', '基本满意票'], unit: ballots }),
    dissatisfied: integer({ label: { zh: '不满意', en: 'Dissatisfied' }, required: true, headers: ['不满意', '不满意票'], unit: ballots }),
    comment: longText({ label: { zh: '评议意见', en: 'Comment' }, headers: ['评议意见', '意见', '意见建议'], listed: true }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['organization_id', 'year'],
  title: (values) => `${values.year}年评议`,
  date: (values) => `${values.year}-01-01`,
  organizations: (values) => [values.organization_id],
  complete: (values) => ({
    ...values, satisfied: values.satisfied ?? 0, fairly_satisfied: values.fairly_satisfied ?? 0, dissatisfied: values.dissatisfied ?? 0,
  }),
  check: (values) => values.satisfied + values.fairly_satisfied + values.dissatisfied === 0
    ? [{ field: 'satisfied', message: { zh: '没有一张评议票', en: 'There is no ballot' } }] : [],
  measures: [
    {
      name: 'review_ballots', kind: 'yearly',
      label: { zh: '评议票', en: 'Ballots' }, unit: ballots,
      of: (values, context) => (['satisfied', 'fairly_satisfied', 'dissatisfied'] as const).flatMap((vote) => values[vote] === 0 ? []
        : [{ value: values[vote], category: vote, subdistrict: context.organization(values.organization_id)?.subdistrict_id ?? null }]),
    },
  ],
})
