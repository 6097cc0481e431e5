import { formatFigure, type FigureKind, type Pace, plain } from '../../charts/figures.ts'
import { type Gap, longestGap } from '../../charts/gaps.ts'
import { dayName } from '../../charts/months.ts'
import type { Language } from '../../i18n/i18n.ts'
import type { Sentence } from '../overview/sentences.ts'

interface Judged { target: { value: number, expected: number, pace: Pace | null } | null }

/** How the figure stands to its target: “序时 302 次，超前”. Null without a judged target. */
export function paceSentence({ target }: Judged, indicator: FigureKind, language: Language): Sentence | null {
  if (!target?.pace) return null
  const isPartOfPlan = target.expected < target.value
  // A plan of 301.4 visits asks for 302.
  const expected = indicator.format === 'count' ? Math.ceil(target.expected) : target.expected
  return {
    key: `overview.sentence.${isPartOfPlan ? 'byNow' : 'against'}.${target.pace}`,
    values: { expected: formatFigure(expected, indicator, language), target: formatFigure(target.value, indicator, language) },
  }
}

export interface YearValue { year: number, value: number | null, running: boolean }

/** The years from the first with data on: what came before is not known, and not zero. */
export function knownYears<T extends { value: number | null, numerator: number }>(years: T[]): T[] {
  const first = years.findIndex((year) => year.value !== null && year.numerator !== 0)
  return first < 0 ? years.slice(-1) : years.slice(first)
}

/** “2026年截至11月23日 323 次，2025年全年 335 次”; `isWholeYear` is false for quarters and the like. */
export function yearsSentence(
  years: YearValue[], indicator: FigureKind, { language, to, isWholeYear }: { language: Language, to: string, isWholeYear: boolean },
): Sentence {
  const last = years.at(-1)
  const before = years.at(-2)
  const values = {
    year: last?.year ?? 0, figure: formatFigure(last?.value ?? null, indicator, language), day: dayName(to, language),
    yearBefore: before?.year ?? 0, before: formatFigure(before?.value ?? null, indicator, language),
  }
  if (!before) return { key: last?.running ? 'overview.sentence.firstYearRunning' : 'overview.sentence.firstYear', values }
  if (!last?.running) return { key: 'overview.sentence.years', values }
  return { key: isWholeYear ? 'overview.sentence.yearsRunning' : 'overview.sentence.periodsRunning', values }
}

/** “退役军人最多：80 次，占 25%”. Rows come largest first and add up to the whole. */
export function largestSentence(rows: { name: string, value: number }[], kind: FigureKind, language: Language): Sentence {
  const [largest] = rows
  if (!largest?.value) return { key: 'overview.sentence.partsNone', values: {} }
  const total = rows.reduce((sum, row) => sum + row.value, 0)
  const figure = formatFigure(largest.value, kind, language)
  return { key: 'overview.sentence.partsMost', values: { name: largest.name, figure, share: `${plain((largest.value / total) * 100, 0)}%` } }
}

/** “105 天有走访，最多的是7月24日（11 次）”. */
export function daysSentence(days: { date: string, value: number }[], kind: FigureKind, language: Language): Sentence {
  const most = days.reduce<{ date: string, value: number } | null>((best, day) => best === null || day.value > best.value ? day : best, null)
  if (!most) return { key: 'overview.sentence.daysNone', values: {} }
  return { key: 'overview.sentence.days', values: { count: days.length, day: dayName(most.date, language), figure: formatFigure(most.value, kind, language) } }
}

/** “最长间隔 12 天：10月3日至10月15日”. */
export function gapSentence(gaps: Gap[], language: Language): Sentence {
  const longest = longestGap(gaps)
  if (!longest) return { key: 'overview.sentence.daysNone', values: {} }
  return { key: 'overview.sentence.gap', values: { days: longest.days, from: dayName(longest.from, language), to: dayName(longest.to, language) } }
}

/** “45 个共建点，最长的是海伦路福利院（31 年），3 个有间断”. Sites come longest first. */
export function sitesSentence(sites: { name: string, years: number, gaps: number[] }[]): Sentence {
  const [longest] = sites
  if (!longest) return { key: 'overview.sentence.sitesNone', values: {} }
  const broken = sites.filter((site) => site.gaps.length > 0).length
  return {
    key: broken > 0 ? 'overview.sentence.sitesBroken' : 'overview.sentence.sites',
    values: { count: sites.length, name: longest.name, years: longest.years, broken },
  }
}

interface MatrixRow { name: string, cells: { asked: boolean, numerator: number, denominator: number | null }[] }

/** “57 个单位中 49 个没有缺口，缺口最多的是区审计局（3 项）”. Rows come with the most gaps first. */
export function matrixSentence(rows: MatrixRow[]): Sentence {
  const gapsOf = (row: MatrixRow) => row.cells.filter(({ asked, numerator, denominator }) => asked && denominator !== 0 && numerator === 0).length
  const full = rows.filter((row) => gapsOf(row) === 0).length
  const [worst] = rows
  const values = { count: rows.length, full, worst: worst?.name ?? '', gaps: worst ? gapsOf(worst) : 0 }
  return { key: values.gaps > 0 ? 'overview.matrix.title' : 'overview.matrix.titleFull', values }
}

/** “6 个机制中 5 个就绪，海上搜救联动机制未就绪”. Those that are not ready come first. */
export function mechanismsSentence(mechanisms: { name: string, ready: boolean }[]): Sentence {
  const lacking = mechanisms.filter(({ ready }) => !ready)
  return {
    key: lacking.length === 0 ? 'overview.mechanisms.titleReady' : lacking.length === 1 ? 'overview.mechanisms.titleOne' : 'overview.mechanisms.title',
    values: { count: mechanisms.length, ready: mechanisms.length - lacking.length, worst: lacking[0]?.name ?? '', lacking: lacking.length },
  }
}

interface ScoredItem { title: string, kind: string, points: number, share: number | null, earned: number, vetoed: boolean }

/** “33 项中 24 项满分，失分最多的是走访慰问户次（1.2 分）”; a veto before all else. */
export function itemsSentence(items: ScoredItem[]): Sentence {
  const veto = items.find(({ vetoed }) => vetoed)
  if (veto) return { key: 'overview.items.titleVeto', values: { title: veto.title } }
  const judged = items.filter(({ kind, share }) => kind === 'basic' && share !== null)
  const [worst] = [...judged].sort((a, b) => (b.points - b.earned) - (a.points - a.earned))
  const lost = worst ? worst.points - worst.earned : 0
  const values = { count: judged.length, full: judged.filter(({ share }) => share === 1).length, worst: worst?.title ?? '', lost: plain(lost, 1) }
  return { key: judged.length === 0 ? 'overview.items.titleNone' : lost < 0.05 ? 'overview.items.titleFull' : 'overview.items.title', values }
}
