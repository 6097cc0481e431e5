import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Cell, readXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { errorWorkbook } from '../../../../server/services/imports/error-workbook/error-workbook.ts'
import { fixCells } from '../../../../server/services/imports/corrections/fix-cells.ts'
import { DEFAULT_LIMITS } from '../../../../server/spreadsheet/limits.ts'
import { openZip } from '../../../../server/spreadsheet/open-zip.ts'
import { openDistrict } from '../../../db/open-district.ts'
import { openDesk } from '../import-desk.ts'
import { mintWorkbook } from '../mint-workbook.ts'

const run = promisify(execFile)
const hasLibreOffice = await run('soffice', ['--version']).then(() => true, () => false)

async function openOffice() {
  const district = await openDistrict()
  await district.add('organization', { name: '松涛街道', side: 'civilian', kind: 'subdistrict' })
  await district.add('organization', { name: '岚湾区妇联', side: 'civilian', kind: 'mass_organization' })
  return { ...district, desk: await openDesk(district.db) }
}

const bold = { font: { bold: true, size: 14, name: '宋体' } }
const cellsOf = (entries: [string, Partial<Cell>][]): WriteSheet['cells'] => new Map(entries)

/** As an office makes it: a merged title in its own font, widths, a date format, a formula, a comment of somebody's own, three wrong cells. */
const officeSheet = () => writeXlsx({ sheets: [{
  name: '走访',
  columns: [{ width: 14 }, { width: 22 }, { width: 30 }, { width: 8 }, { width: 12 }],
  rows: [
    ['2026年走访慰问统计表'], ['日期', '慰问单位', '慰问对象', '户数', '慰问金(元)'],
    [new Date(Date.UTC(2026, 2, 1)), '松涛街道', '烈属', 1, 500], ['2026.2.30', '岚湾区妇联', '军属', 1, 500], [new Date(Date.UTC(2026, 2, 3)), '妇联会', '军属', '若干', null], ['合计', null, null, 2, null],
  ],
  merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }],
  cells: cellsOf([
    ['0,0', { style: bold }], ['2,0', { style: { numFmt: 'yyyy"年"m"月"d"日"' } }], ['4,0', { style: { numFmt: 'yyyy"年"m"月"d"日"' } }], ['3,0', { comment: { text: '问过老王' }, style: bold }],
    ['4,4', { formula: 'SUM(D3:D4)*100', formulaResult: 200 }],
  ]),
}, { name: '说明', rows: [['本表一式两份']] }] })

/** What another reader sees in a cell: its value, whether it is coloured, and its comment. */
async function seenBy(bytes: Uint8Array, sheet = 0) {
  const workbook = await readXlsx(bytes, { readStyles: true })
  const found = workbook.sheets[sheet]
  return (row: number, column: number) => {
    const cell = found?.cells?.get(`${row - 1},${column}`)
    const fill = cell?.style?.fill
    return { value: found?.rows[row - 1]?.[column] ?? null, colour: fill && 'fgColor' in fill ? fill.fgColor?.rgb ?? null : null, comment: cell?.comment?.text ?? null, style: cell?.style }
  }
}

const wrongColour = 'FFC7CE'
const fixedColour = 'C6EFCE'

