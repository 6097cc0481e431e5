import { type ChartTokens, mixColours } from './chart-tokens.ts'
import type { ChartOption } from './echarts.ts'
import { axisSteps } from './figures.ts'

interface Axes {
  labels: string[]
  unit: string
  /** Where the axis ends; left to the data where it is undefined. */
  max: number | undefined
  /** Decimals of the figures. */
  digits: number
  tooltip: (index: number) => string
  animate: boolean
}

export interface YearBarsInput extends Axes {
  /** In the axis's unit; null where nothing is known, which is not 0. */
  values: (number | null)[]
  /** What stands above each bar. */
  texts: string[]
  /** Which year the page shows. */
  chosen: number
  /** Whether the last year has not ended: its bar stands in outline. */
  running: boolean
}

/** A bar for each year, the shown one strong. */
export function yearBarsOption({ values, texts, chosen, running, ...axes }: YearBarsInput, tokens: ChartTokens): ChartOption {
  return {
    ...frame(axes, tokens),
    series: [{
      type: 'bar', barMaxWidth: 40, cursor: 'pointer',
      data: values.map((value, index) => {
        const color = index === chosen ? tokens.brand : mixColours(tokens.quiet, tokens.surface, 0.5)
        return { value, itemStyle: index === values.length - 1 && running ? outlined(color, tokens) : { color } }
      }),
      label: { show: true, position: 'top', color: tokens.ink, fontFamily: tokens.sans, fontSize: 12, formatter: ({ dataIndex }) => texts[dataIndex] ?? '' },
    }],
  }
}

export interface StackedInput extends Axes {
  parts: { name: string, values: (number | null)[] }[]
}

/** Columns of parts that add up, at most four; the panel names them beside their colour. */
export function stackedOption({ parts, ...axes }: StackedInput, tokens: ChartTokens): ChartOption {
  const colours = [tokens.civilian, tokens.joint, tokens.military, tokens.fourth]
  return {
    ...frame(axes, tokens),
    series: parts.map(({ name, values }, index) => ({
      name, type: 'bar', stack: 'parts', barMaxWidth: 36, cursor: 'pointer', data: values, itemStyle: { color: colours[index % colours.length] },
    })),
  }
}

/** Axes and tooltip that both kinds share. A bar's axis begins at zero. */
function frame({ labels, unit, max, digits, tooltip, animate }: Axes, tokens: ChartTokens): ChartOption {
  const text = { color: tokens.quiet, fontFamily: tokens.sans, fontSize: 12 }
  return {
    animation: animate,
    animationDuration: 180,
    textStyle: { fontFamily: tokens.sans },
    grid: { left: 4, right: 8, top: 32, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'category', data: labels, axisLine: { lineStyle: { color: tokens.line } }, axisTick: { show: false }, axisLabel: { ...text, hideOverlap: true } },
    yAxis: {
      type: 'value', min: 0, ...axisSteps(max, digits), name: unit, nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -24] }, splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } }, axisLabel: text,
    },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: tokens.surface, borderColor: tokens.line, padding: [8, 12],
      textStyle: { color: tokens.ink, fontFamily: tokens.sans, fontSize: 12 }, axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.08 } },
      formatter: (hovered) => tooltip((Array.isArray(hovered) ? hovered[0] : hovered)?.dataIndex ?? 0),
    },
  }
}

/** A bar that is not finished stands in outline. */
function outlined(color: string, tokens: ChartTokens) {
  return { color: tokens.surface, borderColor: color, borderWidth: 1.5, borderType: 'dashed' as const }
}
