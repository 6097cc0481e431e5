import { describe, expect, it } from 'vitest'
import { type ClaimName, claims, type Evidence, judgeRising, type Verdict, yearsOfService } from '../../../server/reports/claims/claims.ts'

const rows: [ClaimName, Evidence, Verdict, string][] = [
  ['every_month', { part: 12, whole: 12, average: 1 }, 'holds', 'every month of a whole year'],
  ['every_month', { part: 11, whole: 12, average: 3.4 }, 'nearly', 'eleven of twelve months are not all'],
  ['every_month', { part: 5, whole: 12, average: 0.99 }, 'fails', 'less than one a month'],
  ['every_month', { part: 2, whole: 2, average: 1 }, 'holds', 'the first months of a running year'],
  ['every_month', { part: 1, whole: 1, average: 1 }, 'unknown', 'one month alone is not 月月'],
  ['every_festival', { part: 1, whole: 1 }, 'unknown', 'one festival alone is not 节节'],
  ['every_month', { part: 0, whole: 0, average: null }, 'unknown', 'no month has ended'],
  ['every_festival', { part: 10, whole: 10 }, 'holds', 'all ten festivals'],
  ['every_festival', { part: 9, whole: 10 }, 'nearly', 'one festival missed'],
  ['every_festival', { part: 0, whole: 10 }, 'fails', 'no festival'],
  ['every_festival', { part: 0, whole: 0 }, 'unknown', 'no festival has passed'],
  ['all_units', { part: 4, whole: 4 }, 'holds', 'every unit'],
  ['all_units', { part: 3, whole: 4 }, 'nearly', 'three of four'],
  ['all_units', { part: 0, whole: 4 }, 'fails', 'none'],
  ['all_units', { part: 1, whole: 1 }, 'unknown', 'one unit alone is not 均'],
  ['every_edition', { part: 2, whole: 2 }, 'holds', 'both editions'],
  ['every_edition', { part: 1, whole: 2 }, 'nearly', 'one of two'],
  ['every_edition', { part: 0, whole: 0 }, 'unknown', 'none was held'],
  ['whole', { part: 3, whole: 3 }, 'holds', 'three of three'],
  ['whole', { part: 2, whole: 3 }, 'nearly', 'two of three'],
  ['several', { part: 3, whole: 3 }, 'holds', '一批 from three'],
  ['several', { part: 2, whole: 2 }, 'nearly', 'two are two'],
  ['several', { part: 0, whole: 2 }, 'fails', 'none is none'],
]

describe('the claim checker', () => {
  it.each(rows)('%s of %o %s: %s', (claim, evidence, verdict) => {
    expect(claims[claim].judge(evidence)).toBe(verdict)
  })

  it('has a row here for every claim and verdict that it can come to', () => {
    expect(Object.keys(claims).filter((name) => !rows.some(([claim]) => claim === name))).toEqual([])
  })

  it.each<[(number | null)[], Verdict]>([
    [[80, 82, 85, 90], 'holds'], [[80, 82, 82, 90], 'nearly'], [[82, 85, 90], 'nearly'], [[null, 82, 85, 90], 'nearly'], [[80, 82, 90, 85], 'fails'], [[80, 82, 85, 85], 'fails'],
    [[null, 90], 'unknown'], [[80, 82, 85, null], 'unknown'], [[90, 80, 82, 85, 90], 'holds'],
  ])('says 逐年提升 only after three rises: %o %s', (values, verdict) => {
    expect(judgeRising(values)).toBe(verdict)
  })

  it.each<[number, string | null]>([
    [0, null], [1, '1年'], [7, '7年'], [8, '近10年'], [9, '近10年'], [10, '10年'], [11, '10余年'], [17, '10余年'], [18, '近20年'], [19, '近20年'], [20, '20年'], [21, '20余年'],
    [30, '30年'], [31, '30余年'], [99, '近100年'],
  ])('tells %d years of service as %s', (years, words) => {
    expect(yearsOfService(years)).toBe(words)
  })
})
