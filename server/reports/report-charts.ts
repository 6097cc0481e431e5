import type { ReportData } from './report-data.ts'

/** A picture of a report, as the figures that it draws. */
export interface ReportChart {
  id: string
  kind: 'column' | 'line' | 'bar'
  /** What it shows, with its unit. */
  title: string
  labels: string[]
  values: (number | null)[]
}

/** From how many values on a picture tells more than the sentence. */
const fewest = 3

/** The pictures of a report, drawn from the figures that its sentences tell; none where there is little to show. */
export function chartsOf(data: ReportData): ReportChart[] {
  return [activitiesByMonth(data), scoresByYear(data), reachedTargets(data)].filter((chart) => chart !== null)
}

function activitiesByMonth({ months, isWholeYear, periodName }: ReportData): ReportChart | null {
  if (!isWholeYear || months.length < fewest || months.every(({ count }) => count === 0)) return null
  return {
    id: 'activities', kind: 'column', title: `${periodName}每月开展双拥活动（次）`,
    labels: months.map(({ month }) => `${Number(month.slice(5))}月`), values: months.map(({ count }) => count),
  }
}

function scoresByYear({ scores, year }: ReportData): ReportChart | null {
  if (scores.filter((score) => score !== null).length < fewest) return null
  return { id: 'scores', kind: 'line', title: '近年综合得分（分）', labels: scores.map((_, index) => `${year - scores.length + 1 + index}年`), values: scores.map((score) => score === null ? null : Math.round(score * 10) / 10) }
}

/** How far the weakest indicators have come towards what is due by now. */
function reachedTargets({ weakest }: ReportData): ReportChart | null {
  if (weakest.length < fewest) return null
  return {
    id: 'weakest', kind: 'bar', title: '落后指标完成序时目标的程度（%）',
    labels: weakest.map(({ name }) => name), values: weakest.map(({ reached }) => Math.round(reached * 1_000) / 10),
  }
}
