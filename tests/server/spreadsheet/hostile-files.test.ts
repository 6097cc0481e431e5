import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { createFileBench, mintZip, sharedStrings, worksheet, xlsxEntries, type XlsxToMint, type ZipEntryToMint } from './mint-files.ts'
import { biff, mintOle, mintXls, mintXlsStream } from './mint-xls.ts'

interface Outcome { name: string, code: string, rows?: number, message?: { zh: string, en: string } | string, milliseconds: number, good: string, megabytes: number }

/** A second, as the limits promise, of a processor's time: this machine may be busy with other things. */
const MOST_MILLISECONDS = 1_000
const HEAP_MEGABYTES = 96
const MOST_MEGABYTES = 240

const bench = createFileBench()
const xlsx = (input: XlsxToMint, change: (entry: ZipEntryToMint) => Partial<ZipEntryToMint> = () => ({})) => mintZip(xlsxEntries(input).map((entry) => ({ ...entry, ...change(entry) })))
const many = (count: number, piece: (index: number) => string) => Array.from({ length: count }, (_, index) => piece(index)).join('')
/** Digits that no compressor can shrink to nothing, so that the ratio of a bomb stays out of the way. */
const noise = (index: number) => String((index * 2_654_435_761) % 2 ** 32)
const filled = (row: number) => `<row r="${row}"><c><v>1</v></c></row>`
const one = worksheet(filled(1))
const isSheet = ({ name }: ZipEntryToMint) => name.endsWith('sheet1.xml')
const doctype = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;&y;&y;&y;&y;">]>'
const relations = (links: string) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`
const whole = xlsx({ sheet: worksheet(many(2_000, (index) => `<row r="${index + 1}"><c t="inlineStr"><is><t>走访${noise(index)}</t></is></c></row>`)) })

/** Every hostile file, with what must come of it: a reason, or `read` where it is bounded and harmless. */
const files: [name: string, expected: string, make: () => string | Uint8Array][] = [
  ['a bomb whose part inflates a thousandfold', 'zip_bomb', () => xlsx({ sheet: worksheet(filled(1) + ' '.repeat(50_000_000)) })],
  ['a bomb that declares ten bytes', 'zip_bomb', () => xlsx({ sheet: worksheet(filled(1) + ' '.repeat(50_000_000)) }, (entry) => isSheet(entry) ? { declaredSize: 10 } : {})],
  ['a bomb among the shared strings', 'zip_bomb', () => xlsx({ sheet: one, strings: sharedStrings(many(900_000, () => '<si><t>走访慰问</t></si>')) })],
  ['a part longer than it declares', 'damaged', () => xlsx({ sheet: one }, (entry) => isSheet(entry) ? { declaredSize: 10 } : {})],
  ['a part shorter than it declares', 'damaged', () => xlsx({ sheet: one }, (entry) => isSheet(entry) ? { declaredSize: 999_999_999 } : {})],
  ['2,001 entries', 'too_large', () => mintZip([...xlsxEntries({}), ...Array.from({ length: 2_001 }, (_, index) => ({ name: `xl/media/${index}.png`, data: '' }))])],
  ['an encrypted entry', 'encrypted', () => xlsx({ sheet: one }, (entry) => isSheet(entry) ? { flags: 1 } : {})],
  ['a workbook under a password', 'encrypted', () => mintOle([{ name: 'EncryptionInfo', data: Buffer.alloc(600) }, { name: 'EncryptedPackage', data: Buffer.alloc(9_000) }])],
  ['a workbook with a VBA project', 'macro', () => xlsx({ sheet: one, parts: { 'xl/vbaProject.bin': 'x' } })],
  ['a macro workbook by its content type', 'macro', () => xlsx({ sheet: one, parts: { '[Content_Types].xml': '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' } })],
  ['an .xls file with macros', 'macro', () => mintOle([{ name: 'Workbook', data: mintXlsStream({ sheets: [{ name: '台账', records: [biff.label(0, 0, '单位')] }] }) }, { name: '_VBA_PROJECT_CUR' }])],
  ['a binary workbook', 'unsupported_format', () => xlsx({ parts: { '_rels/.rels': relations('<Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.bin"/>') } })],
  ['a picture named .xlsx', 'not_a_spreadsheet', () => Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(100_000, 7)])],
  ['a Word document named .xlsx', 'not_a_spreadsheet', () => mintZip([{ name: '[Content_Types].xml', data: '<Types/>' }, { name: '_rels/.rels', data: relations('<Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/>') }, { name: 'word/document.xml', data: '<w:document xmlns:w="w"/>' }])],
  ...['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', '[Content_Types].xml'].map((part): [string, string, () => Uint8Array] => [
    `entities upon entities in ${part}`, 'doctype', () => {
      const entries = xlsxEntries({ sheet: worksheet('<row r="1"><c t="s"><v>0</v></c></row>'), strings: sharedStrings('<si><t>a</t></si>'), styles: '<styleSheet/>' })
      return mintZip(entries.map(({ name, data }) => ({ name, data: name === part ? String(data).replace(/<(?=[a-zA-Z])/u, `${doctype}<`) : data })))
    },
  ]),
  ...[0.02, 0.2, 0.4, 0.6, 0.8, 0.95, 0.999].map((part): [string, string, () => Uint8Array] => [`a download that broke off at ${part * 100} %`, 'truncated', () => whole.subarray(0, Math.floor(whole.length * part))]),
  ['a cell in the farthest corner', 'too_many_columns', () => xlsx({ sheet: worksheet(`${filled(1)}<row r="2"><c r="XFD2"><v>1</v></c></row>`) })],
  ['a cell at XFD1048576', 'read', () => xlsx({ sheet: worksheet(`${filled(1)}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`) })],
  ['a dimension that lies', 'read', () => xlsx({ sheet: one.replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>') })],
  ['300,000 ghost rows', 'read', () => xlsx({ sheet: worksheet(filled(1) + many(300_000, (index) => `<row r="${index + 2}" ht="${noise(index).slice(0, 3)}"><c r="A${index + 2}" s="1"/></row>`)) })],
  ['1,000 blank rows and then data', 'read', () => xlsx({ sheet: worksheet(filled(1) + filled(1_002)) })],
  ['257 columns', 'too_many_columns', () => xlsx({ sheet: worksheet(`<row r="1">${'<c><v>1</v></c>'.repeat(257)}</row>`) })],
  ['32,768 characters in a cell', 'cell_too_long', () => xlsx({ sheet: worksheet(`<row><c t="inlineStr"><is><t>${'慰'.repeat(32_768)}</t></is></c></row>`) })],
  ['one cell of a row, again and again', 'damaged', () => xlsx({ sheet: worksheet(`<row r="1">${many(200_000, (index) => `<c r="A1"><v>${noise(index)}</v></c>`)}</row>`) })],
  ['one part for 900 sheets', 'damaged', () => xlsx({ sheet: one, parts: { 'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${many(900, (index) => `<sheet name="表${index}" sheetId="${index + 1}" r:id="rId1"/>`)}</sheets></workbook>` } })],
  ['200,000 styles', 'damaged', () => xlsx({ sheet: one, styles: `<styleSheet><cellXfs>${many(200_000, (index) => `<xf numFmtId="${noise(index)}"/>`)}</cellXfs></styleSheet>` })],
  ['a number format of a megabyte', 'read', () => xlsx({ sheet: worksheet('<row r="1"><c s="0"><v>45000</v></c></row>'), styles: `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'yyyy[$-9]m&quot;'.repeat(60_000)}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>` })],
  ['an attribute of five megabytes', 'damaged', () => xlsx({ sheet: worksheet(`<row r="1"><c r="A1" x="${many(600_000, noise)}"><v>1</v></c></row>`) })],
  ['half a million attributes', 'damaged', () => xlsx({ sheet: worksheet(`<row r="1"><c ${many(500_000, (index) => `a${noise(index)}="1" `)}><v>1</v></c></row>`) })],
  ['a comment of five megabytes', 'damaged', () => xlsx({ sheet: worksheet(`<!--${many(600_000, noise)}-->${filled(1)}`) })],
  ['200,000 merged areas', 'too_large', () => xlsx({ sheet: worksheet(filled(1), `<mergeCells>${many(200_000, (index) => `<mergeCell ref="A${index + 1}:B${index + 1}"/>`)}</mergeCells>`) })],
  ['a .csv line of twelve million commas', 'too_many_columns', () => ','.repeat(12_000_000)],
  ['a .csv cell of twelve million letters', 'damaged', () => `单位,日期\n${'x'.repeat(12_000_000)}`],
  ['a .csv file of nothing but quotes', 'damaged', () => '"'.repeat(12_000_001)],
  ['a .csv file of nothing but lines', 'read', () => `单位,日期\n${'\n'.repeat(2_000_000)}松涛街道,2024.7.28\n`],
  ['tables within tables', 'damaged', () => `<html><table>${'<tr><td><table>'.repeat(300_000)}</html>`],
  ['spans over everything', 'too_large', () => `<html><table>${'<tr><td rowspan=65534 colspan=1000>1</td></tr>'.repeat(101_000)}</table></html>`],
  ['a hundred thousand attributes of a web page', 'read', () => `<html><table><tr><td ${many(100_000, (index) => `a${noise(index)}=1 `)}>1</td></tr></table></html>`],
  ['one place again and again in Excel 2003 XML', 'damaged', () => `<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row>${'<Cell ss:Index="1"><Data ss:Type="Number">1</Data></Cell>'.repeat(100_000)}</Row></Table></Worksheet></Workbook>`],
  ['one place again and again in an .xls file', 'read', () => mintXls({ sheets: [{ name: '台账', records: Array.from({ length: 200_000 }, (_, index) => biff.number(0, 0, index)) }] })],
]

