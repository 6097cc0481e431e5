import fc from 'fast-check'
import { type Cell, type CellStyle, type CellValue, readXlsx, writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { Row } from '../../../server/spreadsheet/cells.ts'
import { allRows, createFileBench } from './mint-files.ts'

const bench = createFileBench()

const word = fc.constantFrom('岚湾区', '走访慰问', '海伦路福利院', '２万元', '7月28日', '—', '=1+1', '_x0041_', '<合计>', '&', '𠮷', '00123', '一\n二', ' 前后 ')
const text = fc.oneof(fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('')), fc.string({ unit: 'grapheme', minLength: 1 }))
/** Spreadsheets know no negative zero: adding 0 makes it plain. */
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0), fc.constantFrom(0, 0.1, 1e-7, 123456789012345))
const date = fc.date({ min: new Date('1904-01-02T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true }).map((moment) => {
  moment.setUTCHours(0, 0, 0, 0)
  return moment
})
const value: fc.Arbitrary<CellValue> = fc.oneof({ arbitrary: text, weight: 4 }, number, date, fc.boolean(), fc.constant(null))
const grid = fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 30 })
const merge = fc.tuple(fc.nat(40), fc.nat(10), fc.nat(5), fc.integer({ min: 1, max: 5 })).map(([startRow, startCol, height, width]) => ({
  startRow,
  startCol,
  endRow: startRow + height,
  endCol: startCol + width,
}))

/** The same grid in one spelling: dates as ISO text, blanks and empty rows left out. */
function asGrid(rows: CellValue[][]) {
  const cells: [number, number, string | number | boolean][] = []
  rows.forEach((row, rowIndex) => {
    row.forEach((cell, column) => {
      if (cell === null || cell === undefined || cell === '') return
      cells.push([rowIndex + 1, column, cell instanceof Date ? cell.toISOString().slice(0, 10) : cell])
    })
  })
  return cells
}

function asOwnGrid(rows: Row[]) {
  return rows.flatMap((row) => row.cells.map((cell) => [row.number, cell.column, cell.value]))
}

