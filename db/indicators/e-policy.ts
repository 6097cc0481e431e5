import { defineIndicator } from '../indicator.ts'
import type { PolicyKind } from '../records/policy-case.ts'

interface Policy { code: string, id: string, kind: PolicyKind, target: number, seed: string, name: { zh: string, en: string }, of: { zh: string, en: string } }

/** One rate of what the law promises: for how many of those entitled it was done. */
function policyRate({ code, id, kind, target, seed, name, of }: Policy) {
  return defineIndicator({
    code, id, format: 'rate', unit: { zh: '%', en: '%' }, direction: 'up', target, accrues: false, series: 'to_date', chart: 'bar', criterion: 5, seed, name,
    definition: { zh: `期内${of.zh}中已办人数之和除以应办人数之和，按统计日期计。`, en: `Of those entitled to ${of.en} in the period, for how many it was done.` },
    formula: { zh: 'Σ 已办人数 ÷ Σ 应办人数', en: 'Σ done ÷ Σ entitled' },
    measures: [`${kind}_done`], denominatorMeasures: [`${kind}_eligible`],
    formulaOf: (facts) => ({ numerator: facts.sum(`${kind}_done`), denominator: facts.sum(`${kind}_eligible`) }),
  })
}

const seed = '切实维护了广大军民的合法权益'

/** E: 政策法规落到实处. */
export const policyIndicators = [
  policyRate({
    code: 'E1', id: 'employment_rate', kind: 'employment', target: 80, seed, name: { zh: '家属就业率', en: 'Families in work' }, of: { zh: '随军家属就业安置', en: 'work for accompanying spouses' },
  }),
  policyRate({
    code: 'E2', id: 'schooling_rate', kind: 'schooling', target: 100, seed, name: { zh: '子女入学率', en: 'Children in school' }, of: { zh: '军人子女入学入园', en: 'a school place for soldiers’ children' },
  }),
  policyRate({
    code: 'E3', id: 'resettlement_rate', kind: 'resettlement', target: 100, seed, name: { zh: '退役安置率', en: 'Veterans placed' }, of: { zh: '退役军人移交安置', en: 'placement after service' },
  }),
  policyRate({
    code: 'E4', id: 'rights_rate', kind: 'rights', target: 95, seed, name: { zh: '权益办结率', en: 'Rights cases closed' }, of: { zh: '涉军权益维护', en: 'help in a matter of rights' },
  }),
]