describe('the marked workbook of an .xlsx', () => {
  it('is the original with its wrong cells coloured and explained, and everything else as it was', async () => {
    const { desk } = await openOffice()
    const { id, summary } = await desk.prepare('visit', await officeSheet(), { fileName: '三月走访.xlsx' })
    expect(summary.counts).toMatchObject({ new: 1, wrong: 2 })
    const { name, bytes } = await errorWorkbook(desk.context, id)
    expect(name).toBe('三月走访-错误标注.xlsx')
    const see = await seenBy(bytes)
    expect([see(4, 0), see(5, 1), see(5, 3)].map(({ value, colour }) => [value, colour?.slice(-6)])).toEqual([['2026.2.30', wrongColour], ['妇联会', wrongColour], ['若干', wrongColour]])
    expect(see(4, 0).comment).toContain('问过老王')
    expect(see(4, 0).comment).toContain('日期：2026年2月没有30日。应为：一个日期')
    expect(see(5, 1).comment).toContain('未找到单位“妇联会”')
    expect(see(4, 0).style?.font?.bold).toBe(true)
    expect([see(3, 0).colour, see(3, 1).colour, see(3, 3).value, see(1, 0).style?.font?.bold]).toEqual([null, null, 1, true])
    expect(see(3, 0).value).toEqual(new Date(Date.UTC(2026, 2, 1)))
    expect([see(2, 5).value, String(see(5, 5).value).split('\n').length, see(3, 5).value]).toEqual(['错误说明', 2, null])
    const [before, after] = await Promise.all([readXlsx(await officeSheet(), { readStyles: true }), readXlsx(bytes, { readStyles: true })])
    expect(after.sheets[0]?.merges).toEqual(before.sheets[0]?.merges)
    expect(after.sheets[0]?.columns?.map(({ width }) => width)).toEqual(before.sheets[0]?.columns?.map(({ width }) => width))
    expect(after.sheets[0]?.cells?.get('4,4')?.formula).toBe('SUM(D3:D4)*100')
    expect(after.sheets[1]?.rows).toEqual(before.sheets[1]?.rows)
  })

  it('is read as the original is, and when it is corrected everything is right', async () => {
    const { desk } = await openOffice()
    const { id } = await desk.prepare('visit', await officeSheet())
    const { bytes } = await errorWorkbook(desk.context, id)
    const again = await desk.prepare('visit', bytes)
    expect(again.summary.counts).toMatchObject({ new: 1, wrong: 2, left_out: 3 })
    expect(again.summary.sheets[0]?.columns.map(({ header }) => header)).toEqual(['日期', '慰问单位', '慰问对象', '户数', '慰问金(元)'])
    const corrected = await readXlsx(bytes)
    const rows = corrected.sheets[0]?.rows.map((row) => row.map((value) => ({ '2026.2.30': '2026.2.28', 妇联会: '岚湾区妇联', 若干: 3 })[String(value)] ?? value)) ?? []
    const last = await desk.prepare('visit', await writeXlsx({ sheets: [{ name: '走访', rows }] }))
    expect(last.summary.counts).toMatchObject({ new: 3, wrong: 0 })
  })

  it('bears what was corrected in the preview, so that it comes back with the file', async () => {
    const { desk } = await openOffice()
    const { id } = await desk.prepare('visit', await officeSheet())
    const write = (row: number, cell: string, text: string) => fixCells(desk.context, { id, sheet: '走访', row, cell, text, alike: false })
    await write(4, 'A', '2026.2.28')
    await write(5, 'E', '600')
    const { bytes } = await errorWorkbook(desk.context, id)
    const see = await seenBy(bytes)
    expect([see(4, 0).value, see(4, 0).colour?.slice(-6), see(5, 4).value]).toEqual(['2026.2.28', fixedColour, '600'])
    expect(see(4, 0).comment).toContain('已在系统中改过，原为“2026.2.30”')
    expect((await desk.prepare('visit', bytes)).summary.counts).toMatchObject({ new: 2, wrong: 1 })
  })

  it('holds no citizen’s number, wherever it stood', async () => {
    const { desk } = await openOffice()
    const number = '370202199001011236'
    const { id } = await desk.prepare('visit', await mintWorkbook([
      { name: '走访', rows: [['日期', '慰问单位', '慰问对象', '户数', '证件'], ['2026.3.1', '松涛街道', `烈属${number}`, 1, number], ['2026.3.2', '松涛街道', '军属', 1, null]] },
      { name: '名册', rows: [['户主', number]], hidden: true },
    ]))
    const { bytes } = await errorWorkbook(desk.context, id)
    const folder = await mkdtemp(join(tmpdir(), 'tongxin-marked-'))
    await writeFile(join(folder, 'marked.xlsx'), bytes)
    const zip = await openZip(join(folder, 'marked.xlsx'), DEFAULT_LIMITS)
    for (const name of zip.names) {
      let text = ''
      for await (const chunk of zip.read(name)) text += chunk.toString()
      expect(text).not.toContain(number)
    }
    zip.close()
    const see = await seenBy(bytes)
    expect([see(2, 2).value, see(2, 4).value, see(3, 2).value]).toEqual(['烈属3702**************', '3702**************', '军属'])
  })

  it.runIf(hasLibreOffice)('opens in LibreOffice with its comments and colours', { timeout: 120_000 }, async () => {
    const { desk } = await openOffice()
    const { id } = await desk.prepare('visit', await officeSheet())
    const { bytes } = await errorWorkbook(desk.context, id)
    const folder = await mkdtemp(join(tmpdir(), 'tongxin-marked-'))
    await writeFile(join(folder, 'marked.xlsx'), bytes)
    await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, 'marked.xlsx')])
    const page = await readFile(join(folder, 'marked.fods'), 'utf8')
    expect(page.match(/<office:annotation /gu)?.length).toBe(3)
    for (const words of ['问过老王', '2026年2月没有30日', '未找到单位“妇联会”', '读不出数字：“若干”']) expect(page).toContain(words)
    expect(page).toContain('#ffc7ce')

    // As LibreOffice saves it, with comments and their drawing already there, it can be marked again.
    await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'saved'), join(folder, 'marked.xlsx')])
    const saved = await desk.prepare('visit', await readFile(join(folder, 'saved/marked.xlsx')))
    expect(saved.summary.counts).toMatchObject({ new: 1, wrong: 2 })
    await writeFile(join(folder, 'again.xlsx'), (await errorWorkbook(desk.context, saved.id)).bytes)
    await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, 'again.xlsx')])
    const twice = await readFile(join(folder, 'again.fods'), 'utf8')
    expect(twice.match(/<office:annotation /gu)?.length).toBe(3)
    expect(twice).toContain('问过老王')
  })
})