describe('a hostile file', { timeout: 300_000 }, () => {
  const outcomes = new Map<string, Outcome>()

  beforeAll(async () => {
    const good = await bench.save(whole)
    const list = []
    for (const [name, , make] of files) list.push({ name, path: await bench.save(make()) })
    for (const outcome of await readAll(await bench.save(JSON.stringify({ good, files: list }), 'list.json'))) outcomes.set(outcome.name, outcome)
  }, 300_000)

  it.each(files.map(([name, expected]) => [name, expected]))('%s: %s', (name, expected) => {
    const outcome = outcomes.get(name)
    expect(outcome?.code).toBe(expected)
    if (expected !== 'read') expect(outcome?.message).toMatchObject({ zh: expect.stringMatching(/[一-龥]/u), en: expect.stringMatching(/^[\x20-\x7e“”]*[A-Za-z][^]*$/u) })
    expect(outcome?.good, 'a good file read right after it').toBe('read')
    expect(outcome?.milliseconds).toBeLessThan(MOST_MILLISECONDS)
  })

  it('of all these costs no more than a bounded memory', () => {
    expect(Math.max(...[...outcomes.values()].map(({ megabytes }) => megabytes))).toBeLessThan(MOST_MEGABYTES)
  })
})

/** Reads the listed files in a process of its own, whose heap is small. */
function readAll(list: string): Promise<Outcome[]> {
  const script = fileURLToPath(new URL('./read-hostile.mjs', import.meta.url))
  const child = fork(script, [list], { execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`] })
  const outcomes: Outcome[] = []
  child.on('message', (outcome) => outcomes.push(outcome as Outcome))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => code === 0 ? resolve(outcomes) : reject(new Error(`the reading process ended with ${code} after ${outcomes.at(-1)?.name ?? 'nothing'}`)))
  })
}
