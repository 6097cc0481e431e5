import { defineIndicator } from '../indicator.ts'

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
    measures: ['joint_activities'], denominatorMeasures: ['activities'], categories: 'activity_type',
    formulaOf: (facts) => ({ numerator: facts.sum('joint_activities'), denominator: facts.sum('activities') }),
  }),
]
