import { renderAsync } from '@resvg/resvg-js'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { ReportChart } from '../report-charts.ts'

use([BarChart, LineChart, GridComponent, TitleComponent, SVGRenderer])

export const chartSize = { width: 560, height: 236 }

/** Sharp on paper: some 250 dots an inch over the width of a page. */
const pixelsPerUnit = 3
const fonts = "SimSun, 'Songti SC', 'Noto Serif CJK SC', 'Noto Sans CJK SC', serif"
const ink = '#1c2526'
const brand = '#1f6b5b'

/** A chart of a report as SVG with its figures written on the marks; the fonts are those of whoever shows it. */
export function drawChart(chart: ReportChart): string {
  const picture = init(null, null, { renderer: 'svg', ssr: true, ...chartSize })
  try {
    picture.setOption(optionOf(chart))
    return picture.renderToSVGString()
  } finally {
    picture.dispose()
  }
}

/** The same as PNG, for programs that draw no SVG; drawn in a thread of its own, for reading the fonts takes a while. */
export async function rasterize(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, { fitTo: { mode: 'zoom', value: pixelsPerUnit }, background: '#ffffff', font: { loadSystemFonts: true, defaultFontFamily: 'Noto Sans CJK SC' } })
  return image.asPng()
}

function optionOf({ kind, title, labels, values }: ReportChart): EChartsCoreOption {
  const names = { type: 'category', data: labels, axisLine: { lineStyle: { color: ink } }, axisTick: { show: false }, axisLabel: { color: ink, fontSize: 13, interval: 0 } }
  const isCounted = values.every((value) => value === null || Number.isInteger(value))
  const figures = {
    type: 'value', min: kind === 'line' ? undefined : 0, scale: kind === 'line', minInterval: isCounted ? 1 : 0,
    axisLabel: { color: ink, fontSize: 12 }, splitLine: { lineStyle: { color: '#dddcd5' } },
  }
  const isAcross = kind === 'bar'
  return {
    animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: fonts },
    title: { text: title, left: 'center', top: 6, textStyle: { fontSize: 15, color: ink, fontWeight: 'bold' } },
    grid: { top: 46, left: 12, right: isAcross ? 48 : 16, bottom: 10, outerBoundsMode: 'same' },
    xAxis: isAcross ? figures : names,
    yAxis: isAcross ? { ...names, inverse: true } : figures,
    series: [{
      type: kind === 'line' ? 'line' : 'bar', data: values, barMaxWidth: 26, symbolSize: 7, color: brand,
      label: { show: true, position: isAcross ? 'right' : 'top', color: ink, fontSize: 13 },
    }],
  }
}
