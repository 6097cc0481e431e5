import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Values } from '../../../db/record.ts'
import { fromImportRow, type StagedRow, toImportRow } from '../../../server/services/imports/staged-row.ts'

const row: StagedRow = {
  position: 4, sheet: '走访慰问', row: 5, outcome: 'new', recordId: null, naturalKey: '2026-03-05|2|赵建国|', read: { A: '2026-03-05', B: '区民政局' },
  given: {}, values: null, issues: [], marks: [], leftOut: null, differences: [], mergeInto: null, isOwn: false,
}
const value = fc.oneof(
  fc.constant(null), fc.integer(), fc.string({ unit: 'grapheme' }), fc.boolean(), fc.array(fc.integer(), { maxLength: 3 }),
  fc.array(fc.record({ name: fc.string(), quantity: fc.integer() }), { maxLength: 2 }),
)
const values = fc.dictionary(fc.constantFrom('visited_on', 'host_id', 'recipient', 'goods', 'note', 'festival', 'month_1'), value, { noNullPrototype: true })

describe('a row that waits for the commit', () => {
  it('comes back as it was staged, whatever of its values the sheet gives', () => {
    fc.assert(fc.property(values, fc.option(values), fc.boolean(), (given, own, alike) => {
      const whole: StagedRow = { ...row, given: given as Values, values: (own && alike ? { ...given, ...own } : own) as Values | null }
      expect(fromImportRow(toImportRow(7, whole))).toEqual(whole)
    }))
  })

  it('comes back with its issues, its marks and what a person decided', () => {
    const marked: StagedRow = {
      ...row, outcome: 'wrong', leftOut: 'total', mergeInto: 12, isOwn: true,
      issues: [{ column: 'A', field: 'visited_on', read: '2026-02-30', message: { zh: '没有这一天', en: 'There is no such day' }, expected: null }],
    }
    expect(fromImportRow(toImportRow(7, marked))).toEqual(marked)
  })

  it('is read as an earlier version staged it', () => {
    const stored = {
      ...toImportRow(7, row), values: '{"given":{"recipient":"赵建国"},"values":{"recipient":"赵建国","note":null}}',
      issues: '{"issues":[],"marks":[],"leftOut":null,"mergeInto":null,"isOwn":false}',
    }
    expect(fromImportRow(stored)).toEqual({ ...row, given: { recipient: '赵建国' }, values: { recipient: '赵建国', note: null } })
  })

  it('takes no page of its own in the database', () => {
    const said = { visited_on: '2025-05-19', host_id: 11, leader: '冯主任', recipient: '赵兰国', goods: [{ name: '大米', quantity: 50, unit: 'kg', value_fen: null }] }
    const { read, values: text, issues } = toImportRow(7, { ...row, given: said, values: { ...said, note: null, festival: null } })
    expect(Buffer.byteLength(read + text + issues)).toBeLessThan(300)
  })
})
