import { createFacts, type FactSource } from '../../../db/facts.ts'
import { indicators } from '../../../db/indicators.ts'
import { judgeItems } from '../../../db/indicators/m-score.ts'
import { criteria } from '../../../db/records/standard-item.ts'
import type { ReportPeriod } from './period.ts'

/** How each standard item counts towards the total score, in the standard's own order. */
export function scoreItems(source: FactSource, period: ReportPeriod) {
  const parts = indicators.filter((indicator) => indicator.parts === undefined)
  return judgeItems(createFacts(source, period.elapsed), parts).map(({ item, share, earned, value, expected, vetoed }) => {
    const indicator = parts.find(({ code }) => code === item.indicator)
    const [zh, en] = criteria[Number(item.criterion) as keyof typeof criteria]
    return {
      id: item.id, code: item.code, title: item.title, kind: item.kind, criterion: { zh, en }, points: item.points, share, earned, value, expected, vetoed,
      indicator: indicator ? { code: indicator.code, name: indicator.name, format: indicator.format, unit: indicator.unit } : null,
    }
  })
}
