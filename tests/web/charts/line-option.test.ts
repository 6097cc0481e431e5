import { describe, expect, it } from 'vitest'
import { type LineChartInput, lineOption } from '../../../web/charts/line-option.ts'
import { tokens } from './tokens.ts'

const input: LineChartInput = {
  series: {
    months: ['2026-01', '2026-02', '2026-03'], current: [20_000, 30_000, null], lastYear: [10_000, 20_000, 30_000], plan: [null, null, null],
    running: { month: '2026-02', lastYear: 15_000 },
  },
  labels: ['1月', '2月', '3月'],
  names: { current: '2026年', lastYear: '2025年', plan: '计划' },
  scale: { divisor: 10_000, unit: '万次', digits: 2 },
  max: undefined,
  runningLabel: '截至2月11日',
  marks: [],
  tooltip: (index) => `月 ${index}`,
  animate: true,
}
const seriesOf = (given: LineChartInput) => lineOption(given, tokens).series as { name: string, data: unknown[], endLabel?: { show: boolean }, markLine?: object }[]

describe('the trend', () => {
  it('draws a line on each day that is noted, between the months’ points, with its words towards where there is room', () => {
    const all = seriesOf({ ...input, labels: ['1月', '2月', '3月', '4月', '5月'], marks: [{ place: 0.2, text: '学雷锋月' }, { place: 0.4, text: '' }, { place: 3.7, text: '台风停办活动' }] })
    expect(all.find(({ name }) => name === '')?.markLine).toMatchObject({
      data: [{ xAxis: 0.2, label: { show: true, formatter: '学雷锋月', align: 'left' } }, { xAxis: 0.4, label: { show: false } }, { xAxis: 3.7, label: { formatter: '台风停办活动', align: 'right' } }],
    })
    expect(seriesOf(input).map(({ name }) => name)).not.toContain('')
  })

  it('draws in the axis’s unit and leaves open what is not known', () => {
    const [lastYear, plan, whole] = seriesOf(input)
    expect(lastYear?.data).toEqual([1, 2, 3])
    expect(plan?.data).toEqual([null, null, null])
    expect(whole?.data).toEqual([2, null, null])
  })

  it('hangs the running month on a line of its own and says how far it goes', () => {
    const running = seriesOf(input)[3]
    expect(running?.data).toMatchObject([{ value: 2, symbolSize: 0 }, { value: 3, symbolSize: 8, label: { formatter: '2026年' } }, { value: null }])
    expect(running?.markLine).toMatchObject({ label: { formatter: '截至2月11日' }, data: [{ xAxis: 1 }] })
  })

  it('names each line at its end, and no line that is not there', () => {
    expect(seriesOf(input).slice(0, 3).map((series) => series.endLabel?.show)).toEqual([true, false, false])
    const ended = seriesOf({ ...input, series: { ...input.series, current: [1, 2, 3], running: null } })
    expect(ended).toHaveLength(3)
    expect(ended[2]?.endLabel?.show).toBe(true)
  })

  it('ends an axis of shares at the whole, in quarters', () => {
    expect(lineOption({ ...input, max: 100 }, tokens).yAxis).toMatchObject({ max: 100, interval: 25 })
    expect(lineOption(input, tokens).yAxis).not.toHaveProperty('max')
  })

  it('does not move when reduced motion is asked', () => {
    expect(lineOption({ ...input, animate: false }, tokens).animation).toBe(false)
  })
})
