import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createFileBench, mintZip, sharedStrings, styles, worksheet, xlsxEntries } from './mint-files.ts'
import { biff, mintOle, mintXlsStream } from './mint-xls.ts'

const bench = createFileBench()
/** Each file takes a few milliseconds; one that takes this long does not end. */
const PATIENCE_MILLISECONDS = 10_000

let worker = startWorker()
afterAll(() => worker.terminate())

function startWorker() {
  return new Worker(new URL('./read-in-worker.mjs', import.meta.url))
}

/** What comes of reading a file: `n cells`, `refused`, or what went wrong. */
async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const path = await bench.save(bytes)
  return new Promise((resolve) => {
    const clock = setTimeout(() => {
      void worker.terminate()
      worker = startWorker()
      resolve('failed: it does not end')
    }, PATIENCE_MILLISECONDS)
    worker.once('message', (outcome: string) => {
      clearTimeout(clock)
      resolve(outcome)
    })
    worker.postMessage(path)
  })
}

/** Damage as disks, networks and ill will do it: bytes changed, a stretch repeated or taken out, the end cut off. */
const damage = fc.array(fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(), value: fc.constantFrom(0, 1, 2, 0x7f, 0x80, 0xfe, 0xff) }),
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(), value: fc.nat(255) }),
  fc.record({ kind: fc.constant('fill' as const), at: fc.nat(), value: fc.constantFrom(0, 0xff), length: fc.integer({ min: 2, max: 8 }) }),
  fc.record({ kind: fc.constant('copy' as const), at: fc.nat(), from: fc.nat(), length: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('end' as const), at: fc.nat() }),
), { minLength: 1, maxLength: 6 })

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

function damaged(whole: Buffer, changes: Damage) {
  let bytes = Buffer.from(whole)
  for (const change of changes) {
    const at = change.at % Math.max(1, bytes.length)
    if (change.kind === 'set') bytes[at] = change.value
    else if (change.kind === 'fill') bytes.fill(change.value, at, Math.min(bytes.length, at + change.length))
    else if (change.kind === 'copy') bytes.copy(bytes, at, change.from % bytes.length, change.from % bytes.length + change.length)
    else if (change.kind === 'cut') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + change.length)])
    else bytes = bytes.subarray(0, at)
  }
  return bytes
}

const stream = mintXlsStream({
  globals: [
    biff.numberFormat(164, 'yyyy"年"m"月"'), biff.cellFormat(0), biff.cellFormat(164),
    biff.sharedStrings(['单位', '走访慰问', '海伦路福利院']), biff.more(Buffer.from([2, 0, 1, 0x32, 0x4e, 0x4e, 0x4e])),
  ],
  sheets: [
    {
      name: '走访慰问', records: [
        biff.row(2, { hidden: true }), biff.shared(0, 0, 0), biff.shared(1, 0, 1), biff.label(1, 1, '岚湾区妇联'), biff.number(2, 0, 45413, 1), biff.rk(2, 1, 12, true),
        biff.manyRk(3, 0, [1, 2, 3, 4]), biff.boolean(4, 0, true), biff.error(4, 1, 0x17), biff.formula(5, 0, 3), biff.formula(5, 1, biff.result(0)), biff.string('合计'),
        biff.begin(0x20), biff.end(), biff.merges([0, 0, 0, 3], [2, 4, 1, 1]),
      ],
    },
    { name: '字典', state: 1, records: Array.from({ length: 60 }, (_, row) => biff.label(row, 0, `社区${row}`)) },
  ],
})
const html = `<html><head><meta charset=gbk></head><body><table border=1 style='a:b'>${Array.from({ length: 20 }, (_, row) =>
  `<tr style="display:none"><td rowspan=2 colspan=3 x:num="${row}">走访${row}</td><th>&lt;慰问&nbsp;<br>二</th></tr><tr><td><table><tr><td>内</td></tr></table>后</td></tr>`).join('')}</table></body></html>`
const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="台账"><Table>${Array.from({ length: 20 }, (_, row) =>
  `<Row ss:Index="${row * 2 + 1}"><Cell ss:MergeDown="1" ss:MergeAcross="2"><Data ss:Type="String">走访${row}</Data></Cell><Cell ss:Index="5" ss:StyleID="d"><Data ss:Type="DateTime">2024-05-01T00:00:00.000</Data></Cell></Row>`).join('')}</Table></Worksheet></Workbook>`

const sheet = Buffer.from(worksheet(Array.from({ length: 30 }, (_, row) =>
  `<row r="${row * 2 + 1}"${row === 3 ? ' hidden="1"' : ''}><c r="A${row * 2 + 1}" t="s"><v>${row % 3}</v></c><c r="B${row * 2 + 1}" s="1"><v>${45_000 + row}</v></c><c t="inlineStr"><is><r><t>走访</t></r><rPh><t>zǒu</t></rPh><r><t>&amp;慰问&#x4e00;</t></r></is></c><c t="str"><f>A1&amp;B1</f><v><![CDATA[<慰>]]></v></c></row>`).join(''),
'<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C3:C9"/></mergeCells>'))
const strings = Buffer.from(sharedStrings('<si><t>单位</t></si><si><r><t>走访</t></r></si><si><t xml:space="preserve"> 海伦路_x000D_ </t></si>'))
const look = Buffer.from(styles({ formats: { 164: 'yyyy"年"m"月"' }, used: [0, 164] }))
const xlsx = (parts: { sheet?: Buffer, strings?: Buffer, look?: Buffer }) => mintZip(xlsxEntries({ parts: {
  'xl/worksheets/sheet1.xml': parts.sheet ?? sheet, 'xl/sharedStrings.xml': parts.strings ?? strings, 'xl/styles.xml': parts.look ?? look,
} }))
const csv = Buffer.from(`走访慰问台账\n单位,日期,备注\n${Array.from({ length: 40 }, (_, row) => `"松涛""街道",2024.7.${row},"一\n二"`).join('\r\n')}`)

const isSettled = expect.stringMatching(/^(\d+ cells|refused)$/)

describe('a damaged file is read or refused, and never keeps the reader', { timeout: 120_000 }, () => {
  it.each([
    ['an .xls file', mintOle([{ name: 'Workbook', data: stream }]), (bytes: Buffer) => bytes, 600],
    ['the records within an .xls file', stream, (bytes: Buffer) => mintOle([{ name: 'Workbook', data: bytes }]), 600],
    ['an .xlsx file', xlsx({}), (bytes: Buffer) => bytes, 300],
    ['the rows within an .xlsx file', sheet, (bytes: Buffer) => xlsx({ sheet: bytes }), 400],
    ['the shared strings within an .xlsx file', strings, (bytes: Buffer) => xlsx({ strings: bytes }), 200],
    ['the styles within an .xlsx file', look, (bytes: Buffer) => xlsx({ look: bytes }), 200],
    ['a .csv file', csv, (bytes: Buffer) => bytes, 300],
    ['a web page', Buffer.from(html), (bytes: Buffer) => bytes, 300],
    ['an Excel 2003 XML file', Buffer.from(xml), (bytes: Buffer) => bytes, 300],
  ])('%s', async (_name, whole, pack, numRuns) => {
    expect(await outcomeOf(pack(whole))).toMatch(/^[1-9]\d* cells$/)
    await fc.assert(fc.asyncProperty(damage, async (changes) => {
      expect(await outcomeOf(pack(damaged(whole, changes)))).toEqual(isSettled)
    }), { numRuns })
  })
})
