import fc from 'fast-check'
import { parseCsv } from 'hucre/csv'
import { describe, expect, it } from 'vitest'
import { readCsvRecords } from '../../../server/spreadsheet/csv-records.ts'

interface Form { separator?: string, mostCharacters?: number, mostFields?: number }

async function recordsOf(pieces: string[], { separator = ',', mostCharacters = 1_000_000, mostFields = 100 }: Form = {}) {
  async function* source() {
    yield* pieces
  }
  const onTooManyFields = (record: number) => {
    throw new Error(`record ${record} is too wide`)
  }
  const records: string[][] = []
  for await (const some of readCsvRecords(source(), { separator, mostCharacters, mostFields, onTooManyFields })) records.push(...some)
  return records
}

describe('delimited text', () => {
  it.each<[string, string[][]]>([
    ['', []],
    ['a,b', [['a', 'b']]],
    ['a,b\n', [['a', 'b']]],
    ['a,\n,b\n\nc', [['a', ''], ['', 'b'], [''], ['c']]],
    ['1\r\n2\r3\n', [['1'], ['2'], ['3']]],
    ['"走访,\n慰问","他说""好"""', [['走访,\n慰问', '他说"好"']]],
    ['"",""\n', [['', '']]],
    ['5"管,"好"的,"a"b"c",x', [['5"管', '"好"的', '"a"b"c"', 'x']]],
    [' "a",b ', [[' "a"', 'b ']]],
    ['"a"\r\n"b"\r', [['a'], ['b']]],
  ])('%j is parted', async (text, records) => {
    expect(await recordsOf([text])).toEqual(records)
  })

  it('says near which line a quote was never closed, and what record has too many fields', async () => {
    await expect(recordsOf(['a\n"b\nb"\nc,"d\ne\n'])).rejects.toMatchObject({ code: 'damaged', message: { zh: expect.stringContaining('第 4 行') } })
    await expect(recordsOf(['a\n"', 'x'.repeat(60), 'x'.repeat(60)], { mostCharacters: 100 })).rejects.toMatchObject({ code: 'damaged' })
    await expect(recordsOf(['a\nb,c,d\n'], { mostFields: 2 })).rejects.toThrow('record 2 is too wide')
    await expect(recordsOf(['a\nb', ',', ',', ','], { mostFields: 2 })).rejects.toThrow('record 2 is too wide')
  })

  const text = fc.array(fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', '走访', 'a', ' ', ';', '"a"', '"b,\n"'), { maxLength: 24 }).map((parts) => parts.join(''))

  it('reads the same in any pieces', async () => {
    await fc.assert(fc.asyncProperty(text, fc.array(fc.nat(40), { maxLength: 8 }), async (whole, cuts) => {
      const edges = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((one, other) => one - other), whole.length]
      const pieces = edges.slice(1).map((edge, index) => whole.slice(edges[index], edge))
      const expected = await recordsOf([whole]).catch(String)
      expect(await recordsOf(pieces).catch(String)).toEqual(expected)
      expect(await recordsOf([...whole]).catch(String)).toEqual(expected)
    }), { numRuns: 1_000 })
  })

  it('never loses a character of a text without quotes', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: fc.constantFrom('a', '走', ',', '\n', ' ', ';') }), async (whole) => {
      const lines = whole.split('\n')
      if (lines.at(-1) === '') lines.pop()
      expect(await recordsOf([whole])).toEqual(lines.map((line) => line.split(',')))
    }))
  })

  it('reads what another reader reads', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', ' ', '元', '；', ';', '\t', '𠮷') })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 })
    await fc.assert(fc.asyncProperty(table, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), async (rows, separator, end) => {
      const written = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator)).join(end)
      const records = await recordsOf([written], { separator })
      expect(records).toEqual(rows)
      expect(records).toEqual(parseCsv(written, { delimiter: separator }))
    }), { numRuns: 300 })
  })
})
