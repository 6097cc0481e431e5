import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { streamWorkbook } from '../../../server/spreadsheet/stream-workbook.ts'
import { type SheetToWrite, writeWorkbook } from '../../../server/spreadsheet/write-workbook.ts'
import { allRows, createFileBench, valuesOf } from './mint-files.ts'

const bench = createFileBench()

const TEMPLATE: SheetToWrite = {
  name: '走访慰问',
  title: '岚湾区走访慰问台账',
  guide: ['日期写作 2024.7.28 或 2024年7月28日。', '金额以元为单位。'],
  columns: [
    { header: '日期', numberFormat: '@', note: '如 2024.7.28' },
    { header: '慰问单位', width: 30, choices: Array.from({ length: 60 }, (_, index) => `岚湾区示例单位，第${index}号`) },
    { header: '慰问金(元)', numberFormat: '#,##0.00' },
    { header: '节日', choices: ['春节', '八一'] },
  ],
  rows: [['2024.7.28', '岚湾区示例单位，第1号', 20000, '八一']],
}

async function* batchesOf<Item>(items: Item[], size = 2) {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

async function bytesOf(stream: ReadableStream<Uint8Array>) {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const awkward = [
  '=1+1', '+86', '-5', '@x', '00123', '1,200', '2024.5', '1e5', 'TRUE', '#N/A', '#REF!', '_x000D_', '_x0041_', '_x', 'a\rb', 'a\r\nb',
  'a\tb', ' 前后 ', '\u0001\u001f', '<b>&amp;"\'', ']]>', '𠮷😀', '２０２４', '\u00a0', "'单引号",
]

describe('a template', () => {
  it('has title, guide, header and rows where a person expects them', async () => {
    const reader = await bench.open(await writeWorkbook([TEMPLATE]))
    expect(reader.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['走访慰问', false],
      ['选项', true],
    ])
    expect(valuesOf(await allRows(reader))).toEqual([
      ['岚湾区走访慰问台账'],
      ['日期写作 2024.7.28 或 2024年7月28日。'],
      ['金额以元为单位。'],
      ['日期', '慰问单位', '慰问金(元)', '节日'],
      ['2024.7.28', '岚湾区示例单位，第1号', 20000, '八一'],
    ])
  })

  it('has a bold frozen header, notes, widths, drop-downs of any length and merged headings', async () => {
    const [sheet] = (await readXlsx(await writeWorkbook([TEMPLATE]), { readStyles: true })).sheets
    expect(sheet?.freezePane).toEqual({ rows: 4 })
    expect(sheet?.columns?.[1]?.width).toBe(30)
    expect(sheet?.cells?.get('3,0')).toMatchObject({ style: { font: { bold: true } }, comment: { text: '如 2024.7.28' } })
    expect(sheet?.cells?.get('300,0')?.style?.numFmt).toBe('@')
    expect(sheet?.merges).toEqual([0, 1, 2].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: 3 })))
    expect(sheet?.dataValidations?.map(({ type, range, formula1, errorStyle }) => ({ type, range, formula1, errorStyle }))).toEqual([
      { type: 'list', range: 'B5:B504', formula1: "'选项'!$A$1:$A$60", errorStyle: 'warning' },
      { type: 'list', range: 'D5:D504', formula1: "'选项'!$B$1:$B$2", errorStyle: 'warning' },
    ])
  })

  it('points each sheet at its own choices', async () => {
    const sheets = ['单位名册', '活动台账'].map((name) => ({ name, columns: [{ header: '类型', choices: [name, '其他'] }], rows: [] }))
    const written = (await readXlsx(await writeWorkbook(sheets))).sheets
    expect(written.map((sheet) => sheet.dataValidations?.[0]?.formula1)).toEqual(["'选项'!$A$1:$A$2", "'选项'!$B$1:$B$2", undefined])
    expect(written[2]?.rows).toEqual([
      ['单位名册', '活动台账'],
      ['其他', '其他'],
    ])
  })

  it('may have more than 26 columns with choices', async () => {
    const columns = Array.from({ length: 30 }, (_, index) => ({ header: `列${index}`, choices: ['是', '否'] }))
    const [sheet] = (await readXlsx(await writeWorkbook([{ name: '宽', columns, rows: [] }]))).sheets
    expect(sheet?.dataValidations?.[29]).toMatchObject({ range: 'AD2:AD501', formula1: "'选项'!$AD$1:$AD$2" })
  })
})

