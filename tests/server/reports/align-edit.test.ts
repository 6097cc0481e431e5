import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignEdit } from '../../../server/reports/align-edit.ts'
import { type Run, textOf } from '../../../server/reports/compose.ts'
import type { ReportFigure } from '../../../server/reports/report-data.ts'

const figure = (id: string, text: string): ReportFigure => ({
  id, label: `${id}的名称`, text, value: Number.parseFloat(text), numerator: null, denominator: null, definition: '', indicator: id, category: null, records: null,
})
const figures = { F1: figure('F1', '12'), D4: figure('D4', '12.5万元'), A3: figure('A3', '92.3%') }
const runs: Run[] = [
  { text: '全年开展活动' }, { text: '12', figure: 'F1' }, { text: '次，走访12户，慰问金' }, { text: '12.5万元', figure: 'D4' }, { text: '，考核率' }, { text: '92.3%', figure: 'A3' }, { text: '。' },
]
const marks = (edited: Run[]) => edited.flatMap(({ text, figure: id, manual }) => id !== undefined || manual ? [[text, id ?? null, manual?.was]] : [])

describe('an edited paragraph', () => {
  it('keeps its figures where only words were changed', () => {
    const { runs: edited, changes } = alignEdit(runs, '今年共开展活动12次，走访12户，慰问金达12.5万元，考核率92.3%。', figures)
    expect(changes).toEqual([])
    expect(marks(edited)).toEqual([['12', 'F1', undefined], ['12.5万元', 'D4', undefined], ['92.3%', 'A3', undefined]])
  })

  it('tells a figure that was given another value, and marks it', () => {
    const { runs: edited, changes } = alignEdit(runs, '全年开展活动13次，走访12户，慰问金12.5万元，考核率92.3%。', figures)
    expect(changes).toEqual([{ label: 'F1的名称', was: '12', now: '13' }])
    expect(marks(edited)[0]).toEqual(['13', 'F1', '12'])
  })

  it('is the figure again when its value is put back', () => {
    const edited = alignEdit(runs, '全年开展活动13次，走访12户，慰问金12.5万元，考核率92.3%。', figures).runs
    const back = alignEdit(edited, textOf(runs), figures)
    expect(back.changes).toEqual([])
    expect(marks(back.runs)).toEqual([['12', 'F1', undefined], ['12.5万元', 'D4', undefined], ['92.3%', 'A3', undefined]])
  })

  it('asks for no reason where a sentence with its figure is taken out, moved, or a date is written', () => {
    expect(alignEdit(runs, '全年开展活动12次，走访12户。', figures).changes).toEqual([])
    const moved = alignEdit(runs, '考核率92.3%，全年开展活动12次，走访12户，慰问金12.5万元。', figures)
    expect([moved.changes, marks(moved.runs).length]).toEqual([[], 3])
    expect(alignEdit([], '第3次会议于2026年7月28日召开', {}).changes).toEqual([])
  })

  it('tells a number that the data never had', () => {
    expect(alignEdit([], '另有300名志愿者参加。', {}).changes).toEqual([{ label: null, was: null, now: '300' }])
  })

  it('says what was typed, whatever that is, and says nothing twice of what was left alone', () => {
    const piece = fc.constantFrom('全年', '12', '12.5', '万元', '92.3%', '，', '1,200', '。', '3', '年', '第', '😀', '\n', 'ab')
    fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('')
      const first = alignEdit(runs, text, figures)
      expect(textOf(first.runs)).toBe(text)
      const again = alignEdit(first.runs, text, figures)
      expect([again.changes, again.runs]).toEqual([[], first.runs])
    }))
  })
})
