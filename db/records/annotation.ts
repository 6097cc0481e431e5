import { choice, date, reference, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { indicatorChoices } from './indicator-choices.ts'

/** 图上注记: what happened on a day that figures should be read with, for everyone or one unit, for all indicators or one. */
export const annotation = defineRecord({
  name: 'annotation',
  label: { zh: '图上注记', en: 'Annotations' },
  theme: 'foundation',
  sheet: '图上注记',
  importable: false,
  fields: {
    on_day: date({ label: { zh: '日期', en: 'Day' }, required: true }),
    text: text({ label: { zh: '注记', en: 'Note' }, required: true }),
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' } }),
    indicator: choice(indicatorChoices, { label: { zh: '指标', en: 'Indicator' } }),
  },
  key: ['on_day', 'organization_id', 'indicator', 'text'],
  search: ['text'],
  title: (values) => values.text,
  date: (values) => values.on_day,
  organizations: (values) => values.organization_id === null ? [] : [values.organization_id],
  check: (values) => values.on_day.length < 10 ? [{ field: 'on_day', message: { zh: '注记要写到日', en: 'A note stands on a day, not on a month' } }] : [],
})
