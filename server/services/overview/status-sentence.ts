import type { Label } from '../../../db/record.ts'
import type { describeIndicator } from './describe-indicator.ts'
import type { Evaluation } from './evaluate.ts'
import type { ReportPeriod } from './period.ts'

type Card = Evaluation & { indicator: ReturnType<typeof describeIndicator> }

/** One sentence that says how the year stands and where it does not: “6 项目标 4 项达序时，走访慰问落后 6 个百分点”. */
export function statusSentence(cards: Card[], period: ReportPeriod): Label {
  const judged = cards.filter((card) => card.target?.pace)
  const behind = judged.filter((card) => card.target?.pace === 'behind').sort((a, b) => shortfall(b) - shortfall(a))
  const when = period.key === 'year' ? { zh: `${period.year} 年`, en: `${period.year}` } : { zh: '本时段', en: 'This period' }
  // Nothing this year or last is no failure: nobody has brought anything in yet.
  if (judged.length === 0 || cards.every((card) => card.numerator === 0 && card.lastYear.numerator === 0)) {
    return { zh: `${when.zh}尚无可评价的目标，请先录入数据或设定年度目标。`, en: `${when.en}: no target can be judged yet. Bring in data or set yearly targets.` }
  }
  const tone = behind.length === 0 ? { zh: '全部达到序时进度', en: 'on course in all' }
    : behind.length * 2 <= judged.length ? { zh: '总体正常', en: 'on course for the most part' } : { zh: '多项落后', en: 'behind in most' }
  const onCourse = judged.length - behind.length
  const worst = behind.slice(0, 2)
  return {
    zh: `${when.zh}${tone.zh}：${judged.length} 项目标中 ${onCourse} 项达序时${worst.map((card) => `，${lagging(card).zh}`).join('')}。`,
    en: `${when.en} is ${tone.en}: ${onCourse} of ${judged.length} targets on pace${worst.map((card) => `; ${lagging(card).en}`).join('')}.`,
  }
}

/** How far below its plan a card is, as a share of the plan. */
function shortfall({ value, target }: Card) {
  return value === null || !target ? 0 : 1 - value / target.expected
}

function lagging(card: Card): Label {
  const { value, target, indicator } = card
  if (value === null || !target) return { zh: indicator.name.zh, en: indicator.name.en }
  if (indicator.format === 'rate') {
    const points = Math.abs(value - target.expected).toFixed(1)
    return { zh: `${indicator.name.zh}落后 ${points} 个百分点`, en: `${indicator.name.en} ${points} points behind` }
  }
  const missing = Math.ceil(Math.abs(target.expected - value))
  return {
    zh: `${indicator.name.zh}比序时少 ${missing} ${indicator.unit.zh}`, en: `${indicator.name.en} short by ${missing} ${indicator.unit.en}`,
  }
}