describe('the marked workbook of another kind of file', () => {
  it('is an .xlsx with the same rows, for a .csv in GB18030', async () => {
    const { desk } = await openOffice()
    const text = '日期,慰问单位,慰问对象,户数\n2026.3.1,松涛街道,烈属,1\n2026.2.30,松涛街道,"军属,两户",2\n'
    const { id } = await desk.prepare('visit', iconv.encode(text, 'gb18030'), { fileName: '走访[二月].csv' })
    const { name, bytes } = await errorWorkbook(desk.context, id)
    expect(name).toBe('走访[二月]-错误标注.xlsx')
    const see = await seenBy(bytes)
    expect([see(3, 0).value, see(3, 0).colour?.slice(-6), see(3, 2).value, see(2, 0).colour]).toEqual(['2026.2.30', wrongColour, '军属,两户', null])
    expect((await desk.prepare('visit', bytes)).summary.counts).toMatchObject({ new: 1, wrong: 1 })
  })
})

describe('a marked workbook', () => {
  it('is refused where nothing is wrong, and logged as an export where it is taken', async () => {
    const { desk, db } = await openOffice()
    const right = await desk.prepare('visit', await mintWorkbook([{ name: '走访', rows: [['日期', '慰问单位', '慰问对象', '户数'], ['2026.3.1', '松涛街道', '烈属', 1]] }]))
    await expect(errorWorkbook(desk.context, right.id)).rejects.toMatchObject({ code: 'invalid' })
    const { id } = await desk.prepare('visit', await officeSheet())
    await errorWorkbook(desk.context, id)
    const [entry] = await db.selectFrom('audit_entry').selectAll().where('action', '=', 'export').execute()
    expect(JSON.parse(entry?.detail ?? '{}')).toEqual({ batchId: id, file: '台账.xlsx', marked: true, wrong: 2 })
  })
})