describe('what is written', () => {
  it('stays the text it was, however it looks, in a workbook', async () => {
    const bytes = await writeWorkbook([{ name: '甲', columns: [{ header: '文' }], rows: awkward.map((text) => [text]) }])
    expect((await bench.rows(bytes)).slice(1).map((row) => row.cells[0])).toEqual(awkward.map((text) => ({ column: 0, kind: 'text', value: text, text })))
  })

  it('stays the text it was, however it looks, in a stream', async () => {
    const bytes = await bytesOf(streamWorkbook({ name: '甲', columns: [{ header: '文' }], rows: batchesOf(awkward.map((text) => [text])) }))
    expect((await bench.rows(bytes)).slice(1).map((row) => row.cells[0])).toEqual(awkward.map((text) => ({ column: 0, kind: 'text', value: text, text })))
  })

  it('comes back as it went in, whatever it was', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 })
    const value = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0), fc.constant(null))
    const property = fc.asyncProperty(fc.array(fc.tuple(value, value, value), { maxLength: 20 }), async (rows) => {
      const columns = [{ header: '一' }, { header: '二' }, { header: '三' }]
      const expected = [['一', '二', '三'], ...rows.map((row) => row.filter((cell) => cell !== null)).filter((row) => row.length > 0)]
      expect(valuesOf(await bench.rows(await writeWorkbook([{ name: '甲', columns, rows }])))).toEqual(expected)
      expect(valuesOf(await bench.rows(await bytesOf(streamWorkbook({ name: '甲', columns, rows: batchesOf(rows) }))))).toEqual(expected)
    })
    await fc.assert(property, { numRuns: 60 })
  })

  it('is cut at the 32,767 characters that a cell can hold', async () => {
    const bytes = await writeWorkbook([{ name: '甲', columns: [{ header: '文' }], rows: [['慰'.repeat(40_000)]] }])
    expect((await bench.rows(bytes))[1]?.cells[0]?.text).toHaveLength(32_767)
  })

  it('gets sheet names that the format allows', async () => {
    const names = ['2024/2025年[走访]', '一'.repeat(40), '一'.repeat(40), "'引号'", '', '选项']
    const bytes = await writeWorkbook(names.map((name) => ({ name, columns: [{ header: '类', choices: ['甲'] }], rows: [] })))
    const written = (await bench.open(bytes)).sheets.map((sheet) => sheet.name)
    expect(written).toEqual(['2024_2025年_走访_', '一'.repeat(31), `${'一'.repeat(27)}_2`, '_引号_', '工作表', '选项', '选项_2'])
  })
})

describe('an export stream', () => {
  it('asks for rows only as they are read, with a frozen header and formats', async () => {
    let asked = 0
    async function* endless() {
      for (;;) {
        asked += 1
        yield Array.from({ length: 1000 }, (_, index) => [`走访慰问${asked}-${index}`, Math.sin(index)])
      }
    }
    const reader = streamWorkbook({ name: '导出', columns: [{ header: '名称' }, { header: '数' }], rows: endless() }).getReader()
    await reader.read()
    expect(asked).toBeLessThan(100)
    await reader.cancel()
    const bytes = await bytesOf(streamWorkbook({ name: '导出', columns: [{ header: '名称' }, { header: '元', numberFormat: '0.00', width: 22 }], rows: batchesOf([['甲', 1.5]]) }))
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets
    expect(sheet).toMatchObject({ freezePane: { rows: 1 } })
    expect(sheet?.columns?.[1]?.width).toBe(22)
    expect((await bench.rows(bytes))[1]?.cells[1]).toEqual({ column: 1, kind: 'number', value: 1.5, text: '1.5', numberFormat: '0.00' })
  })

  it('with no rows is a header', async () => {
    const bytes = await bytesOf(streamWorkbook({ name: '导出', columns: [{ header: '名称' }], rows: batchesOf<string[]>([]) }))
    expect(valuesOf(await bench.rows(bytes))).toEqual([['名称']])
  })
})
