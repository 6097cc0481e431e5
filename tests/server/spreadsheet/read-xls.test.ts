import fc from 'fast-check'
import { readXls } from 'hucre'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { ReadLimits } from '../../../server/spreadsheet/read-workbook.ts'
import { allRows, createFileBench, valuesOf } from './mint-files.ts'
import { biff, mintOle, mintXls, mintXlsStream, record, wide, type XlsSheetToMint } from './mint-xls.ts'

const bench = createFileBench()
const sheet = (...records: Buffer[]): { sheets: XlsSheetToMint[] } => ({ sheets: [{ name: '台账', records }] })
const rowsOf = (records: Buffer[], globals: Buffer[] = [], limits?: Partial<ReadLimits>) => bench.rows(mintXls({ ...sheet(...records), globals }), limits)
const flags = (value: number) => Buffer.from([value])
const count = (value: number) => Buffer.from([value & 0xff, value >> 8])

describe('the cells of an .xls file', () => {
  it('are texts, numbers, truth values and errors', async () => {
    const rows = await rowsOf([
      biff.shared(0, 0, 1), biff.label(0, 1, '海伦路福利院 😀'), biff.number(1, 0, 20000.5), biff.rk(1, 1, -12), biff.rk(1, 2, 1234, true),
      biff.manyRk(2, 1, [1, 2, 3]), biff.boolean(3, 0, true), biff.error(3, 1, 0x17), biff.error(3, 2, 0x2a),
    ], [biff.sharedStrings(['单位', '走访慰问'])])
    expect(valuesOf(rows)).toEqual([['走访慰问', '海伦路福利院 😀'], [20000.5, -12, 12.34], [1, 2, 3], [true, '#REF!', '#N/A']])
    expect(rows[2]?.cells.map(({ column }) => column)).toEqual([1, 2, 3])
    expect(rows[3]?.cells.map(({ kind }) => kind)).toEqual(['boolean', 'error', 'error'])
  })

  it('bear the stored results of formulas', async () => {
    const rows = await rowsOf([
      biff.formula(0, 0, 30000), biff.formula(0, 1, biff.result(0)), biff.string('合计'), biff.formula(0, 2, biff.result(1, 1)), biff.formula(0, 3, biff.result(2, 0x07)),
      biff.formula(0, 4, biff.result(3)), biff.formula(1, 0, biff.result(0)),
    ])
    expect(valuesOf(rows)).toEqual([[30000, '合计', true, '#DIV/0!'], ['#UNCACHED']])
    expect(rows.flatMap(({ cells }) => cells.map(({ formula }) => formula))).toEqual([true, true, true, true, true])
  })

  it('find the text of a shared formula behind it, and a long text in its continuation', async () => {
    const long = '慰'.repeat(3000)
    const rows = await rowsOf([
      biff.formula(0, 0, biff.result(0)), record(0x4bc, Buffer.alloc(8)), record(0x207, count(3000), flags(1), Buffer.from(long.slice(0, 2000), 'utf16le')),
      biff.more(flags(1), Buffer.from(long.slice(2000), 'utf16le')),
    ])
    expect(rows[0]?.cells[0]?.value).toBe(long)
  })

  it('show dates as their formats do, in both date systems and the Chinese built-in formats', async () => {
    const formats = [biff.numberFormat(164, 'yyyy"年"m"月"'), biff.cellFormat(0), biff.cellFormat(164), biff.cellFormat(31), biff.cellFormat(14), biff.cellFormat(2), biff.cellFormat(20)]
    const cells = [biff.number(0, 0, 45413, 1), biff.number(0, 1, 45413, 2), biff.number(0, 2, 45413.5, 3), biff.number(0, 3, 45413, 4), biff.number(0, 4, 0.5, 5)]
    const [row] = await rowsOf(cells, formats)
    expect(row?.cells.map(({ kind, value, text }) => [kind, value, text])).toEqual([
      ['date', '2024-05-01', '2024年5月'], ['date', '2024-05-01', '2024年5月1日'], ['date', '2024-05-01T12:00:00', '2024/5/1'], ['number', 45413, '45413'], ['text', '12:00:00', '12:00'],
    ])
    const [other] = await rowsOf([biff.number(0, 0, 43951, 1)], [biff.date1904(), ...formats])
    expect(other?.cells[0]?.value).toBe('2024-05-01')
  })

  it('stand in order wherever the file puts them, and the later of two holds', async () => {
    const rows = await rowsOf([biff.label(5, 1, '丙'), biff.label(0, 2, '乙'), biff.label(0, 0, '甲'), biff.label(0, 2, '丁')])
    expect(rows.map(({ number, cells }) => [number, ...cells.map(({ column, value }) => [column, value])])).toEqual([[1, [0, '甲'], [2, '丁']], [6, [1, '丙']]])
  })

  it('keep shared texts whole where a continuation cuts them, changes their width or stands between them', async () => {
    const texts = ['甲乙', 'abcd', '丙', '丁戊']
    const rows = await rowsOf(texts.map((_, index) => biff.shared(index, 0, index)), [
      biff.sharedStrings(texts, Buffer.concat([count(2), flags(1), Buffer.from('甲', 'utf16le')])),
      biff.more(flags(1), Buffer.from('乙', 'utf16le'), count(4), flags(1), Buffer.from('ab', 'utf16le')),
      biff.more(flags(0), Buffer.from('cd')),
      biff.more(count(1), flags(0x0d), count(1), Buffer.from([6, 0, 0, 0]), Buffer.from('丙', 'utf16le'), Buffer.alloc(4 + 2)),
      biff.more(Buffer.alloc(4), wide('丁戊')),
    ])
    expect(valuesOf(rows)).toEqual([['甲乙'], ['abcd'], ['丙'], ['丁戊']])
  })
})

