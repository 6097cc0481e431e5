import { describe, expect, it } from 'vitest'
import { countText, periodWords } from '../../../web/components/ledger/ledger-title.ts'

describe('the period in a ledger’s title', () => {
  it('is a calendar year where the days are one, and the days otherwise', () => {
    expect(periodWords({ from: '2026-01-01', to: '2026-12-31' })).toEqual({ key: 'inYear', values: { year: '2026' } })
    expect(periodWords({ from: '2026-01-01', to: '2027-12-31' }).key).toBe('inDays')
    expect(periodWords({ from: '2026-03-01', to: '2026-03-31' }).key).toBe('inDays')
    expect(periodWords({ from: '2026-03-01', to: null }).key).toBe('since')
    expect(periodWords({ from: null, to: '2026-03-01' }).key).toBe('until')
    expect(periodWords({ from: null, to: null }).key).toBe('allTime')
  })
})

describe('how many records there are', () => {
  it('is told exactly, or as more than ten thousand', () => {
    expect(countText({ value: 320, more: false })).toBe('320')
    expect(countText({ value: 10_000, more: true })).toBe('10,000+')
  })
})
