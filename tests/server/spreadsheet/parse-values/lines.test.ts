import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Line } from '../../../../db/fields.ts'
import { recordDefinitions } from '../../../../db/records.ts'
import { parseChoices, parseLines, writeLines } from '../../../../server/spreadsheet/parse-values/lines.ts'

const { columns: memberColumns } = recordDefinitions.leading_group.fields.members
const { columns: logColumns } = recordDefinitions.problem.fields.log
const setup = { year: { value: 2026, source: 'title' as const } }
const members = (text: string) => parseLines(text, memberColumns, setup)
const log = (text: string) => parseLines(text, logColumns, setup)

describe('members of a group in one cell', () => {
  it('are read with their role and duty, whatever stands between them', () => {
    const expected = [
      { role: 'head', post: '区委书记', duty_kind: 'principal' }, { role: 'deputy', post: '副区长', duty_kind: 'in_charge' }, { role: 'member', post: '办公室主任（兼）', duty_kind: null },
    ]
    expect(members('组长：区委书记（主管）；副组长：副区长（分管）')).toMatchObject({ ok: true, value: expected.slice(0, 2) })
    expect(members('组长 / 区委书记 / 主管\n副组长 / 副区长 / 分管\n成员 / 办公室主任（兼）')).toMatchObject({ ok: true, value: expected })
    expect(members('1. 组长｜区委书记｜主管\n2. 副组长｜副区长｜分管')).toMatchObject({ ok: true, value: expected.slice(0, 2) })
  })

  it('keep what names no role as text, and say so', () => {
    const parsed = members('区委书记')
    expect(parsed).toMatchObject({ ok: true, value: [{ role: null, post: '区委书记', duty_kind: null }] })
    expect(parsed.ok && parsed.notes.map(({ kind }) => kind)).toEqual(['kept_as_text'])
  })

  it('are refused where a role stands for nobody', () => {
    expect(members('组长；副组长').ok).toBe(false)
  })
})

describe('a log in one cell', () => {
  it('is cut at lines, or at days behind a semicolon, and takes the year from the sheet', () => {
    expect(log('2026-03-05 已交办；3月20日：现场踏勘，制定方案')).toMatchObject({ ok: true, value: [
      { on: '2026-03-05', text: '已交办' }, { on: '2026-03-20', text: '现场踏勘，制定方案' },
    ] })
    expect(log('2026.3.5 踏勘；已协调施工单位')).toMatchObject({ ok: true, value: [{ on: '2026-03-05', text: '踏勘；已协调施工单位' }] })
  })
})

it('what is written is read back to the same', () => {
  const text = fc.stringMatching(/^[一-龥A-Za-z]{1,8}(?:[，、；/（]?[一-龥]{1,6}){0,3}$/u)
  const entry: fc.Arbitrary<Line> = fc.record({ on: fc.constantFrom('2026-01-31', '2026-02', '2025-12-01'), text })
  fc.assert(fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (lines) => {
    const parsed = log(writeLines(lines, logColumns))
    expect(parsed).toMatchObject({ ok: true, value: lines })
  }))
  const post = fc.stringMatching(/^[一-龥]{3,8}(?:（[一-龥]{1,4}）)?$/u).filter((word) => members(word).ok && !/组长|成员|主管|分管|职能|办公室/u.test(word))
  const member: fc.Arbitrary<Line> = fc.record({ role: fc.constantFrom(null, 'head', 'deputy'), post, duty_kind: fc.constantFrom(null, 'principal', 'functional') })
  fc.assert(fc.property(fc.array(member, { minLength: 2, maxLength: 5 }), (lines) => {
    expect(members(writeLines(lines, memberColumns))).toMatchObject({ ok: true, value: lines })
  }))
})

it('several choices in a cell are each read once', () => {
  const { choices } = recordDefinitions.activity.fields.materials
  expect(parseChoices('方案、照片,总结、图片', choices)).toMatchObject({ ok: true, value: ['plan', 'photos', 'summary'] })
  expect(parseChoices('方案、毛毯', choices).ok).toBe(false)
})
