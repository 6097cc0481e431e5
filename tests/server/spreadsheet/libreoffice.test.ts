import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkbook } from '../../../server/spreadsheet/read-workbook.ts'
import { writeWorkbook } from '../../../server/spreadsheet/write-workbook.ts'
import { allRows } from './mint-files.ts'

const run = promisify(execFile)
const isInstalled = await run('soffice', ['--version']).then(
  () => true,
  () => false,
)

const NAMESPACES = Object.entries({ office: 'office:1.0', table: 'table:1.0', text: 'text:1.0', style: 'style:1.0', number: 'datastyle:1.0', of: 'of:1.2' })
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
  .join(' ')

/** A flat OpenDocument sheet as a clerk would make it: merged title, merged unit, hidden row, dates, a total. */
const LEDGER = `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.spreadsheet" office:version="1.3">
<office:automatic-styles>
<number:date-style style:name="D"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="D"/>
</office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="走访慰问">
<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="4"><text:p>岚湾区走访慰问台账</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="3"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>单位</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>日期</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>慰问金</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>岚湾区妇联</text:p></table:table-cell><table:table-cell table:style-name="date" office:value-type="date" office:date-value="2024-07-28"/><table:table-cell office:value-type="float" office:value="20000"/></table:table-row>
<table:table-row table:visibility="filter"><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>7月28日</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>2万元</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>合计</text:p></table:table-cell><table:table-cell/><table:table-cell table:formula="of:=SUM([.C3:.C4])" office:value-type="float" office:value="20000"/><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""/></table:table-row>
</table:table>
<table:table table:name="字典"><table:table-row><table:table-cell office:value-type="string"><text:p>双拥&amp;共建 😀</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document>`

describe('LibreOffice', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'libreoffice-'))
  })
  afterAll(async () => rm(folder, { recursive: true }))

  async function convert(file: string, format: string) {
    await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', format, '--outdir', folder, join(folder, file)])
  }

  it('writes a workbook that we read as it was meant', { timeout: 120_000 }, async (context) => {
    if (!isInstalled) return context.skip('soffice is not installed')
    await writeFile(join(folder, 'ledger.fods'), LEDGER)
    await convert('ledger.fods', 'xlsx')
    const reader = await openWorkbook(join(folder, 'ledger.xlsx'))
    expect(reader.sheets.map((sheet) => sheet.name)).toEqual(['走访慰问', '字典'])
    const rows = await allRows(reader)
    expect(rows.map((row) => [row.number, row.hidden, ...row.cells.map((cell) => cell.value)])).toEqual([
      [1, false, '岚湾区走访慰问台账'],
      [2, false, '单位', '日期', '慰问金'],
      [3, false, '岚湾区妇联', '2024-07-28', 20000],
      [4, true, '7月28日', '2万元'],
      [5, false, '合计', 20000, '#DIV/0!'],
    ])
    expect(rows[2]?.cells[1]).toMatchObject({ kind: 'date', text: '2024年7月28日' })
    expect(rows[4]?.cells[1]).toMatchObject({ kind: 'number', formula: true })
    const [sheet] = reader.sheets
    expect(sheet && (await reader.readMerges(sheet))).toEqual([
      { top: 1, left: 0, bottom: 1, right: 3 },
      { top: 3, left: 0, bottom: 4, right: 0 },
    ])
    expect((await allRows(reader, 1))[0]?.cells[0]?.value).toBe('双拥&共建 😀')
    await reader.close()
  })

  it.each([
    ['xls', 'xls:MS Excel 97', '2024年7月28日', 'error'],
    ['xml', 'xml:MS Excel 2003 XML', '2024/7/28', 'text'],
  ])('writes an .%s file that we read as it was meant', { timeout: 120_000 }, async (kind, format, shownDate, kindOfError) => {
    if (!isInstalled) return
    await writeFile(join(folder, 'ledger.fods'), LEDGER)
    await convert('ledger.fods', format)
    const reader = await openWorkbook(join(folder, `ledger.${kind}`))
    expect([reader.kind, reader.sheets.map((sheet) => sheet.name)]).toEqual([kind, ['走访慰问', '字典']])
    const rows = await allRows(reader)
    expect(rows.map((row) => [row.number, row.hidden, ...row.cells.map((cell) => `${cell.column}:${cell.value}`)])).toEqual([
      [1, false, '0:岚湾区走访慰问台账'],
      [2, false, '0:单位', '1:日期', '2:慰问金'],
      [3, false, '0:岚湾区妇联', '1:2024-07-28', '2:20000'],
      [4, true, '1:7月28日', '2:2万元'],
      [5, false, '0:合计', '2:20000', '3:#DIV/0!'],
    ])
    expect(rows[2]?.cells[1]).toMatchObject({ kind: 'date', text: shownDate })
    expect(rows[4]?.cells.map((cell) => [cell.kind, cell.formula])).toEqual([['text', undefined], ['number', true], [kindOfError, true]])
    const [sheet] = reader.sheets
    expect(sheet && (await reader.readMerges(sheet))).toEqual([{ top: 1, left: 0, bottom: 1, right: 3 }, { top: 3, left: 0, bottom: 4, right: 0 }])
    expect((await allRows(reader, 1))[0]?.cells[0]?.value).toBe('双拥&共建 😀')
    await reader.close()
  })

  it('opens a workbook that we wrote and finds the same in it', { timeout: 120_000 }, async (context) => {
    if (!isInstalled) return context.skip('soffice is not installed')
    const columns = [{ header: '日期', numberFormat: '@', note: '如 2024.7.28' }, { header: '单位', choices: ['岚湾区妇联'] }, { header: '金额' }]
    const rows = [
      ['2024.5', '岚湾区妇联', 1.5],
      ['00123', '=1+1', null],
      ['_x0041_', '#N/A', -3],
    ]
    await writeFile(join(folder, 'template.xlsx'), await writeWorkbook([{ name: '走访', columns, rows, title: '台账' }]))
    await convert('template.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76')
    const lines = (await readFile(join(folder, 'template.csv'), 'utf8')).trimEnd().split('\n')
    expect(lines.slice(0, 5)).toEqual(['台账,,', '日期,单位,金额', '2024.5,岚湾区妇联,1.5', '00123,=1+1,', '_x0041_,#N/A,-3'])
  })
})
