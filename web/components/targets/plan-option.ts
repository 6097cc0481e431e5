import type { ChartOption } from '../../charts/echarts.ts'
import type { ChartTokens } from '../../charts/chart-tokens.ts'

export interface PlanChartInput {
  labels: string[]
  /** Cumulative amounts by month ends. */
  plan: number[]
  reached: (number | null)[]
  lastYear: (number | null)[] | null
  names: { plan: string, reached: string, lastYear: string }
  /** Where the axis ends. */
  top: number
  unit: string
  /** The month end that the keyboard moves; null where nothing may be moved. */
  chosen: number | null
  tooltip: (month: number) => string
}

/** The plan's cumulative curve with a handle at each month's end, before what was reached and last year. It redraws without moving while it is dragged. */
export function planOption({ labels, plan, reached, lastYear, names, top, unit, chosen, tooltip }: PlanChartInput, tokens: ChartTokens): ChartOption {
  const text = { color: tokens.quiet, fontFamily: tokens.sans, fontSize: 12 }
  const endLabel = (name: string, color: string) => ({ show: true, formatter: name, color, fontFamily: tokens.sans, fontSize: 12, distance: 8, textBorderColor: tokens.surface, textBorderWidth: 3 })
  const lastReached = reached.findLastIndex((value) => value !== null)
  return {
    animation: false,
    textStyle: { fontFamily: tokens.sans },
    grid: { left: 4, right: 64, top: 28, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category', data: labels, boundaryGap: false, axisLine: { lineStyle: { color: tokens.line } }, axisTick: { show: false }, axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: 'value', min: 0, max: top, name: unit, nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -24] }, splitNumber: 4, splitLine: { lineStyle: { color: tokens.line } }, axisLabel: { ...text, showMaxLabel: false },
    },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: tokens.surface, borderColor: tokens.line, padding: [8, 12], textStyle: { color: tokens.ink, fontFamily: tokens.sans, fontSize: 12 },
      axisPointer: { lineStyle: { color: tokens.quiet, type: 'dotted' } },
      formatter: (hovered) => tooltip((Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0),
    },
    series: [
      ...(lastYear === null ? [] : [{
        name: names.lastYear, type: 'line' as const, data: lastYear, symbol: 'none', silent: true, lineStyle: { color: tokens.quiet, width: 1.5, opacity: 0.7 },
        endLabel: endLabel(names.lastYear, tokens.quiet), labelLayout: { moveOverlap: 'shiftY' as const },
      }]),
      {
        name: names.reached, type: 'line', symbol: 'none', silent: true, lineStyle: { color: tokens.brand, width: 2.5 },
        data: reached.map((value, month) => month === lastReached
          ? { value: value ?? 0, symbol: 'circle', symbolSize: 6, label: { ...endLabel(names.reached, tokens.brand), position: 'bottom' as const } } : value),
        itemStyle: { color: tokens.brand }, showSymbol: true,
      },
      {
        name: names.plan, type: 'line', cursor: chosen === null ? 'default' : 'ns-resize', lineStyle: { color: tokens.joint, width: 2, type: 'dashed' },
        symbol: 'circle', showAllSymbol: true,
        data: plan.map((value, month) => ({
          value, symbolSize: chosen === null || month === 11 ? 5 : month === chosen ? 16 : 12,
          itemStyle: { color: month === chosen ? tokens.joint : tokens.surface, borderColor: tokens.joint, borderWidth: 2 },
        })),
        endLabel: endLabel(names.plan, tokens.joint), labelLayout: { moveOverlap: 'shiftY' },
      },
    ],
  }
}
