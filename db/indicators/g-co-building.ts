import type { FactRow } from '../facts.ts'
import { defineIndicator } from '../indicator.ts'
import { firstOf, lastOf, present } from './counting.ts'

/** G: 军民共建富有成效. */
export const coBuildingIndicators = [
  defineIndicator({
    code: 'G1', id: 'active_sites', format: 'count', unit: { zh: '个', en: 'sites' }, direction: 'up', target: null, accrues: true,
    series: 'to_date', chart: 'map', criterion: 7, seed: '军警民共建协作',
    name: { zh: '活跃共建点', en: 'Active partner sites' },
    definition: { zh: '期内有至少一次已完成活动的共建点数。', en: 'Partner sites with at least one finished activity in the period.' },
    formula: { zh: '有活动的共建点数', en: 'number of partner sites with an activity' },
    measures: ['site_activities'], categories: 'partner_site',
    formulaOf: (facts) => ({
      numerator: [...facts.byCategory('site_activities').values()].filter((count) => count > 0).length, denominator: null,
    }),
  }),
  defineIndicator({
    code: 'G2', id: 'joint_share', format: 'rate', unit: { zh: '%', en: '%' }, direction: 'up', target: 60, accrues: false,
    series: 'to_date', chart: 'donut', criterion: 7, seed: '军地双方密切合作',
    name: { zh: '双方参与占比', en: 'Share with both sides' },
    definition: {
      zh: '期内军地双方单位都参加的已完成活动占全部已完成活动的比例。',
      en: 'Finished activities with organizations of both sides over all finished activities of the period.',
    },
    formula: { zh: '双方参与的活动 ÷ 已完成活动', en: 'activities with both sides ÷ finished activities' },
    measures: ['joint_activities'], denominatorMeasures: ['activities'], categories: 'activity.type',
    formulaOf: (facts) => ({ numerator: facts.sum('joint_activities'), denominator: facts.sum('activities') }),
  }),
  defineIndicator({
    code: 'G3', id: 'series_rate', format: 'rate', unit: { zh: '%', en: '%' }, direction: 'up', target: 100, accrues: false,
    series: 'to_date', chart: 'dots', criterion: 7, seed: '参加了驻区举办的历次军警民运动会', asParts: true,
    name: { zh: '历次运动会参与率', en: 'Editions attended' },
    definition: {
      zh: '期内举办的系列活动（如军警民运动会）各届中，驻区部队参加的占比：每支部队、每届计一次，只算其在册期间举办的。没有举办的时段无此比率。',
      en: 'Editions of a series (such as the soldiers’, police and civilians’ games) held in the period that garrison units attended: each unit and edition once, and only those held while the unit was active.',
    },
    formula: { zh: '参加的（部队，届次） ÷ 举办的（部队，届次）', en: 'pairs of unit and edition attended ÷ held' },
    measures: ['editions_attended'], denominatorMeasures: ['military_units'], districtMeasures: ['editions_held'],
    formulaOf(facts) {
      const held = firstDays(present(facts.district.byCategory('editions_held')))
      const units = facts.stockRows('military_units')
      const attended = new Set(present(facts.byCategory('editions_attended')).map((category) => `${editionOf(category)}|${lastOf(category)}`))
      const asked = [...held].flatMap(([edition, day]) => activeOn(units, day).map((unit) => `${edition}|${unit}`))
      return { numerator: asked.filter((pair) => attended.has(pair)).length, denominator: asked.length }
    },
  }),
  defineIndicator({
    code: 'G4', id: 'organizer_share', format: 'rate', unit: { zh: '%', en: '%' }, direction: 'up', target: 30, accrues: false,
    series: 'to_date', chart: 'bar', criterion: 7, seed: '主动参与军地文化体育活动的组织筹划工作',
    name: { zh: '组织筹划占比', en: 'Share organized by units' },
    definition: {
      zh: '期内军地双方参加的文体活动中，部队为主办、承办或协办单位的占比。', en: 'Culture and sport of both sides in the period that a military unit hosted, organized or co-organized.',
    },
    formula: { zh: '部队参与组织的 ÷ 军地文体活动', en: 'organized by units ÷ joint culture and sport' },
    measures: ['joint_sports_led'], denominatorMeasures: ['joint_sports'],
    formulaOf: (facts) => ({ numerator: facts.sum('joint_sports_led'), denominator: facts.sum('joint_sports') }),
  }),
]

/** Series and number of an edition, without its day. */
const editionOf = (category: string) => category.split('|').slice(1, 3).join('|')

/** Each edition once, on its first day: opening and closing may be two records. */
function firstDays(categories: string[]) {
  const days = new Map<string, string>()
  for (const category of [...categories].sort()) {
    const edition = editionOf(category)
    if (!days.has(edition)) days.set(edition, firstOf(category))
  }
  return days
}

/** The units that were active on a day, by id as text. */
function activeOn(rows: FactRow[], day: string) {
  const sums = new Map<string, number>()
  for (const { period, category, value } of rows) if (period <= day) sums.set(category, (sums.get(category) ?? 0) + value)
  return present(sums)
}
