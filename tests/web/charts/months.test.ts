import { describe, expect, it } from 'vitest'
import { monthSpans } from '../../../web/charts/months.ts'

describe('months that follow each other', () => {
  it('are drawn together, and no others', () => {
    expect(monthSpans(['2026-01', '2026-02', '2026-03', '2026-05', '2026-09', '2026-10'], 'zh')).toEqual(['1–3月', '5月', '9–10月'])
    expect(monthSpans(['2026-01', '2026-02'], 'en')).toEqual(['Jan–Feb'])
    expect(monthSpans([], 'zh')).toEqual([])
  })
})
