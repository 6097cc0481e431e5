import { defineIndicator } from '../indicator.ts'
import { educationSession, militaryTopics, publicChannels, publicVenues } from '../records/education-session.ts'
import { activeUnits, firstOf, lastOf, present } from './counting.ts'

const perCent = { zh: '%', en: '%' }
const { topic, venue } = educationSession.fields
const labelled = (choices: typeof topic.choices, keys: readonly string[]) =>
  choices.filter(({ value }) => keys.includes(value)).map(({ value, label }) => ({ key: value, label }))

/** B: 宣传教育广泛深入. */
export const educationIndicators = [
  defineIndicator({
    code: 'B1', id: 'education_sessions', format: 'count', unit: { zh: '场', en: 'sessions' }, direction: 'up', target: 60, accrues: true,
    series: 'monthly', chart: 'columns', criterion: 2, seed: '广泛开展群众性的国防宣传教育',
    name: { zh: '教育场次', en: 'Education sessions' },
    definition: { zh: '期内宣传教育记录的条数，按开展日期计。', en: 'Education sessions and displays dated in the period.' },
    formula: { zh: '宣传教育记录数', en: 'number of sessions' },
    measures: ['education_sessions'], categories: 'education_session.topic',
    formulaOf: (facts) => ({ numerator: facts.sum('education_sessions'), denominator: null }),
  }),
  defineIndicator({
    code: 'B2', id: 'cadre_rate', format: 'rate', unit: perCent, direction: 'up', target: 90, accrues: false,
    series: 'to_date', chart: 'bullet', criterion: 2, seed: '把国防教育纳入干部在职教育体系',
    name: { zh: '干部受训率', en: 'Cadres trained' },
    definition: { zh: '期内对象为干部的教育中，实到人数之和除以应到人数之和；没有填应到的不计。', en: 'Of sessions for cadres in the period, those who came over those who were due; sessions that name nobody as due are left out.' },
    formula: { zh: 'Σ 实到 ÷ Σ 应到（干部）', en: 'Σ came ÷ Σ due (cadres)' },
    measures: ['cadres_trained'], denominatorMeasures: ['cadres_due'], categories: 'education_session.topic',
    formulaOf: (facts) => ({ numerator: facts.sum('cadres_trained'), denominator: facts.sum('cadres_due') }),
  }),
  defineIndicator({
    code: 'B3', id: 'channel_rate', format: 'rate', unit: perCent, direction: 'up', target: 100, accrues: true,
    series: 'to_date', chart: 'dots', criterion: 2, seed: '充分利用局域网、橱窗、专栏、板报等形式',
    name: { zh: '渠道覆盖', en: 'Channels used' },
    definition: { zh: '期内用到局域网、橱窗、专栏、板报四种渠道中的几种。', en: 'How many of the four channels (local network, display window, column, notice board) were used in the period.' },
    formula: { zh: '用到的渠道 ÷ 4', en: 'channels used ÷ 4' },
    measures: ['education_channels'], categories: 'education_session.channel', asParts: true,
    formulaOf(facts) {
      const used = facts.byCategory('education_channels')
      return { numerator: publicChannels.filter((channel) => (used.get(channel) ?? 0) > 0).length, denominator: publicChannels.length }
    },
  }),
  defineIndicator({
    code: 'B4', id: 'venue_rate', format: 'rate', unit: perCent, direction: 'up', target: 90, accrues: true,
    series: 'to_date', chart: 'matrix', criterion: 2, seed: '推动国防和双拥宣传教育进机关、进企业、进站所',
    name: { zh: '三进覆盖率', en: 'Offices, enterprises and stations reached' },
    definition: {
      zh: '期内开展过教育的（街道，机关／企业／站所）格数除以全部格数。单位只看自己及下级的教育和下属街道，没有下属街道的无此比率。',
      en: 'Pairs of sub-district and kind of place (office, enterprise, station) with a session in the period over all pairs. A unit is told by its own sessions and the sub-districts below it; one without any has no such rate.',
    },
    formula: { zh: '已进的（街道，场所） ÷（街道 × 3）', en: 'pairs reached ÷ (sub-districts × 3)' },
    measures: ['education_venues'], denominatorMeasures: ['subdistricts'], categories: 'education_session.venue', categoryOf: lastOf,
    matrix: {
      rows: 'subdistrict', columns: labelled(venue.choices, publicVenues),
      cellOf: (facts, { id }, column) => ({ numerator: facts.byCategory('education_venues').get(`${id}|${column}`) ?? 0, denominator: null }),
    },
    formulaOf(facts) {
      const places = activeUnits(facts, 'subdistricts')
      return {
        numerator: present(facts.byCategory('education_venues')).filter((pair) => places.has(firstOf(pair))).length,
        denominator: places.size * publicVenues.length,
      }
    },
  }),
  defineIndicator({
    code: 'B5', id: 'reach', format: 'count', unit: { zh: '人次', en: 'persons' }, direction: 'up', target: null, accrues: true,
    series: 'monthly', chart: 'line', criterion: 2, seed: '扩大国防宣传教育的影响面和效果',
    name: { zh: '受众人次', en: 'Persons reached' },
    definition: { zh: '期内宣传教育实到人数与覆盖人次之和。', en: 'Persons who came to education sessions in the period and persons reached beside them.' },
    formula: { zh: 'Σ（实到 + 覆盖人次）', en: 'Σ (came + also reached)' },
    measures: ['education_reach'], categories: 'education_session.channel',
    formulaOf: (facts) => ({ numerator: facts.sum('education_reach'), denominator: null }),
  }),
  defineIndicator({
    code: 'B6', id: 'topic_rate', format: 'rate', unit: perCent, direction: 'up', target: 100, accrues: true,
    series: 'to_date', chart: 'matrix', criterion: 2, seed: '强化宗旨使命教育、融合发展教育、互动双赢教育',
    name: { zh: '三项教育覆盖', en: 'Three topics held' },
    definition: {
      zh: '期内宗旨使命、融合发展、互动双赢三项教育都开展过的驻区部队除以期末在册驻区部队；下属单位开展的计入其成员单位。',
      en: 'Garrison units that held all three educations in the period over garrison units active at its end; what a subordinate unit held counts for its member unit.',
    },
    formula: { zh: '三项齐全的部队 ÷ 在册驻区部队', en: 'units with all three ÷ active garrison units' },
    measures: ['military_topics'], denominatorMeasures: ['military_units'], categories: 'education_session.topic', categoryOf: lastOf,
    matrix: {
      rows: 'organization', columns: labelled(topic.choices, militaryTopics),
      cellOf: (facts, { id, side }, column) => side === 'military'
        ? { numerator: facts.byCategory('military_topics').get(`${id}|${column}`) ?? 0, denominator: null } : null,
    },
    formulaOf(facts) {
      const held = facts.byCategory('military_topics')
      const units = [...activeUnits(facts, 'military_units')]
      return {
        numerator: units.filter((unit) => militaryTopics.every((one) => (held.get(`${unit}|${one}`) ?? 0) > 0)).length,
        denominator: units.length,
      }
    },
  }),
]
