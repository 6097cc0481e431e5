import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Db } from '../../../db/connect.ts'
import { migrate } from '../../../db/migrate.ts'
import { loadCompletionContext, prepareValues } from '../../../db/prepare-values.ts'
import { writeRecords } from '../../../db/queries/write-records.ts'
import type { Values } from '../../../db/record.ts'
import type { RecordName } from '../../../db/records.ts'
import type { ExportFormat } from '../../../server/services/records/export-file.ts'
import { exportLedger } from '../../../server/services/records/export.ts'
import { createFileBench } from '../spreadsheet/mint-files.ts'
import { now, openDesk, today } from './import-desk.ts'
import { hasLibreOffice, savedByLibreOffice } from './office-programs.ts'

const bench = createFileBench()

/** Names that a spreadsheet program would run, reckon with or shorten. */
const names = ['=1+1', '+8613805321234', '-5', '@SUM(A1)', '=HYPERLINK("http://x","y")', '＝1+1', '00123', '1e5', '2024.5', '𠮷祥㐂', '"引号"，甲', 'TRUE', '\'撇', '#N/A 栏', '_x0041_']

describe('a file that goes out', { timeout: 180_000 }, () => {
  let db: Db
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeAll(async () => {
    db = connect(':memory:')
    await migrate(db)
    const add = async (type: RecordName, values: Values[]) => {
      const context = await loadCompletionContext(db, today)
      const writes = values.map((one) => {
        const prepared = prepareValues(type, one, context)
        if (!prepared.values) throw new Error(JSON.stringify(prepared.issues))
        return { before: null, values: prepared.values }
      })
      await db.transaction().execute((trx) => writeRecords(trx, type, writes, { authorId: null, at: now.toISOString(), batchId: null }))
    }
    await add('organization', [{ name: '岚湾区', side: 'civilian', kind: 'government', is_member: false }])
    await add('visit', names.map((name, index) => ({
      visited_on: index % 2 === 0 ? `2026-07-${10 + index}` : '2026-07', host_id: 1, recipient: name, recipient_category: 'martyr_family', note: `${name}\n第二行\t列`,
      money_fen: 120_050 + index, goods: [{ name: `${name}、物`, quantity: 0.5, unit: '根/户', value_fen: 7 }],
    })))
    desk = await openDesk(db)
  })
  afterAll(() => db.destroy())

  async function exported(format: ExportFormat) {
    const { stream } = await exportLedger(desk.context, { type: 'visit', sort: 'date', descending: false }, { format })
    return new Uint8Array(await new Response(stream).arrayBuffer())
  }
  const inOrder = (texts: unknown[]) => [...texts].sort()

  it('as .xlsx holds texts as texts, days as days and amounts as numbers, for our reader and for another', async () => {
    const bytes = await exported('xlsx')
    const ours = (await bench.rows(bytes)).slice(1).map((row) => new Map(row.cells.map((cell) => [cell.column, cell])))
    expect(inOrder(ours.map((row) => row.get(4)?.value))).toEqual(inOrder(names))
    expect(ours.every((row) => row.get(4)?.kind === 'text' && row.get(4)?.formula === undefined)).toBe(true)
    expect(new Set(ours.map((row) => row.get(0)?.kind))).toEqual(new Set(['date', 'text']))
    expect(ours.find((row) => row.get(4)?.value === '=1+1')?.get(0)).toMatchObject({ kind: 'date', value: '2026-07-10', text: '2026-07-10', numberFormat: 'yyyy-mm-dd' })
    expect(ours.find((row) => row.get(4)?.value === '=1+1')?.get(11)).toMatchObject({ kind: 'number', value: 1200.5, numberFormat: '#,##0.00' })

    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets
    expect(sheet?.freezePane).toEqual({ rows: 1 })
    expect(inOrder((sheet?.rows ?? []).slice(1).map((row) => row[4]))).toEqual(inOrder(names))
    expect([...sheet?.cells?.values() ?? []].some((cell) => cell.formula !== undefined)).toBe(false)
    expect(sheet?.columns?.every((column) => (column.width ?? 0) >= 8 && (column.width ?? 0) <= 40)).toBe(true)
  })

  it('as .xlsx, opened and saved by LibreOffice, holds the same texts and imports as the same', async (context) => {
    if (!hasLibreOffice) return context.skip('soffice is not installed')
    const saved = await savedByLibreOffice(await exported('xlsx'), { name: '走访慰问.xlsx', to: 'xlsx' })
    const { summary, rows } = await desk.prepare('visit', saved)
    expect(rows.filter(({ outcome }) => outcome !== 'same' && outcome !== 'left_out').map(({ issues, differences }) => ({ issues, differences }))).toEqual([])
    expect(summary.counts.same).toBe(names.length)
  })

  const evaluating = (encoding: number) => `Text - txt - csv (StarCalc):44,34,${encoding},1,,0,false,false,false,false,false,-1,true`

  it.each([['csv', 76], ['csv-gb18030', 85]] as const)('as %s runs nothing in LibreOffice, though that is told to evaluate formulas', async (format, encoding) => {
    if (!hasLibreOffice) return
    const sheet = await savedByLibreOffice(await exported(format), { name: '走访慰问.csv', to: 'fods', from: evaluating(encoding) })
    const text = Buffer.from(sheet).toString('utf8')
    expect(text).toContain('𠮷祥㐂')
    expect(text).not.toContain('table:formula')
    const unguarded = Buffer.from('\ufeff慰问对象\r\n=1+1\r\n')
    expect(Buffer.from(await savedByLibreOffice(unguarded, { name: '走访慰问.csv', to: 'fods', from: evaluating(76) })).toString('utf8')).toContain('table:formula="of:=1+1"')
  })

  it('as .csv has an apostrophe before such texts and before no number', async () => {
    const text = Buffer.from(await exported('csv')).toString('utf8')
    for (const start of ['=1+1', '+86', '-5', '@SUM', '＝1+1']) expect(text).toMatch(new RegExp(`[,"]'${start.replace('+', '\\+')}`, 'u'))
    expect(text).toContain(',1200.5,')
    expect(text.split('\r\n')[0]).toBe(`\ufeff${'日期,慰问单位,带队领导,领导级别,慰问对象,对象类别,受访单位,共建点,街道,户数,人数,慰问金(元),慰问品,折价(元),节日,备注'}`)
  })
})
