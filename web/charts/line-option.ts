import type { ChartOption } from './echarts.ts'
import type { ChartTokens } from './chart-tokens.ts'
import { axisSteps } from './figures.ts'
import type { MonthSeries } from './month-series.ts'

export interface LineChartInput {
  series: MonthSeries
  /** Month names in order. */
  labels: string[]
  names: { current: string, lastYear: string, plan: string }
  /** What the axis is divided by and called; see scaleOf. */
  scale: { divisor: number, unit: string, digits: number }
  /** Where the axis ends; left to the data where it is undefined. */
  max: number | undefined
  /** Written at the point of the running month: 截至11月23日. */
  runningLabel: string
  /** What is noted, by its place on the axis: 0 is the first month's point, 0.5 midway to the next. */
  marks: { place: number, text: string }[]
  /** The tooltip of a month as safe HTML. */
  tooltip: (index: number) => string
  animate: boolean
}

/** This year as a strong line, last year and plan behind it, each named at its end. The running month hangs on a dashed line. */
export function lineOption({ series, labels, names, scale, max, runningLabel, marks, tooltip, animate }: LineChartInput, tokens: ChartTokens): ChartOption {
  const scaled = (values: (number | null)[]) => values.map((value) => value === null ? null : value / scale.divisor)
  const current = scaled(series.current)
  const runningIndex = series.running ? series.months.indexOf(series.running.month) : -1
  const whole = current.map((value, index) => index === runningIndex ? null : value)
  const running = current.map((value, index) => index === runningIndex || index === runningIndex - 1 ? value : null)
  const text = { color: tokens.quiet, fontFamily: tokens.sans, fontSize: 12 }
  // A halo keeps a name legible where it stands on another line.
  const endLabel = (name: string, color: string, isShown = true) => ({
    show: isShown, formatter: name, color, fontFamily: tokens.sans, fontSize: 12, distance: 8, textBorderColor: tokens.surface, textBorderWidth: 3,
  })
  const top = max ?? Math.max(0, ...[series.current, series.lastYear, series.plan].flatMap(scaled).filter((value) => value !== null))
  // Beside its point the name would run into those at the ends, and above a point at the top into the day's.
  const runningName = {
    ...endLabel(names.current, tokens.brand), position: (current[runningIndex] ?? 0) > top * 0.9 ? 'bottom' as const : 'top' as const, fontWeight: 'bold' as const, backgroundColor: tokens.surface, padding: [1, 3],
  }
  const known = (values: (number | null)[]) => values.some((value) => value !== null)

  return {
    animation: animate,
    animationDuration: 180,
    textStyle: { fontFamily: tokens.sans },
    // Room for the name at the end of each line.
    grid: { left: 4, right: 72, top: 32, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: [
      {
        type: 'category', data: labels, boundaryGap: false,
        axisLine: { lineStyle: { color: tokens.line } }, axisTick: { show: false }, axisLabel: { ...text, hideOverlap: true },
      },
      // Days stand between months, where an axis of months has no places.
      { type: 'value', show: false, min: 0, max: Math.max(1, labels.length - 1), axisPointer: { show: false, triggerTooltip: false } },
    ],
    yAxis: {
      type: 'value', ...axisSteps(max, scale.digits), name: scale.unit, nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -24] }, splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } }, axisLabel: text,
    },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: tokens.surface, borderColor: tokens.line, padding: [8, 12],
      textStyle: { color: tokens.ink, fontFamily: tokens.sans, fontSize: 12 },
      axisPointer: { lineStyle: { color: tokens.quiet, type: 'dotted' } },
      formatter: (hovered) => tooltip((Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0),
    },
    series: [
      {
        name: names.lastYear, type: 'line', data: scaled(series.lastYear), symbol: 'none', silent: true,
        lineStyle: { color: tokens.quiet, width: 1.5, opacity: 0.7 }, itemStyle: { color: tokens.quiet },
        endLabel: endLabel(names.lastYear, tokens.quiet, known(series.lastYear)), labelLayout: { moveOverlap: 'shiftY' },
      },
      {
        name: names.plan, type: 'line', data: scaled(series.plan), symbol: 'none', silent: true,
        lineStyle: { color: tokens.joint, width: 1.5, type: 'dashed' }, itemStyle: { color: tokens.joint },
        endLabel: endLabel(names.plan, tokens.joint, known(series.plan)), labelLayout: { moveOverlap: 'shiftY' },
      },
      {
        name: names.current, type: 'line', data: whole, symbol: 'circle', symbolSize: 7, cursor: 'pointer',
        lineStyle: { color: tokens.brand, width: 2.5 }, itemStyle: { color: tokens.brand },
        endLabel: { ...endLabel(names.current, tokens.brand, runningIndex < 0), fontWeight: 'bold' }, labelLayout: { moveOverlap: 'shiftY' },
      },
      ...(marks.length === 0 ? [] : [{
        // Bears the lines of the notes alone.
        name: '', type: 'line' as const, data: [], xAxisIndex: 1, silent: true, tooltip: { show: false },
        markLine: {
          silent: true, symbol: ['none', 'none'], animation: false, lineStyle: { color: tokens.fourth, type: 'solid' as const, width: 1 },
          data: marks.map(({ place, text: noted }, order) => {
            const isAtEnd = place >= labels.length - 2.5
            return {
              xAxis: place,
              // Beside its line and turned to where there is room; neighbours stand at two heights.
              label: {
                show: noted !== '', formatter: noted, position: 'insideEndTop' as const, rotate: 0, color: tokens.fourth, fontFamily: tokens.sans, fontSize: 12, backgroundColor: tokens.surface, padding: [1, 3],
                align: isAtEnd ? 'right' as const : 'left' as const, offset: [isAtEnd ? -4 : 4, order % 2 === 0 ? 16 : 34],
              },
            }
          }),
        },
      }]),
      ...(runningIndex < 0 ? [] : [{
        name: names.current, type: 'line' as const, cursor: 'pointer', symbol: 'circle',
        data: running.map((value, index) => index === runningIndex ? { value, symbolSize: 8, label: runningName } : { value, symbolSize: 0 }),
        lineStyle: { color: tokens.brand, width: 2.5, type: [4, 4] }, itemStyle: { color: tokens.surface, borderColor: tokens.brand, borderWidth: 2 },
        labelLayout: { moveOverlap: 'shiftY' as const },
        markLine: {
          silent: true, symbol: 'none', animation: false, lineStyle: { color: tokens.quiet, type: 'dotted' as const },
          label: { formatter: runningLabel, color: tokens.quiet, fontFamily: tokens.sans, fontSize: 12 }, data: [{ xAxis: runningIndex }],
        },
      }]),
    ],
  }
}
