import { defineIndicator } from '../indicator.ts'

/** C: 拥军工作扎实有效. */
export const supportArmyIndicators = [
  defineIndicator({
    code: 'C1', id: 'visits', format: 'count', unit: { zh: '次', en: 'visits' }, direction: 'up', target: null, accrues: true,
    series: 'monthly', chart: 'calendar', criterion: 3, seed: '走访慰问和军地座谈会每年定期',
    name: { zh: '走访次数', en: 'Visits' },
    definition: {
      zh: '期内走访慰问记录的条数，按走访日期计；每条记录对参与的每个单位及其上级只计一次。',
      en: 'Visit records dated in the period; each counts once for every unit named and all above it.',
    },
    formula: { zh: '走访慰问记录数', en: 'number of visit records' },
    measures: ['visits'], categories: 'visit.recipient_category',
    formulaOf: (facts) => ({ numerator: facts.sum('visits'), denominator: null }),
  }),
  defineIndicator({
    code: 'C2', id: 'gift_value', format: 'money', unit: { zh: '元', en: 'yuan' }, direction: 'neutral', target: null, accrues: true,
    series: 'monthly', chart: 'stacked', criterion: 3, seed: '送去慰问品和慰问金',
    name: { zh: '慰问金额', en: 'Value of gifts' },
    definition: {
      zh: '期内慰问金与慰问品折价之和。此数反映投入，不作优劣评价。',
      en: 'Gift money plus the value of gift goods in the period. It tells what was given and is not judged.',
    },
    formula: { zh: '慰问金 + 慰问品折价', en: 'gift money + value of goods' },
    measures: ['gift_money', 'gift_goods'], categories: 'visit.recipient_category',
    formulaOf: (facts) => ({ numerator: facts.sum('gift_money') + facts.sum('gift_goods'), denominator: null }),
  }),
  defineIndicator({
    code: 'C3', id: 'visit_coverage', format: 'rate', unit: { zh: '%', en: '%' }, direction: 'up', target: 100, accrues: true,
    series: 'to_date', chart: 'bar', criterion: 3, seed: '走访慰问老八路、烈军属和贫困家庭',
    name: { zh: '走访户次率', en: 'Visit coverage' },
    definition: {
      zh: '期内走访户次与当年在册优抚对象户数之比；一户多次走访时可超过 100%。',
      en: 'Household-visits in the period over the year’s registered households; repeated visits may pass 100 %.',
    },
    formula: { zh: '走访户次 ÷ 在册户数', en: 'household-visits ÷ registered households' },
    measures: ['visit_households'], denominatorMeasures: ['register_households'], categories: 'visit.recipient_category',
    formulaOf: (facts) => ({ numerator: facts.sum('visit_households'), denominator: facts.yearly('register_households') }),
  }),
  defineIndicator({
    code: 'C4', id: 'gift_per_household', format: 'money', unit: { zh: '元/户次', en: 'yuan a visit' }, direction: 'range', target: 10_000, range: [0.6, 1.4],
    accrues: false, series: 'to_date', chart: 'box', criterion: 3, seed: '送去慰问品和慰问金',
    name: { zh: '户均慰问', en: 'Gift money a household' },
    definition: {
      zh: '期内入户走访的慰问金之和除以走访户次；慰问驻军和福利机构的不计。在目标值上下 40% 以内为正常，过高过低都提示；默认目标 100 元为示例。',
      en: 'Gift money of visits to households over household-visits; what garrison units and welfare homes got is left out. Within 40 % of the target is right; more and less are both marked. The 100 yuan given as a target are an example.',
    },
    formula: { zh: 'Σ 入户慰问金 ÷ Σ 户次', en: 'Σ money to households ÷ Σ household-visits' },
    measures: ['household_money'], denominatorMeasures: ['visit_households'], categories: 'visit.recipient_category', spread: 'household_gifts',
    formulaOf: (facts) => ({ numerator: facts.sum('household_money'), denominator: facts.sum('visit_households') }),
  }),
  defineIndicator({
    code: 'C5', id: 'honours', format: 'count', unit: { zh: '人', en: 'persons' }, direction: 'up', target: 20, accrues: true,
    series: 'monthly', chart: 'timeline', criterion: 3, seed: '八一建军节期间开展了评选表彰“好军嫂、兵妈妈”活动',
    name: { zh: '好军嫂兵妈妈', en: 'Model wives and mothers' },
    definition: { zh: '期内已表彰的好军嫂、兵妈妈人数，按表彰日期计；推荐和公示的不计。', en: 'Model military wives and soldiers’ mothers awarded in the period; those only put forward or published do not count.' },
    formula: { zh: '已表彰人数', en: 'number awarded' },
    measures: ['family_honours'], categories: 'honour.kind',
    formulaOf: (facts) => ({ numerator: facts.sum('family_honours'), denominator: null }),
  }),
]
