import { choice, decimal, plan, reference, year } from '../fields.ts'
import { defineRecord, type Values } from '../record.ts'
import { indicatorChoices } from './indicator-choices.ts'

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const monthField = (month: number) => `plan_${month}`

/** 年度目标: what a unit is to reach in a year, with the plan by month ends. The value is in the indicator's own unit. */
export const target = defineRecord({
  name: 'target',
  label: { zh: '年度目标', en: 'Targets' },
  theme: 'creation',
  sheet: '年度目标',
  fields: {
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: ['单位', '单位名称', '责任单位'] }),
    year: year({ label: { zh: '年度', en: 'Year' }, required: true, headers: ['年度', '年份'] }),
    indicator: choice(indicatorChoices, { label: { zh: '指标', en: 'Indicator' }, required: true, headers: ['指标', '指标名称', '指标代码'] }),
    value: decimal({ label: { zh: '目标值', en: 'Target' }, required: true, headers: ['目标值', '年度目标', '目标'] }),
    plan: plan({ label: { zh: '1–12月计划', en: 'Plan by month' }, headers: ['1-12月计划', '月度计划'] }),
  },
  key: ['organization_id', 'year', 'indicator'],
  title: (values) => indicatorChoices[values.indicator]?.[0] ?? values.indicator,
  date: (values) => `${values.year}-01-01`,
  organizations: (values) => [values.organization_id],
  sheetFields: Object.fromEntries(months.map((month) => [monthField(month), decimal({
    label: { zh: `${month}月计划`, en: `Planned in month ${month}` }, headers: [`${month}月计划`, `${month}月`, `${numerals[month - 1]}月`, `${month}月份`],
  })])),
  complete: (values) => ({ ...values, plan: planOfMonths(values as Values, values.value ?? null) ?? values.plan ?? null }),
})

/**
 * The twelve columns of a sheet as cumulative shares. Offices write what is planned in each month or by its end, in the indicator's unit
 * or in per cent: figures that never fall and end at the target or at 100 are cumulative, others are months to be added up. Null where
 * the sheet has none.
 */
export function planOfMonths(values: Values, target: number | null): number[] | null {
  const given = months.map((month) => values[monthField(month)])
  if (given.every((amount) => typeof amount !== 'number')) return null
  const amounts = given.map((amount) => typeof amount === 'number' ? amount : 0)
  const last = amounts.at(-1) ?? 0
  const isCumulative = amounts.every((amount, index) => index === 0 || amount >= (amounts[index - 1] ?? 0)) && (last === 100 || last === target)
  const sums = isCumulative ? amounts : amounts.map((_, index) => amounts.slice(0, index + 1).reduce((sum, amount) => sum + amount, 0))
  const whole = sums.at(-1) ?? 0
  return whole === 0 ? null : sums.map((sum) => Math.round(sum / whole * 10_000) / 100)
}