async function bytesOf(stream: ReadableStream<Uint8Array>) {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const dateFormats = ['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', 'm"月"d"日"', '[$-804]yyyy/m/d;@', 'yyyy/m/d h:mm', '[DBNum1]yyyy"年"m"月"']
const numberFormats = ['0.00"万元"', '#,##0', '0%', '@', '¥#,##0.00;[Red]-¥#,##0.00', '0.00_);(0.00)']
const font = fc.record({ bold: fc.boolean(), italic: fc.boolean(), size: fc.constantFrom(9, 11, 14) })
// The other writes no escape for characters that XML cannot hold, so that what looks like one would come back as that character.
const plain = text.filter((one) => !one.includes('_x'))
const run = fc.record({ text: plain, font })

/** A cell as an office leaves it: styled, of several hands, computed, with a date under one format or another. */
const styled: fc.Arbitrary<{ value: CellValue, style?: CellStyle, richText?: Cell['richText'], formula?: string, formulaResult?: CellValue }> = fc.oneof(
  fc.record({ value: fc.oneof(plain, number, date, fc.boolean(), fc.constant(null)), style: fc.record({ font }) }),
  fc.record({ value: date, style: fc.constantFrom(...dateFormats).map((numFmt) => ({ numFmt })) }),
  fc.record({ value: fc.integer({ min: 0, max: 1_000_000 }), style: fc.constantFrom(...numberFormats).map((numFmt) => ({ numFmt })) }),
  fc.array(run, { minLength: 1, maxLength: 4 }).map((richText) => ({ value: richText.map((one) => one.text).join(''), richText })),
  fc.oneof(number, plain, fc.boolean()).map((formulaResult) => ({ value: formulaResult, formula: 'SUM(A1:A2)', formulaResult })),
)
const officeSheet = fc.record({
  cells: fc.array(fc.tuple(fc.nat(60), fc.nat(12), styled), { maxLength: 40 }).map((cells) => new Map(cells.map(([row, column, cell]) => [`${row},${column}`, cell]))),
  hidden: fc.boolean(),
  hiddenRows: fc.array(fc.nat(60), { maxLength: 4 }),
  merges: fc.array(merge, { maxLength: 3 }),
})

describe('our reader and another', () => {
  it('read the same from shared strings, in both date systems, with merges', async () => {
    const property = fc.asyncProperty(grid, fc.array(merge, { maxLength: 5 }), fc.boolean(), async (rows, merges, is1904) => {
      const bytes = await writeXlsx({ sheets: [{ name: '台账', rows, merges }], dateSystem: is1904 ? '1904' : '1900' })
      const reader = await bench.open(bytes)
      const [theirs] = (await readXlsx(bytes)).sheets
      const [sheet] = reader.sheets
      if (sheet === undefined) throw new Error('no sheet')
      expect(asOwnGrid(await allRows(reader))).toEqual(asGrid(theirs?.rows ?? []))
      const expected = theirs?.merges ?? []
      expect(await reader.readMerges(sheet)).toEqual(
        expected.map((area) => ({ top: area.startRow + 1, left: area.startCol, bottom: area.endRow + 1, right: area.endCol })),
      )
      await reader.close()
    })
    await fc.assert(property, { numRuns: 80 })
  })

  it('read the same from streamed files with inline strings', async () => {
    const property = fc.asyncProperty(grid, async (rows) => {
      const bytes = await bytesOf(writeXlsxStream(rows, { name: '台账' }))
      expect(asOwnGrid(await bench.rows(bytes))).toEqual(asGrid((await readXlsx(bytes)).sheets[0]?.rows ?? []))
    })
    await fc.assert(property, { numRuns: 80 })
  })

  it('read the same over thousands of Chinese rows, where chunks cut characters', async () => {
    const rows = Array.from({ length: 4000 }, (_, index) => ['岚湾区', `走访慰问第${index}户，发放慰问金${index * 7}元`, index, '备注：𠮷'.repeat(index % 7)])
    const bytes = await bytesOf(writeXlsxStream(rows, { name: '台账' }))
    expect(asOwnGrid(await bench.rows(bytes))).toEqual(asGrid(rows))
  })

  it('read the same from several sheets with styles, rich texts, formulas, hidden and blank rows', async () => {
    await fc.assert(fc.asyncProperty(fc.array(officeSheet, { minLength: 1, maxLength: 3 }), async (sheets) => {
      const bytes = await writeXlsx({ sheets: sheets.map(({ cells, hidden, hiddenRows, merges }, index) => ({
        name: `表${index + 1}`, rows: [], cells, merges, hidden: hidden && index > 0, rowDefs: new Map(hiddenRows.map((row) => [row, { hidden: true }])),
      })) })
      const reader = await bench.open(bytes)
      const theirs = await readXlsx(bytes, { readStyles: true })
      expect(reader.sheets.map(({ name, hidden }) => [name, hidden])).toEqual(theirs.sheets.map((sheet) => [sheet.name, sheet.hidden === true]))
      for (const [index, sheet] of sheets.entries()) {
        const rows = await allRows(reader, index)
        expect(asOwnGrid(rows)).toEqual(asGrid(theirs.sheets[index]?.rows ?? []))
        expect(asOwnGrid(rows)).toEqual(meant(sheet.cells))
        for (const row of rows) expect(row.hidden).toBe(sheet.hiddenRows.includes(row.number - 1))
      }
      await reader.close()
    }), { numRuns: 150 })
  })
})

/** What the cells of a sheet were meant to say, in the order of reading. */
function meant(cells: Map<string, { value: CellValue }>) {
  const placed = [...cells].map(([place, { value: said }]) => {
    const [row = 0, column = 0] = place.split(',').map(Number)
    return { row, column, said }
  })
  const rows: CellValue[][] = []
  for (const { row, column, said } of placed) (rows[row] ??= [])[column] = said
  return asGrid(Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? null)))
}
