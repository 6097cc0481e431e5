import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvEncoding, streamCsv } from '../../../server/spreadsheet/write-csv.ts'
import { allRows, createFileBench, valuesOf } from './mint-files.ts'

const bench = createFileBench()
type Value = string | number | null

async function* batchesOf(rows: Value[][], size: number) {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}

async function write(rows: Value[][], { headers = ['一', '二', '三'], encoding = 'utf-8' as CsvEncoding, size = 100 } = {}) {
  return Buffer.from(await new Response(streamCsv({ headers, rows: batchesOf(rows, size), encoding })).arrayBuffer())
}

describe('a .csv file that we write', () => {
  it('opens in Excel: its mark says UTF-8, its lines end as on Windows', async () => {
    expect((await write([['走访', 2, null]])).toString('utf8')).toBe('\ufeff一,二,三\r\n走访,2,\r\n')
  })

  it('in GB18030 bears no mark and holds every character', async () => {
    const bytes = await write([['海伦路福利院𠮷😀', '㐀', 'é']], { encoding: 'gb18030' })
    expect(new TextDecoder('gb18030', { fatal: true }).decode(bytes)).toBe('一,二,三\r\n海伦路福利院𠮷😀,㐀,é\r\n')
    const reader = await bench.open(bytes)
    expect([reader.encoding, valuesOf(await allRows(reader))]).toEqual(['gb18030', [['一', '二', '三'], ['海伦路福利院𠮷😀', '㐀', 'é']]])
  })

  it.each(['=1+1', '+86 532', '-1', '@SUM(A1)', '\t=1', '\r=1', '\'=1'])('runs no formula: %j is guarded, and read back as it was', async (text) => {
    const bytes = await write([[text, 'x', null]])
    expect(bytes.toString('utf8')).toContain(`'${text}`)
    expect(valuesOf(await bench.rows(bytes))[1]).toEqual([text, 'x'])
  })

  it('leaves numbers and other apostrophes alone', async () => {
    const bytes = await write([[-5, '\'99 届', 'a=b']])
    expect(bytes.toString('utf8')).toContain('-5,\'99 届,a=b')
    expect(valuesOf(await bench.rows(bytes))[1]).toEqual(['-5', '\'99 届', 'a=b'])
  })

  it('is read back as any text that went in, in both encodings, in batches of any size', async () => {
    const word = fc.constantFrom('走访', '"', ',', '\n', '\r', '\r\n', '\'', '=', '-', '@', '\t', ';', '慰问金 2万元', '𠮷', ' ')
    // The 19 private characters that the two tables of GB18030 place differently are left out; control characters are no text.
    const text = fc.oneof(fc.array(word, { maxLength: 5 }).map((words) => words.join('')), fc.string({ unit: 'grapheme' })).filter((one) => !/[\0\ue000-\uf8ff]/u.test(one))
    const grid = fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { maxLength: 20 })
    await fc.assert(fc.asyncProperty(grid, fc.constantFrom('utf-8' as const, 'gb18030' as const), fc.integer({ min: 1, max: 7 }), async (rows, encoding, size) => {
      const read = await bench.rows(await write(rows, { encoding, size }))
      const expected = rows.map((row) => row.filter((one) => one !== '')).filter((row) => row.length > 0)
      expect(valuesOf(read).slice(1)).toEqual(expected)
    }), { numRuns: 150 })
  })
})
