import { changeOf } from '../../charts/change.ts'
import { type Direction, formatFigure, type FigureKind, type Pace } from '../../charts/figures.ts'
import type { Label } from '../../api.ts'
import type { Language } from '../../i18n/i18n.ts'

/** A sentence of the texts with what is filled into it: t(key, values). */
export interface Sentence { key: string, values: Record<string, string | number> }

export interface JudgedFigure {
  indicator: FigureKind & { name: Label, direction: Direction }
  value: number | null
  lastYear: { value: number | null }
}

/** “走访慰问 312 次，比上年同期多 12 次”. */
export function changeSentence({ indicator, value, lastYear }: JudgedFigure, language: Language): Sentence {
  const name = indicator.name[language]
  if (value === null) return { key: 'overview.sentence.none', values: { name } }
  const change = changeOf({ value, lastYear: lastYear.value }, indicator, language)
  const figure = formatFigure(value, indicator, language)
  const isLevel = indicator.format === 'rate' || indicator.format === 'index'
  const state = isLevel && change.state === 'more' ? 'higher' : isLevel && change.state === 'less' ? 'lower' : change.state
  return { key: `overview.sentence.${state}`, values: { name, figure, change: change.amount } }
}

/** “40 项指标：18 项达到目标或序时进度，9 项滞后或偏离，其余不作评价”. */
export function listSentence(rows: { target: { pace: Pace | null } | null }[]): Sentence {
  const paces = rows.map(({ target }) => target?.pace ?? null)
  const good = paces.filter((pace) => pace === 'ahead' || pace === 'on_course').length
  const unjudged = paces.filter((pace) => pace === null).length
  return { key: unjudged === 0 ? 'overview.list.titleJudged' : 'overview.list.title', values: { count: rows.length, good, off: rows.length - good - unjudged, unjudged } }
}

export interface GridRow {
  organization: { name: string }
  cells: { state: 'not_due' | 'not_reported' | 'zero' | 'active' }[]
}

/** “57 个成员单位中 4 个月月有活动，空缺最多的是松涛街道（9 个月）”. Rows come with the most gaps first. */
export function gridSentence(rows: GridRow[]): Sentence {
  const gapsOf = (row: GridRow) => row.cells.filter((cell) => cell.state === 'zero' || cell.state === 'not_reported').length
  // A unit whose months are all still to come is neither full nor behind.
  const judged = rows.filter((row) => row.cells.some((cell) => cell.state !== 'not_due'))
  const full = judged.filter((row) => gapsOf(row) === 0).length
  const [worst] = judged
  if (!worst) return { key: 'overview.sentence.gridNotDue', values: { units: rows.length } }
  const values = { units: rows.length, full, pending: rows.length - judged.length, worst: worst.organization.name, gaps: gapsOf(worst) }
  if (rows.length === 1) return { key: full === 1 ? 'overview.sentence.gridOneFull' : 'overview.sentence.gridOne', values }
  if (full === rows.length) return { key: 'overview.sentence.gridFull', values }
  if (full === judged.length) return { key: 'overview.sentence.gridPending', values }
  return { key: full === 0 ? 'overview.sentence.gridNone' : 'overview.sentence.grid', values }
}

export interface FestivalState { name: Label, core: boolean, state: 'done' | 'missed' | 'upcoming' }

/** How many core festivals have passed, and how many of them with interaction. */
export function countFestivals(festivals: FestivalState[]) {
  const passed = festivals.filter((festival) => festival.core && festival.state !== 'upcoming')
  return { passed: passed.length, done: passed.filter((festival) => festival.state === 'done').length }
}

// More names than these would not be read.
const mostNamed = 3

/** “已过 9 个核心节日，8 个有互动，缺春节”. */
export function festivalSentence(festivals: FestivalState[], language: Language): Sentence {
  const { passed, done } = countFestivals(festivals)
  const missed = festivals.filter((festival) => festival.core && festival.state === 'missed').map((festival) => festival.name[language])
  if (!festivals.some((festival) => festival.core)) return { key: 'overview.sentence.festivalsNoCore', values: {} }
  if (passed === 0) return { key: 'overview.sentence.festivalsNotDue', values: {} }
  if (missed.length === 0) return { key: 'overview.sentence.festivalsFull', values: { passed } }
  return {
    key: missed.length > mostNamed ? 'overview.sentence.festivalsMany' : 'overview.sentence.festivals',
    values: { passed, done, missed: missed.slice(0, mostNamed).join(language === 'zh' ? '、' : ', '), count: missed.length },
  }
}

/** “走访次数最多的是区妇联（24 次），9 个单位为零”. Rows come best first, those without a value last; `what` names one of them. */
export function rankingSentence(
  rows: { name: string, value: number | null }[],
  indicator: FigureKind & { name: Label, direction: Direction },
  { language, what }: { language: Language, what: string },
): Sentence {
  const name = indicator.name[language]
  const known = rows.filter((row) => row.value !== null)
  const [best] = known
  if (!best) return { key: 'overview.sentence.rankingNone', values: { name, what } }
  if (best.value === 0 && indicator.direction !== 'down') return { key: 'overview.sentence.rankingZero', values: { name, what } }
  const zero = known.filter((row) => row.value === 0).length
  const isAmount = indicator.format === 'count' || indicator.format === 'money'
  const kind = indicator.direction === 'down' ? 'Shortest' : isAmount ? 'Most' : 'Highest'
  return {
    key: zero > 0 && isAmount ? 'overview.sentence.rankingWithZero' : `overview.sentence.ranking${kind}`,
    values: { name, best: best.name, figure: formatFigure(best.value, indicator, language), zero, what },
  }
}
