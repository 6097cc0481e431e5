import { daysBetween } from '../dates.ts'
import { defineIndicator } from '../indicator.ts'
import { activity } from '../records/activity.ts'

const activityTypes = activity.fields.type.choices.length

/** What makes a festival's interaction: activities, visits and meetings of both sides. */
export const interactionMeasures = ['activity_interactions', 'visit_interactions', 'meeting_interactions'] as const

/** F: 双拥活动坚持经常. */
export const regularityIndicators = [
  defineIndicator({
    code: 'F1', id: 'monthly_average', format: 'decimal', unit: { zh: '次/月', en: 'a month' }, direction: 'up', target: 1, accrues: false,
    series: 'to_date', chart: 'line', criterion: 6, seed: '平均月月有活动',
    name: { zh: '月均活动', en: 'Activities a month' },
    definition: {
      zh: '期内已完成活动数除以已过月数；未过完的月份按已过天数占比折算。',
      en: 'Finished activities over elapsed months; a running month counts by the share of its days.',
    },
    formula: { zh: '已完成活动 ÷ 已过月数', en: 'finished activities ÷ elapsed months' },
    measures: ['activities'], categories: 'activity.type',
    formulaOf: (facts) => ({ numerator: facts.sum('activities'), denominator: facts.elapsedMonths }),
  }),
  defineIndicator({
    code: 'F2', id: 'active_month_rate', format: 'rate', unit: { zh: '%', en: '%' }, direction: 'up', target: 100, accrues: false,
    series: 'to_date', chart: 'grid', criterion: 6, seed: '平均月月有活动',
    name: { zh: '月月有活动率', en: 'Active months' },
    definition: {
      zh: '有至少一次已完成活动的月数除以已过月数。未过完的月份在有活动之前不计入分母。',
      en: 'Months with at least one finished activity over elapsed months. A running month joins once it has an activity.',
    },
    formula: { zh: '有活动月数 ÷ 已过月数', en: 'months with an activity ÷ elapsed months' },
    measures: ['activities'], categories: 'activity.type',
    formulaOf(facts) {
      const due = facts.dueMonths('activities')
      const counts = facts.byMonth('activities')
      return { numerator: due.filter((month) => (counts.get(month) ?? 0) > 0).length, denominator: due.length }
    },
  }),
  defineIndicator({
    code: 'F3', id: 'festival_rate', format: 'rate', unit: { zh: '%', en: '%' }, direction: 'up', target: 100, accrues: false,
    series: 'to_date', chart: 'wheel', criterion: 6, seed: '节节有互动',
    name: { zh: '节节有互动率', en: 'Festivals with interaction' },
    definition: {
      zh: '已过的核心节日中，窗口期内有军地双方共同参加的已完成活动、走访或会议的节日占比。节日日期所在年份为准；未到的节日不计入分母。',
      en: 'Passed core festivals with at least one finished activity, visit or meeting of both sides in their window. The festival’s own date decides the year; future ones are left out.',
    },
    formula: { zh: '有互动的核心节日 ÷ 已过核心节日', en: 'core festivals with interaction ÷ core festivals passed' },
    measures: [...interactionMeasures], categories: 'festival',
    formulaOf(facts) {
      const interactions = interactionMeasures.map((measure) => facts.byCategory(measure))
      const passed = facts.passedFestivals
      return {
        numerator: passed.filter((festival) => interactions.some((counts) => (counts.get(festival) ?? 0) > 0)).length,
        denominator: passed.length,
      }
    },
  }),
  defineIndicator({
    code: 'F4', id: 'longest_gap', format: 'days', unit: { zh: '天', en: 'days' }, direction: 'down', target: 31, accrues: false,
    series: 'to_date', chart: 'gaps', criterion: 6, seed: '双拥活动坚持经常',
    name: { zh: '最长间隔', en: 'Longest gap' },
    definition: {
      zh: '期内相邻两次活动之间的最多天数，期初到首次、末次到期末（截至日）也计入。',
      en: 'Most days between activities in the period, its beginning and end (or today) included.',
    },
    formula: { zh: 'max(相邻活动间隔天数)', en: 'max(days between activities)' },
    measures: ['activities'], daily: true, categories: 'activity.type',
    formulaOf(facts) {
      const stops = [facts.period.from, ...facts.days('activities'), facts.period.to]
      const gaps = stops.slice(1).map((day, index) => daysBetween(stops[index] ?? day, day))
      return { numerator: Math.max(...gaps), denominator: null }
    },
  }),
  defineIndicator({
    code: 'F5', id: 'diversity', format: 'index', unit: { zh: '', en: '' }, direction: 'up', target: 0.7, accrues: false,
    series: 'to_date', chart: 'treemap', criterion: 6, seed: '形式多样、主题鲜明',
    name: { zh: '形式多样度', en: 'Diversity of forms' },
    definition: {
      zh: '已完成活动类型分布的熵，除以全部类型数的对数；0 为只有一种，1 为各类均等。',
      en: 'Entropy of finished activities over types, divided by the logarithm of the number of types: 0 for one type only, 1 for all equal.',
    },
    formula: { zh: '−Σ p·ln p ÷ ln(类型数)', en: '−Σ p·ln p ÷ ln(types)' },
    measures: ['activities'], categories: 'activity.type',
    formulaOf(facts) {
      const counts = [...facts.byCategory('activities').values()].filter((count) => count > 0)
      const all = counts.reduce((sum, count) => sum + count, 0)
      if (all === 0) return { numerator: 0, denominator: 0 }
      const entropy = counts.reduce((sum, count) => sum - (count / all) * Math.log(count / all), 0)
      return { numerator: entropy, denominator: Math.log(activityTypes) }
    },
  }),
  defineIndicator({
    code: 'F6', id: 'participation_rate', format: 'rate', unit: { zh: '%', en: '%' }, direction: 'up', target: 95, accrues: true,
    series: 'to_date', chart: 'map', criterion: 6, seed: '参与热情和积极性',
    name: { zh: '单位参与率', en: 'Unit participation' },
    definition: {
      zh: '期内参加过至少一次已完成活动的成员单位（含驻区部队）除以期末在册成员单位。',
      en: 'Member units (garrison units included) in at least one finished activity over member units active at the period’s end.',
    },
    formula: { zh: '参与过活动的单位 ÷ 在册成员单位', en: 'units in an activity ÷ active member units' },
    measures: ['participation'], denominatorMeasures: ['member_units'], categories: 'organization',
    formulaOf(facts) {
      const active = facts.stockByCategory('member_units')
      return {
        numerator: [...facts.byCategory('participation')].filter(([unit, count]) => count > 0 && (active.get(unit) ?? 0) > 0).length,
        denominator: facts.stock('member_units'),
      }
    },
  }),
]