describe('the sheets of an .xls file', () => {
  it('know which of them and which of their rows are hidden, and what is merged', async () => {
    const reader = await bench.open(mintXls({
      sheets: [
        { name: '走访慰问', records: [biff.row(1, { hidden: true }), biff.label(0, 0, '甲'), biff.label(1, 0, '乙'), biff.merges([0, 0, 0, 3], [2, 4, 1, 1], [5, 5, 5, 5])] },
        { name: '字典', state: 1, records: [biff.label(0, 0, '丙')] },
        { name: '图表', type: 2, records: [] },
        { name: '参数', state: 2, records: [] },
      ],
    }))
    expect(reader.kind).toBe('xls')
    expect(reader.sheets).toEqual([{ index: 0, name: '走访慰问', hidden: false }, { index: 1, name: '字典', hidden: true }, { index: 2, name: '参数', hidden: true }])
    expect((await allRows(reader)).map(({ hidden }) => hidden)).toEqual([false, true])
    expect(await reader.readMerges({ index: 0, name: '', hidden: false })).toEqual([{ top: 1, left: 0, bottom: 1, right: 3 }, { top: 3, left: 1, bottom: 5, right: 1 }])
    expect(valuesOf(await allRows(reader, 1))).toEqual([['丙']])
  })

  it('leave out what is nested in them', async () => {
    const chart = [biff.begin(0x20), biff.label(9, 9, '图例'), biff.end()]
    expect(valuesOf(await rowsOf([biff.label(0, 0, '甲'), ...chart, biff.label(1, 0, '乙')]))).toEqual([['甲'], ['乙']])
  })

  it('of Excel 5 are read in their code page', async () => {
    const label = (row: number, bytes: Buffer) => record(0x204, Buffer.from([row, 0, 0, 0, 0, 0]), count(bytes.length), bytes)
    const body = Buffer.concat([biff.begin(0x10, 0x500), label(0, iconv.encode('走访慰问', 'gbk')), biff.number(1, 0, 3), biff.end()])
    const head = Buffer.concat([biff.begin(0x05, 0x500), record(0x42, count(936))])
    const name = iconv.encode('台账', 'gbk')
    const at = head.length + 4 + 6 + 1 + name.length + 4
    const list = record(0x85, Buffer.from([at & 0xff, at >> 8, 0, 0, 0, 0, name.length]), name)
    const reader = await bench.open(mintOle([{ name: 'Book', data: Buffer.concat([head, list, biff.end(), body]) }]))
    expect(reader.sheets.map((one) => one.name)).toEqual(['台账'])
    expect(valuesOf(await allRows(reader))).toEqual([['走访慰问'], [3]])
  })

  it('that small programs write without a container are read as well', async () => {
    const label = (text: Buffer) => record(0x204, Buffer.alloc(6), count(text.length), text)
    const bytes = Buffer.concat([record(0x809, Buffer.from([0, 0, 0x10, 0, 0, 0, 0, 0])), label(iconv.encode('单位', 'gbk')), biff.number(1, 0, 7), biff.end()])
    expect(valuesOf(await bench.rows(bytes))).toEqual([['单位'], [7]])
  })
})

