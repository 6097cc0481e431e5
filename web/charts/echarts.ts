import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts'
import {
  GridComponent, type GridComponentOption, MarkLineComponent, type MarkLineComponentOption, TooltipComponent, type TooltipComponentOption,
} from 'echarts/components'
import { type ComposeOption, init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

// Only what the product draws; SVG stays sharp in print and its text can be selected.
use([BarChart, LineChart, GridComponent, TooltipComponent, MarkLineComponent, LabelLayout, SVGRenderer])

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption | MarkLineComponentOption
>

/** A chart on an element, drawn as SVG and sized to it. */
export function createChart(element: HTMLElement) {
  return init(element, null, { renderer: 'svg' })
}

export type Chart = ReturnType<typeof createChart>
