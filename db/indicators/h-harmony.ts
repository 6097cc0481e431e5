import { yearOf } from '../dates.ts'
import type { Facts } from '../facts.ts'
import { defineIndicator } from '../indicator.ts'
import { medianOf, present } from './counting.ts'

const perCent = { zh: '%', en: '%' }

/** Mechanisms answered for by an A and a B who are two persons with two phones, by the marks in the categories. */
function twoDeep(facts: Facts) {
  const slots = present(facts.district.stockByCategory('duty_slots')).map((category) => category.split('|'))
  return (mechanism: string) => {
    const [first, second] = ['a', 'b'].map((slot) => slots.filter(([of, which]) => of === mechanism && which === slot))
    return (first ?? []).some(([, , person, phone]) => (second ?? []).some((other) => other[2] !== person && other[3] !== phone))
  }
}

/** Drills under each mechanism from the first day of the calendar year to the period's end. */
function drillsOfYear(facts: Facts) {
  const drills = new Map<string, number>()
  for (const { period, category, value } of facts.district.stockRows('drills')) {
    if (yearOf(period) === yearOf(facts.calendar.to)) drills.set(category, (drills.get(category) ?? 0) + value)
  }
  return drills
}

/** H: 军政军民关系融洽, and how ready for a joint response. */
export const harmonyIndicators = [
  defineIndicator({
    code: 'H1', id: 'closure_rate', format: 'rate', unit: perCent, direction: 'up', target: 95, accrues: false,
    series: 'to_date', chart: 'funnel', criterion: 8, seed: '着力解决了一批涉及军民最关心、最直接、最现实的利益问题', asParts: true,
    name: { zh: '难题办结率', en: 'Matters resolved' },
    definition: { zh: '期内登记的双清单事项（退回的除外）中，到期末已办结或已销号的占比。', en: 'Matters opened in the period (those returned left out) that were resolved or closed by its end.' },
    formula: { zh: '已办结、已销号 ÷ 已登记（不含退回）', en: 'resolved and closed ÷ opened (not returned)' },
    measures: ['problems_closed'], denominatorMeasures: ['problems_opened'],
    formulaOf: (facts) => ({
      // The category is the day that it was opened: what was opened before the period is no part of it.
      numerator: [...facts.byCategory('problems_closed')].reduce((sum, [opened, count]) => opened >= facts.period.from ? sum + count : sum, 0),
      denominator: facts.sum('problems_opened'),
    }),
  }),
  defineIndicator({
    code: 'H2', id: 'on_time_rate', format: 'rate', unit: perCent, direction: 'up', target: 90, accrues: false,
    series: 'to_date', chart: 'bullet', criterion: 8, seed: '坚持把解决军民关注的热点、难点问题作为创建活动的重点',
    name: { zh: '按期办结率', en: 'Resolved on time' },
    definition: { zh: '办结时限在期内的事项（退回的除外）中，在时限当天或之前办结的占比。', en: 'Matters due in the period (those returned left out) that were resolved by the day they were due.' },
    formula: { zh: '按期办结 ÷ 期内到期', en: 'resolved on time ÷ due in the period' },
    measures: ['problems_on_time'], denominatorMeasures: ['problems_due'], categories: 'problem.list',
    formulaOf: (facts) => ({ numerator: facts.sum('problems_on_time'), denominator: facts.sum('problems_due') }),
  }),
  defineIndicator({
    code: 'H3', id: 'median_days', format: 'decimal', unit: { zh: '天', en: 'days' }, direction: 'down', target: 30, accrues: false,
    series: 'to_date', chart: 'box', criterion: 8, seed: '及时研究解决双拥工作中的重点和难点问题',
    name: { zh: '办理天数中位', en: 'Median days to resolve' },
    definition: { zh: '期内办结事项从登记到办结天数的中位数；只知月份的不计。各单位、各月的天数合在一起取中位，不取平均。', en: 'Median days from opening to resolution of matters resolved in the period; those known only to the month are left out. The days of all units and months are taken together.' },
    formula: { zh: '中位数（完成日期 − 登记日期）', en: 'median (resolved − opened)' },
    measures: ['problem_days'], spread: 'problem_days',
    formulaOf: (facts) => medianOf(facts, 'problem_days'),
  }),
  defineIndicator({
    code: 'H4', id: 'satisfaction', format: 'rate', unit: perCent, direction: 'up', target: 90, accrues: false,
    series: 'to_date', chart: 'bullet', criterion: 8, seed: '受到驻地党委、政府和群众的赞誉；受到一致好评',
    name: { zh: '满意度', en: 'Satisfaction' },
    definition: { zh: '期内办结且已评价的事项，满意度得分之和除以满分（每项 5 分）。', en: 'Points given to matters resolved in the period over the most they could have got (5 each).' },
    formula: { zh: 'Σ 满意度 ÷（已评价事项 × 5）', en: 'Σ points ÷ (rated matters × 5)' },
    measures: ['satisfaction_points'], denominatorMeasures: ['satisfaction_ratings'], categories: 'problem.list',
    formulaOf: (facts) => ({ numerator: facts.sum('satisfaction_points'), denominator: 5 * facts.sum('satisfaction_ratings') }),
  }),
  defineIndicator({
    code: 'H5', id: 'readiness', format: 'rate', unit: perCent, direction: 'up', target: 100, accrues: true,
    series: 'to_date', chart: 'status', criterion: 8, seed: '在防台风、驻地治安等多方面建立军地联动协作机制', asParts: true,
    name: { zh: '联动机制就绪率', en: 'Mechanisms ready' },
    definition: {
      zh: '在用联动机制中，有预案、值班 A/B 岗由两人两部电话双人双岗、且当年演练次数达到规定的占比。单位看其参加的机制；值班和演练按全区看。',
      en: 'Mechanisms in use that have a plan, a duty two deep (A and B, two persons, two phones) and as many drills in the calendar year as they require. A unit is told by the mechanisms that it is a party to; duty and drills are those of the whole district.',
    },
    formula: { zh: '就绪的机制 ÷ 在用机制', en: 'mechanisms ready ÷ in use' },
    measures: ['mechanisms'], denominatorMeasures: ['mechanism_plans', 'drills_required'], districtMeasures: ['duty_slots', 'drills'],
    formulaOf(facts) {
      const all = readinessOf(facts)
      return { numerator: all.filter(({ ready }) => ready).length, denominator: all.length }
    },
  }),
  defineIndicator({
    code: 'H6', id: 'response_minutes', format: 'decimal', unit: { zh: '分钟', en: 'minutes' }, direction: 'down', target: 60, accrues: false,
    series: 'to_date', chart: 'box', criterion: 8, seed: '及时处置抢险救灾和突发事件',
    name: { zh: '到场时间中位', en: 'Median minutes to arrival' },
    definition: { zh: '期内突发事件从请求到到场分钟数的中位数；演练和时间不全的不计。', en: 'Median minutes from request to arrival of incidents in the period; drills, and incidents not known to the minute, are left out.' },
    formula: { zh: '中位数（到场时间 − 请求时间）', en: 'median (arrived − requested)' },
    measures: ['response_minutes'], spread: 'response_minutes',
    formulaOf: (facts) => medianOf(facts, 'response_minutes'),
  }),
]

/** Every mechanism in use, by its id as text, with what makes it ready at the period's end. */
export function readinessOf(facts: Facts) {
  const plans = facts.stockByCategory('mechanism_plans')
  const required = facts.stockByCategory('drills_required')
  const answered = twoDeep(facts)
  const drills = drillsOfYear(facts)
  return present(facts.stockByCategory('mechanisms')).map((id) => {
    const state = { id, hasPlan: (plans.get(id) ?? 0) > 0, isTwoDeep: answered(id), drills: drills.get(id) ?? 0, drillsRequired: required.get(id) ?? 0 }
    return { ...state, ready: state.hasPlan && state.isTwoDeep && state.drills >= state.drillsRequired }
  })
}
