import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { ReadLimits } from '../../../server/spreadsheet/read-workbook.ts'
import { allRows, createFileBench, valuesOf } from './mint-files.ts'

const bench = createFileBench()
const page = (table: string, head = '') => `<html><head>${head}</head><body>${table}</body></html>`
const read = async (html: string | Uint8Array, limits?: Partial<ReadLimits>) => {
  const reader = await bench.open(html, limits)
  const [sheet] = reader.sheets
  return { reader, rows: await allRows(reader), merges: sheet ? await reader.readMerges(sheet) : [] }
}
const texts = async (html: string) => valuesOf((await read(html)).rows)

describe('a web page handed out as .xls', () => {
  it('is read as a sheet of text, as it shows', async () => {
    const { reader, rows } = await read(page(`
      <table border=1>
        <tr><th>单位<th>日期<th>慰问金</tr>
        <tr><td>海伦路&nbsp;街道</td><td>2024年5月</td><td>  2\n万元 </td></tr>
        <tr><td>&nbsp;</td><td></td></tr>
        <tr><td>备注<br>第二行</td><td>&lt;合计&gt; &amp; 小计</td><td><font color=red><b>1,200</b></font></td></tr>
      </table>`))
    expect(reader).toMatchObject({ kind: 'html', encoding: 'utf-8', sheets: [{ index: 0, name: 'Sheet1', hidden: false }] })
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 4])
    expect(valuesOf(rows)).toEqual([['单位', '日期', '慰问金'], ['海伦路\u00a0街道', '2024年5月', '2 万元'], ['备注\n第二行', '<合计> & 小计', '1,200']])
    expect(rows[2]?.cells.map(({ column }) => column)).toEqual([0, 1, 2])
  })

  it('may begin with a table, a comment or a declaration, and be in any encoding that offices use, whatever it says', async () => {
    const table = '<table><tr><td>走访慰问</td></tr></table>'
    expect(await texts(table)).toEqual([['走访慰问']])
    expect(await texts(`<!-- 导出 -->\n${page(table)}`)).toEqual([['走访慰问']])
    expect(await texts(`<?xml version="1.0" encoding="GBK"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">${page(table)}`)).toEqual([['走访慰问']])
    const lying = page(table, '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">')
    expect(valuesOf((await read(iconv.encode(lying, 'gb18030'))).rows)).toEqual([['走访慰问']])
    expect(valuesOf((await read(iconv.encode(lying, 'utf16le', { addBOM: true }))).rows)).toEqual([['走访慰问']])
  })

  it('spans columns and rows as it says, and the cells beside and below make room', async () => {
    const { rows, merges } = await read(`<table>
      <tr><td colspan=4>台账</td></tr><tr><td rowspan="2">妇联</td><td>甲</td><td colspan=2 rowspan=2>乙</td></tr><tr><td>丙</td></tr><tr><td>丁</td></tr></table>`)
    expect(merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 3 }, { top: 2, left: 0, bottom: 3, right: 0 }, { top: 2, left: 2, bottom: 3, right: 3 }])
    expect(rows.map(({ cells }) => cells.map(({ column, text }) => `${column}${text}`))).toEqual([['0台账'], ['0妇联', '1甲', '2乙'], ['1丙'], ['0丁']])
  })

  it('keeps what Excel writes beside what it shows: numbers in full, formulas, errors, hidden rows, the name of the sheet', async () => {
    const { reader, rows } = await read(page(`<table>
      <tr><td x:num="1234.5678">1,234.57</td><td x:num="45413">2024/5/1</td><td x:num>12</td><td x:num="20000">2万元</td><td x:fmla="=1+1">2</td><td>#REF!</td><td sdval="0.5">0.50</td></tr>
      <tr style='height:0;display:none'><td>藏</td></tr></table>`,
    '<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>走访台账</x:Name></x:ExcelWorkbook></xml><![endif]-->'))
    expect(reader.sheets[0]?.name).toBe('走访台账')
    expect(valuesOf(rows)).toEqual([[1234.5678, '2024/5/1', '12', '2万元', '2', '#REF!', 0.5], ['藏']])
    expect(rows.map(({ hidden }) => hidden)).toEqual([false, true])
    expect(rows[0]?.cells.map(({ kind }) => kind)).toEqual(['number', 'text', 'text', 'text', 'text', 'error', 'number'])
    expect(rows[0]?.cells[4]?.formula).toBe(true)
  })

  it('with several tables, or one inside another, gives all their rows in order', async () => {
    expect(await texts(page('<table><tr><td>甲</td></tr></table>之间<table><tr><td>乙</td></tr></table>'))).toEqual([['甲'], ['乙']])
    const nested = page(`<table><tr><td>标题</td></tr><tr><td>上<table><tr><td>单位</td><td>金额</td></tr><tr><td>妇联</td><td>3</td></tr></table>填表人：张</td></tr><tr><td>完</td></tr></table>`)
    const { rows } = await read(nested)
    expect(valuesOf(rows)).toEqual([['标题'], ['上'], ['单位', '金额'], ['妇联', '3'], ['填表人：张'], ['完']])
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('shows neither scripts nor styles', async () => {
    expect(await texts('<table><tr><td><style>td{}</style>甲<script>var a = "<td>乙</td>"</script></td></tr></table>')).toEqual([['甲']])
  })
})

