import { yearOf } from '../dates.ts'
import { defineIndicator } from '../indicator.ts'

/** D: 拥政爱民成果显著. */
export const lovePeopleIndicators = [
  defineIndicator({
    code: 'D1', id: 'love_people_activities', format: 'count', unit: { zh: '次', en: 'activities' }, direction: 'up', target: null,
    accrues: true, series: 'monthly', chart: 'columns', criterion: 4, seed: '广泛开展“送温暖、献爱心”活动',
    name: { zh: '拥政爱民活动', en: 'Love-the-people activities' },
    definition: { zh: '期内已完成、方向为拥政爱民的活动数。', en: 'Finished activities of the direction “love the people” in the period.' },
    formula: { zh: '拥政爱民活动数', en: 'number of love-the-people activities' },
    measures: ['love_people_activities'], categories: 'activity.type',
    formulaOf: (facts) => ({ numerator: facts.sum('love_people_activities'), denominator: null }),
  }),
  defineIndicator({
    code: 'D2', id: 'troop_participation', format: 'count', unit: { zh: '人次', en: 'persons' }, direction: 'up', target: null,
    accrues: true, series: 'monthly', chart: 'line', criterion: 4, seed: '领导带头、机关合力、官兵参与',
    name: { zh: '官兵参与人次', en: 'Troops taking part' },
    definition: { zh: '期内已完成活动中官兵参加人次之和。', en: 'Troops in the period’s finished activities, counted each time.' },
    formula: { zh: 'Σ 官兵人数', en: 'Σ troops' },
    measures: ['troop_participation'], categories: 'activity.type',
    formulaOf: (facts) => ({ numerator: facts.sum('troop_participation'), denominator: null }),
  }),
  defineIndicator({
    code: 'D3', id: 'trees', format: 'count', unit: { zh: '株', en: 'trees' }, direction: 'up', target: null, accrues: true,
    series: 'monthly', chart: 'columns', criterion: 4, seed: '植树绿化活动',
    name: { zh: '植树株数', en: 'Trees planted' },
    definition: { zh: '期内已完成活动中植树株数之和。', en: 'Trees planted in the period’s finished activities.' },
    formula: { zh: 'Σ 植树', en: 'Σ trees' },
    measures: ['trees'],
    formulaOf: (facts) => ({ numerator: facts.sum('trees'), denominator: null }),
  }),
  defineIndicator({
    code: 'D4', id: 'site_years', format: 'years', unit: { zh: '年', en: 'years' }, direction: 'up', target: null, accrues: false,
    series: 'to_date', chart: 'lollipop', criterion: 7, seed: '海伦路福利院“学雷锋”近20年',
    name: { zh: '共建持续年限', en: 'Years of service at sites' },
    definition: {
      zh: '各共建点“年份 − 起始年份”的平均；未填起始年份的不计。没有活动的年份在分点表中标为间断。',
      en: 'Mean of “year − first year” over partner sites with a first year. Years without an activity are flagged in the table by site.',
    },
    formula: { zh: 'Σ (年份 − 起始年份) ÷ 共建点数', en: 'Σ (year − first year) ÷ sites' },
    measures: ['sites'], denominatorMeasures: ['site_since_years'],
    formulaOf: (facts) => ({
      numerator: yearOf(facts.calendar.to) * facts.stock('sites') - facts.stock('site_since_years'),
      denominator: facts.stock('sites'),
    }),
  }),
]
