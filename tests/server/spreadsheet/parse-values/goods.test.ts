import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordDefinitions } from '../../../../db/records.ts'
import { parseGoods } from '../../../../server/spreadsheet/parse-values/goods.ts'

function lines(text: string) {
  const parsed = parseGoods(text)
  return parsed.ok ? parsed.value.map(({ name, quantity, unit, value_fen: fen }) => [name, quantity, unit, ...(fen === null ? [] : [fen])]) : []
}
const notesOf = (text: string) => {
  const parsed = parseGoods(text)
  return parsed.ok ? parsed.notes.map(({ kind }) => kind) : []
}

describe('goods in a cell', () => {
  it.each([
    ['大米50kg、食用油20桶', [['大米', 50, 'kg'], ['食用油', 20, '桶']]],
    ['大米５０袋，面粉３０袋；牛奶１０箱', [['大米', 50, '袋'], ['面粉', 30, '袋'], ['牛奶', 10, '箱']]],
    ['50袋大米', [['大米', 50, '袋']]],
    ['棉被两床', [['棉被', 2, '床']]],
    ['大米、面粉各50袋', [['大米', 50, '袋'], ['面粉', 50, '袋']]],
    ['花生油20桶(1200元)', [['花生油', 20, '桶', 120_000]]],
    ['价值3000元的慰问品', [['慰问品', null, null, 300_000]]],
    ['米面油', [['米面油', null, null]]],
    ['苹果2.5斤', [['苹果', 2.5, '斤']]],
    ['毛巾1,200条,油20桶', [['毛巾', 1200, '条'], ['油', 20, '桶']]],
    ['慰问信1封', [['慰问信', 1, '封']]],
  ])('%s is taken apart', (text, expected) => {
    expect(lines(text)).toEqual(expected)
    expect(notesOf(text)).toEqual([])
  })

  it('with cash among them keep the text and say so', () => {
    expect(lines('大米50kg、现金2000元')).toEqual([['大米', 50, 'kg'], ['现金2000元', null, null]])
    expect(notesOf('大米50kg、现金2000元')).toEqual(['kept_as_text'])
  })

  it('that cannot be taken apart keep their text', () => {
    expect(lines('A4纸(70g)若干')).toEqual([['A4纸(70g)若干', null, null]])
    expect(notesOf('A4纸(70g)若干')).toEqual(['kept_as_text'])
  })

  it('always suit the field or are nothing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => {
      const parsed = parseGoods(text)
      expect(parsed.ok && (parsed.value.length === 0 || recordDefinitions.visit.fields.goods.schema.safeParse(parsed.value).success)).toBe(true)
    }), { numRuns: 1_000 })
  })
})