describe('a hostile web page', () => {
  it.each([
    ['nests without end', `<table><tr><td>${'<b>'.repeat(100_000)}${'</i>'.repeat(100_000)}`, 'damaged'],
    ['has a cell without end', `<table><tr><td>${'长 '.repeat(600_000)}</td></tr></table>`, 'damaged'],
    ['has a long cell', `<table><tr><td>${'长'.repeat(40_000)}</td></tr></table>`, 'cell_too_long'],
    ['has too many columns', `<table><tr>${'<td>1</td>'.repeat(257)}</tr></table>`, 'too_many_columns'],
    ['spans beyond all columns', '<table><tr><td colspan=999999999>1</td><td>2</td></tr></table>', 'too_many_columns'],
    ['has no table', '<html><p>请登录</p></html>', 'not_a_spreadsheet'],
    ['is no text', Buffer.concat([Buffer.from('<html>'), Buffer.alloc(5000)]), 'not_a_spreadsheet'],
  ])('that %s is refused', async (_name, html, code) => {
    await expect(read(html)).rejects.toMatchObject({ code })
  })

  it('is held to the limits of rows, merges and size', async () => {
    const rows = (count: number) => `<table>${'<tr><td>1</td></tr>'.repeat(count)}</table>`
    await expect(read(rows(111), { dataRows: 10 })).rejects.toMatchObject({ code: 'too_many_rows' })
    expect((await read(rows(110), { dataRows: 10 })).rows).toHaveLength(110)
    await expect(read('<table><tr><td colspan=2>1<td colspan=2>2</table>', { mergesPerSheet: 1 })).rejects.toMatchObject({ code: 'too_large' })
    await expect(read(rows(100), { xlsBytes: 100 })).rejects.toMatchObject({ code: 'too_large' })
    const { rows: read1, reader } = await read(`<table><tr><td>甲</td></tr>${'<tr></tr>'.repeat(1500)}<tr><td>乙</td></tr></table>`)
    expect([valuesOf(read1), reader.stoppedAfter({ index: 0, name: '', hidden: false })]).toEqual([[['甲']], 1])
  })
})

it('any text comes back from a cell as a browser would show it', async () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\0\ufffe\uffff]/g, ''))
  await fc.assert(fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 20 }), async (grid) => {
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const shown = (text: string) => text.replace(/[\t\n\f\r ]+/g, ' ').trim()
    const html = `<table>${grid.map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`).join('\n')}</table>`
    const expected = grid.map((row) => row.map(shown).filter((text) => text !== '')).filter((row) => row.length > 0)
    expect(await texts(html)).toEqual(expected)
  }), { numRuns: 80 })
})
