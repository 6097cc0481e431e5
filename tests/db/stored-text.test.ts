import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { blockText, lineText, nameList, phoneText, quantityNumber } from '../../db/stored-text.ts'
import { loadCompletionContext, prepareValues } from '../../db/prepare-values.ts'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'

describe('a text as it is stored', () => {
  it('keeps what a person wrote and sees', () => {
    const texts = ['走访慰问', '００１２３', '𠮷祥㐂', '👨‍👩‍👧 一家', '🏳️‍🌈', 'é', 'e\u0301', '=1+1', '“星光之家”老年公寓', 'a  b', 'שלום', '第一行\n\n第三行\t列']
    expect(texts.map(blockText)).toEqual(texts)
  })

  it('drops what cannot be seen or written to a sheet, and ends lines one way', () => {
    expect(blockText('\ufeff双\u200b拥\u0000\u001f办\u00ad')).toBe('双拥办')
    expect(blockText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd')
    expect(blockText('\ud800a\udc00\uffff')).toBe('\ufffda\ufffd')
    expect(blockText('甲\u200d乙')).toBe('甲乙')
    expect(lineText(' 第一行 \r\n 第二行\t列 ')).toBe('第一行 第二行 列')
  })

  it('gives characters of the private area the places that GB 18030 gave them later', () => {
    expect(blockText('\ue81e\ue854\ue78d\ue5e5x')).toBe('龴龺︐　x')
  })

  it('changes no more when it is stored again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(blockText(blockText(text))).toBe(blockText(text))
      expect(lineText(lineText(text))).toBe(lineText(text))
    }))
  })

  it('comes back from GB18030, every single character of Unicode', () => {
    const decoder = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true })
    const changed: string[] = []
    for (let start = 0; start < 0x11_0000; start += 0x100) {
      const text = blockText(Array.from({ length: 0x100 }, (_, index) => String.fromCodePoint(start + index)).join('|'))
      const back = decoder.decode(iconv.encode(text, 'gb18030'))
      if (back !== text) changed.push(start.toString(16))
    }
    expect(changed).toEqual([])
  })
})

describe('other values as they are stored', () => {
  it('names are taken apart and stand once', () => {
    expect(nameList(['妇联、区妇联', ' 妇联 ', '无', '甲；乙\n丙'])).toEqual(['妇联', '区妇联', '甲', '乙', '丙'])
  })

  it('telephone numbers have plain digits and dashes', () => {
    expect(['０５３２—88776655', '13805321234、13905321234', ' 8012  8013 '].map(phoneText)).toEqual(['0532-88776655', '13805321234 13905321234', '8012 8013'])
  })

  it('quantities have the digits that a sheet keeps', () => {
    expect([0.1 + 0.2, 1e-7, 2 / 3, 1e12, 123_456_789.123_456_7].map(quantityNumber)).toEqual([0.3, 0, 0.666_667, 1e12, 123_456_789.123_457])
  })
})

describe('a record entered by hand', () => {
  it('says nothing with 无 or —, and may not say 同上 or what a sheet shows for an error', async () => {
    const db = connect(':memory:')
    await migrate(db)
    const context = await loadCompletionContext(db, '2026-11-23')
    const site = { name: '海伦路\u200b福利院', kind: 'welfare_home' }
    expect(prepareValues('partner_site', { ...site, address: '无' }, context).values).toMatchObject({ name: '海伦路福利院', address: null })
    expect(prepareValues('partner_site', { ...site, name: '—' }, context).issues).toMatchObject([{ field: 'name', message: { zh: '“名称”必须填写' } }])
    for (const address of ['同上', '#REF!', '####', '3.70202E+17']) expect(prepareValues('partner_site', { ...site, address }, context).issues).toMatchObject([{ field: 'address' }])
    await db.destroy()
  })
})
