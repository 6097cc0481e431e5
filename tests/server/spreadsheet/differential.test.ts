import fc from 'fast-check'
import { type CellValue, readXlsx, writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { Row } from '../../../server/spreadsheet/cells.ts'
import { allRows, createFileBench } from './mint-files.ts'

const bench = createFileBench()

const word = fc.constantFrom('岚湾区', '走访慰问', '海伦路福利院', '２万元', '7月28日', '—', '=1+1', '_x0041_', '<合计>', '&', '𠮷', '00123', '一\n二', ' 前后 ')
const text = fc.oneof(fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('')), fc.string({ unit: 'grapheme', minLength: 1 }))
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, 0.1, 1e-7, 123456789012345))
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
})