describe('an .xls file is refused', () => {
  it.each([
    ['under a password', sheet(), [record(0x2f, Buffer.alloc(6))], 'encrypted'],
    ['with a macro sheet', { sheets: [{ name: '宏', type: 1, records: [] }] }, [], 'macro'],
    ['without a sheet', { sheets: [] }, [], 'damaged'],
    ['with too many sheets', { sheets: Array.from({ length: 1001 }, (_, index) => ({ name: `${index}`, records: [] })) }, [], 'too_large'],
  ])('%s', async (_name, input, globals, code) => {
    await expect(bench.open(mintXls({ ...input, globals }))).rejects.toMatchObject({ code })
  })

  it('with macros, unless they belong to something embedded', async () => {
    const data = mintXlsStream(sheet(biff.label(0, 0, '甲')))
    await expect(bench.open(mintOle([{ name: 'Workbook', data }, { name: '_VBA_PROJECT_CUR' }]))).rejects.toMatchObject({ code: 'macro' })
  })

  it.each([
    ['shared text that is not there', [biff.shared(0, 0, 3)]],
    ['record that is too short', [record(0x203, Buffer.alloc(8))]],
    ['number that is none', [biff.number(0, 0, Number.NaN)]],
  ])('with a %s', async (_name, records) => {
    await expect(rowsOf(records)).rejects.toMatchObject({ code: 'damaged' })
  })

  it('where two sheets lie in one place', async () => {
    const stream = mintXlsStream({ sheets: [{ name: '甲', records: [] }, { name: '乙', records: [] }] })
    const at = stream.indexOf(Buffer.from([0x85, 0x00]))
    // The second record, 14 bytes on, gets the first one's place.
    stream.copy(stream, at + 14 + 4, at + 4, at + 8)
    await expect(bench.open(mintOle([{ name: 'Workbook', data: stream }]))).rejects.toMatchObject({ code: 'damaged' })
  })

  it('past its limits of size, rows, columns and text', async () => {
    const many = Array.from({ length: 111 }, (_, row) => biff.rk(row, 0, row))
    await expect(bench.open(mintXls(sheet()), { xlsBytes: 600 })).rejects.toMatchObject({ code: 'too_large' })
    await expect(rowsOf(many, [], { dataRows: 10 })).rejects.toMatchObject({ code: 'too_many_rows' })
    expect(await rowsOf(many.slice(1), [], { dataRows: 10 })).toHaveLength(110)
    await expect(rowsOf([biff.manyRk(0, 200, Array.from({ length: 60 }, () => 1))])).rejects.toMatchObject({ code: 'too_many_columns' })
    await expect(rowsOf([biff.label(0, 0, '长'.repeat(50))], [], { cellCharacters: 40 })).rejects.toMatchObject({ code: 'cell_too_long' })
    await expect(rowsOf([biff.merges([0, 1, 0, 1], [2, 3, 0, 1])], [], { mergesPerSheet: 1 })).rejects.toMatchObject({ code: 'too_large' })
  })

  it('wherever it is cut off, or read to the end', { timeout: 30_000 }, async () => {
    const whole = mintXls(sheet(...Array.from({ length: 200 }, (_, row) => biff.label(row, 0, `走访慰问${row}`))))
    for (let length = 8; length < whole.length; length += 37) {
      const outcome = await bench.rows(whole.subarray(0, length)).then((rows) => rows.length, (error: { code: string }) => error.code)
      expect(['truncated', 'damaged', 200]).toContain(outcome)
    }
  })
})

describe('a sheet', () => {
  it('ends after a long run of blank rows, and says so', async () => {
    const reader = await bench.open(mintXls(sheet(biff.label(0, 0, '甲'), biff.label(5000, 0, '乙'))))
    expect(valuesOf(await allRows(reader))).toEqual([['甲']])
    expect(reader.stoppedAfter({ index: 0, name: '', hidden: false })).toBe(1)
  })

  it('of many megabytes, whose table of sectors does not fit the header, is whole', { timeout: 30_000 }, async () => {
    const text = '走访慰问'.repeat(20)
    const rows = await rowsOf(Array.from({ length: 45_000 }, (_, row) => biff.label(row, 0, text)))
    expect(rows).toHaveLength(45_000)
    expect(rows.every(({ cells }) => cells[0]?.value === text)).toBe(true)
  })
})

describe('our reader of .xls and another', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.constantFrom('走访慰问', '𠮷', '海伦路福利院'), fc.integer({ min: -500_000_000, max: 500_000_000 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(),
  )
  const grid = fc.array(fc.array(fc.option(cell), { maxLength: 8 }), { maxLength: 40 })

  it('read the same', async () => {
    await fc.assert(fc.asyncProperty(grid, async (rows) => {
      const strings = rows.flat().filter((value) => typeof value === 'string')
      let next = 0
      const records = rows.flatMap((row, r) => row.flatMap((value, c) => {
        if (value === null) return []
        if (typeof value === 'string') return [biff.shared(r, c, next++)]
        if (typeof value === 'boolean') return [biff.boolean(r, c, value)]
        return [Number.isInteger(value) && Math.abs(value) < 2 ** 29 && !Object.is(value, -0) ? biff.rk(r, c, value) : biff.number(r, c, value)]
      }))
      const bytes = mintXls({ ...sheet(...records), globals: [biff.sharedStrings(strings)] })
      const [theirs] = (await readXls(bytes)).sheets
      const ours = (await bench.rows(bytes)).flatMap(({ number, cells }) => cells.map(({ column, value }) => [number - 1, column, value]))
      expect(ours).toEqual((theirs?.rows ?? []).flatMap((row, r) => (row ?? []).flatMap((value, c) => value === null || value === '' ? [] : [[r, c, value]])))
    }), { numRuns: 60 })
  })
})
