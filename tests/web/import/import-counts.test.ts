import { describe, expect, it } from 'vitest'
import { countParts, firstFilter, rowsToCommit } from '../../../web/components/import/import-counts.ts'

const counts = { new: 46, changed: 2, same: 1, wrong: 2, left_out: 1, total: 52 }
const total = { reason: 'total' as const, label: { zh: '合计或小计', en: 'Total' }, count: 1 }

describe('the counts of an import', () => {
  it('every row is in one part, and the reason for a left-out one is told', () => {
    const parts = countParts({ counts, leftOut: [total] })
    expect(parts.map(({ outcome, count }) => [outcome, count])).toEqual([['new', 46], ['changed', 2], ['same', 1], ['wrong', 2], ['left_out', 1]])
    expect(parts.at(-1)?.reasons).toEqual([{ label: total.label, count: 1 }])
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(counts.total)
  })

  it('an outcome that does not occur is not told', () => {
    expect(countParts({ counts: { ...counts, wrong: 0, left_out: 0 }, leftOut: [] }).map(({ outcome }) => outcome)).toEqual(['new', 'changed', 'same'])
  })

  it('a commit writes new and changed rows, not the same ones', () => {
    expect(rowsToCommit({ counts })).toBe(48)
  })

  it('wrong rows are looked at first', () => {
    expect(firstFilter({ counts })).toBe('wrong')
    expect(firstFilter({ counts: { ...counts, wrong: 0 } })).toBe('all')
  })
})
