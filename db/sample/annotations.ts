import type { Values } from '../record.ts'

/** What happened on days of the current year, told beside the curves. */
export function annotationRows(year: number, today: string): Values[] {
  return [
    { on_day: `${year}-03-05`, text: '学雷锋月启动', indicator: null },
    { on_day: `${year}-07-18`, text: '台风停办活动一周', indicator: null },
    { on_day: `${year}-09-01`, text: '走访口径改为按户登记', indicator: 'C1' },
  ].filter(({ on_day: day }) => day < today)
}
