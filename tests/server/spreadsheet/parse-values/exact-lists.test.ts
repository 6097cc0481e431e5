import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goodsText } from '../../../../server/services/records/goods-text.ts'
import { parseGoods } from '../../../../server/spreadsheet/parse-values/goods.ts'
import { joinNames, splitNames } from '../../../../server/spreadsheet/parse-values/name-lists.ts'
import { createReferenceIndex, parseReference, parseReferences } from '../../../../server/spreadsheet/parse-values/references.ts'

const line = (name: string, quantity: number | null = null, unit: string | null = null, value_fen: number | null = null) => ({ name, quantity, unit, value_fen })

describe('goods in a cell', () => {
  it('are written as a person writes them where that says it all', () => {
    expect(goodsText([line('大米', 20, '袋', 80_000), line('食用油', 5, '桶')])).toBe('大米20袋(800元)、食用油5桶')
  })

  it.each([
    [[line('慰问品一批')], '“慰问品一批”'], [[line('竹子', 12, '根/户')], '“竹子”12“根/户”'], [[line('洗衣液2', 3, '瓶', 7)], '“洗衣液2”3瓶(0.07元)'],
    [[line('米、面', 2)], '“米、面”2'], [[line('“红星”酒', 1, '箱'), line('现金', 2000, '元')], '““红星””酒”1箱、“现金”2000元'], [[line('无')], '“无”'], [[line('同上')], '“同上”'],
  ])('are written in quotes where the free way would be read otherwise: %j', (lines, text) => {
    expect(goodsText(lines)).toBe(text)
    expect(parseGoods(text)).toMatchObject({ ok: true, value: lines })
  })

  it('in quotes are read as a person may write them too', () => {
    expect(parseGoods('“大米”50袋')).toMatchObject({ value: [line('大米', 50, '袋')] })
    expect(parseGoods('“八一”慰问袋20个')).toMatchObject({ value: [line('“八一”慰问袋', 20, '个')] })
  })

  it('come back, whatever they are', () => {
    const text = fc.oneof(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom('大米', '一', '”', '“', '、', '(5元)', '50kg', '各')).filter((one) => one.trim() === one && one !== '')
    const goods = fc.record({
      name: text, quantity: fc.option(fc.nat(), { nil: null }), unit: fc.option(text, { nil: null }), value_fen: fc.option(fc.nat(), { nil: null }),
    })
    fc.assert(fc.property(fc.array(goods, { minLength: 1, maxLength: 5 }), (lines) => {
      expect(parseGoods(goodsText(lines))).toMatchObject({ ok: true, value: lines })
    }), { numRuns: 500 })
  })
})

describe('names in a cell', () => {
  it('are put in quotes where one has a separator of its own, and only there', () => {
    expect(joinNames(['妇联', '“星光之家”老年公寓', '市、区联合会', '共建“办”，一处'])).toBe('妇联、“星光之家”老年公寓、“市、区联合会”、“共建“办””，一处”')
    expect(splitNames('妇联、“星光之家”老年公寓、“市、区联合会”、“共建“办””，一处”')).toEqual(['妇联', '“星光之家”老年公寓', '市、区联合会', '共建“办”，一处'])
    expect(splitNames('“红星”小学；“一、二”\n团委')).toEqual(['“红星”小学', '一、二', '团委'])
    expect(splitNames('“没有完、的引号')).toEqual(['“没有完', '的引号'])
  })

  it('come back, whatever they are', () => {
    const name = fc.array(fc.constantFrom('甲', '“', '”', '、', ',', ';', '，', '；', '乙', ' '), { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')).filter((text) => text.trim() === text)
    // A name that is nothing but quotes and separators cannot be told from the list around it.
    fc.assert(fc.property(fc.array(name.filter((text) => /[甲乙]/u.test(text)), { maxLength: 4 }), (names) => {
      expect(splitNames(joinNames(names))).toEqual(names)
    }), { numRuns: 500 })
  })

  it('are found by the whole name before they are found by an alias or without punctuation', () => {
    const entries = [['东', '妇联'], ['海'], ['东海'], ['妇联'], ['社区(一)'], ['社区一'], ['市、区联合会']].map(([name = '', ...aliases], id) => ({ id, name, aliases }))
    const index = createReferenceIndex({ zh: '单位', en: 'Organization' }, entries, { district: null })
    expect(['妇联', '社区(一)', '社区（一）', '社区一', '东海'].map((name) => parseReference(name, index))).toMatchObject([3, 4, 4, 5, 2].map((value) => ({ value, notes: [] })))
    expect(['东、海', '东海', '“市、区联合会”、海', '市、区联合会'].map((text) => parseReferences(text, index))).toMatchObject([[0, 1], [2], [6, 1], [6]].map((value) => ({ value })))
  })
})
