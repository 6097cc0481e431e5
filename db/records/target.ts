import { decimal, plan, reference, text, year } from '../fields.ts'
import { defineRecord } from '../record.ts'

/** 年度目标: what a unit is to reach in a year, with the plan by month ends. The value is in the indicator's own unit. */
export const target = defineRecord({
  name: 'target',
  label: { zh: '年度目标', en: 'Targets' },
  sheet: '年度目标',
  fields: {
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: ['单位', '单位名称', '责任单位'] }),
    year: year({ label: { zh: '年度', en: 'Year' }, required: true, headers: ['年度', '年份'] }),
    indicator: text({ label: { zh: '指标', en: 'Indicator' }, required: true, headers: ['指标', '指标名称', '指标代码'] }),
    value: decimal({ label: { zh: '目标值', en: 'Target' }, required: true, headers: ['目标值', '年度目标', '目标'] }),
    plan: plan({ label: { zh: '1–12月计划', en: 'Plan by month' }, headers: ['1-12月计划', '月度计划'] }),
  },
  key: ['organization_id', 'year', 'indicator'],
  importable: false,
  title: (values) => values.indicator,
  date: (values) => `${values.year}-01-01`,
  organizations: (values) => [values.organization_id],
})
