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
    measures: ['visits'], categories: 'recipient_category',
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
    measures: ['gift_money', 'gift_goods'], categories: 'recipient_category',
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
    measures: ['visit_households'], denominatorMeasures: ['register_households'], categories: 'recipient_category',
    formulaOf: (facts) => ({ numerator: facts.sum('visit_households'), denominator: facts.yearly('register_households') }),
  }),
]
