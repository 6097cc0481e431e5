import { claims } from '../claims/claims.ts'
import { gapsOf } from '../compose.ts'
import type { ReportData, WeakIndicator } from '../report-data.ts'
import { type Chapter, clauses, listed, type Slot } from '../slot.ts'
import { atZero, nextSteps } from './next-steps.ts'

const since = ({ isRunning }: ReportData) => isRunning ? '今年以来' : '一年来'
const self = ({ unit }: ReportData) => unit.side === 'military' ? '部队' : unit.isRoot ? '全区' : unit.name

const results: Slot = {
  id: 'closing.results', indicators: ['M2'], records: [],
  write(data) {
    if (data.judged === 0) return null
    const all = claims.all_units.judge({ part: data.onCourse, whole: data.judged })
    const course = all === 'holds' ? `${data.judged}项有目标的指标均达到序时进度` : `${data.judged}项有目标的指标中${data.onCourse}项达到序时进度`
    const tone = data.onCourse * 2 >= data.judged ? '取得了一定成效' : data.onCourse > 0 ? '有所推进，但差距仍然较大' : '推进迟缓'
    return clauses(`${since(data)}，${self(data)}双拥工作${tone}`, course, score(data))
  },
}

/** The total score beside last year's; a fall is told like a rise. */
function score({ figures }: ReportData) {
  if (!figures.find('M2')) return null
  const change = figures.find('M2.change')?.value ?? null
  if (change === null || Math.abs(change) < 0.05) return '综合得分{M2}分'
  return `综合得分{M2}分，比上年同期${change > 0 ? '提高' : '下降'}{M2.change}`
}

const admission: Slot = {
  id: 'closing.admission', indicators: [], records: [],
  write: ({ weakest }) => weakest.length === 0 ? null : '同时，我们也清醒地看到存在的问题和不足',
}

/** One weak indicator with its numbers. */
const problemOf = ({ code, name, format, unit, isLessBetter, accrues, value }: WeakIndicator, index: number): Slot => ({
  id: `closing.problem.${index + 1}`, indicators: [code], records: [],
  write() {
    if (value === 0 && atZero[code] !== undefined) return atZero[code]
    if (format === 'rate') return value === 0 ? `${name}尚为零，目标为{${code}.target}` : `${name}为{${code}}，比${accrues ? '序时' : ''}目标低{${code}.short}`
    const measured = format === 'money' ? '' : unit
    if (isLessBetter) return `${name}为{${code}}${measured}，超过{${code}.target}${measured}的目标`
    return value === 0 ? `${name}尚无记录，按序时进度应达到{${code}.target}${measured}` : `${name}为{${code}}${measured}，比序时目标少{${code}.short}`
  },
})

const gaps = (body: Chapter[]): Slot => ({
  id: 'closing.gaps', indicators: [], records: [],
  write(data) {
    const missing = gapsOf(body, data)
    return missing.length === 0 ? null : `台账中没有${listed(missing, '、')}的记录，需要补开展或者补登记`
  },
})

const noProblem: Slot = {
  id: 'closing.none', indicators: [], records: [],
  write: ({ weakest }) => weakest.length === 0 ? '各项工作仍需在常态长效上下功夫，目标值也有进一步提高的空间' : null,
}

const stepsIntro: Slot = {
  id: 'closing.steps', indicators: [], records: [], end: '',
  write: (data) => data.unit.side === 'military' ? '下一步，我们将密切与驻地党委、政府的联系，按照区双拥工作领导小组的安排，做好以下工作：'
    : '在今后的工作中，我们将按照区委、区政府和区双拥办的安排部署，重点做好以下工作：',
}

const stepOf = ({ code }: WeakIndicator, index: number): Slot => ({
  id: `closing.step.${index + 1}`, indicators: [code], records: [], write: () => nextSteps[code] ?? null,
})

const lastStep: Slot = {
  id: 'closing.last', indicators: [], records: ['text_bank'],
  write: ({ unit, texts }) => `深入抓好宣传教育，扎实开展双拥活动，规范双拥工作管理，${unit.side === 'military'
    ? `进一步${texts.phrase.find((text) => text.startsWith('巩固')) ?? '巩固军政军民团结'}` : '努力推动全区双拥工作持续健康发展'}`,
}

/** 成效、问题和下步打算, drafted from the indicators that lag most and from what nothing is on record of. */
export function closing(body: Chapter[]): Chapter[] {
  return [
    {
      id: 'problems', heading: '存在的问题和不足',
      passages: [
        { id: 'problems.results', slots: [results, admission] },
        { id: 'problems.all', enumerated: true, slots: (data) => [...data.weakest.map(problemOf), gaps(body), noProblem] },
      ],
    },
    {
      id: 'steps', heading: '下步打算',
      passages: [
        { id: 'steps.intro', slots: [stepsIntro] },
        { id: 'steps.all', enumerated: true, slots: (data) => [...data.weakest.map(stepOf), lastStep] },
      ],
    },
  ]
}
