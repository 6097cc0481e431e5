import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { WorkbookError } from '../../../server/spreadsheet/read-workbook.ts'
import { allRows, createFileBench, mintZip, sharedStrings, valuesOf, worksheet, xlsxEntries, type XlsxToMint, type ZipEntryToMint } from './mint-files.ts'
import { mintOle } from './mint-xls.ts'

const bench = createFileBench()

function xlsx(input: XlsxToMint = {}, change: (entry: ZipEntryToMint) => Partial<ZipEntryToMint> = () => ({})) {
  return mintZip(xlsxEntries(input).map((entry) => ({ ...entry, ...change(entry) })))
}

const isSheet = (entry: ZipEntryToMint) => entry.name.endsWith('sheet1.xml')
const filledRow = (number: number) => `<row r="${number}"><c><v>1</v></c></row>`

describe('what a file is', () => {
  const ole = (name: string) => mintOle([{ name, data: Buffer.alloc(600) }])

  it.each([
    ['nothing', '', 'empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not_a_spreadsheet'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'not_a_spreadsheet'],
    ['another zip', mintZip([{ name: '照片.jpg', data: 'x' }]), 'not_a_spreadsheet'],
    ['a Word document', xlsx({ parts: { 'xl/workbook.xml': '<w:document xmlns:w="w"/>' } }), 'not_a_spreadsheet'],
    ['an .ods file', mintZip([{ name: 'mimetype', data: 'application/vnd.oasis' }, { name: 'content.xml', data: '<a/>' }]), 'unsupported_format'],
    ['an .xls file from before Excel 5', Buffer.from('0904060000001000', 'hex'), 'unsupported_xls'],
    ['an .xls file whose stream is none', ole('Workbook'), 'unsupported_xls'],
    ['an .xls file cut off at its beginning', Buffer.from('0908100000060500', 'hex'), 'truncated'],
    ['a single file web page', 'MIME-Version: 1.0\nContent-Type: multipart/related', 'unsupported_xls'],
    ['a web page without a table', '<html><body>登录已超时，请重新登录</body></html>', 'not_a_spreadsheet'],
    ['an Excel 2003 XML file without a sheet', '\ufeff<?xml version="1.0"?><Workbook/>', 'damaged'],
    ['another XML file', '<?xml version="1.0"?><rss/>', 'not_a_spreadsheet'],
    ['an encrypted workbook', ole('EncryptedPackage'), 'encrypted'],
    ['an old Word document', ole('WordDocument'), 'not_a_spreadsheet'],
  ])('is known by its content: %s', async (_name, bytes, code) => {
    await expect(bench.open(bytes)).rejects.toMatchObject({ code, message: { zh: expect.stringMatching(/[一-龥]/), en: expect.stringMatching(/^[ -~“”]+$/) } })
  })

  it('is known under a password too', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '台账', rows: [['机密']] }], encryption: { password: '八一', spinCount: 1000 } })
    await expect(bench.open(bytes)).rejects.toMatchObject({ code: 'encrypted' })
  })

  it('says how to go on with an old .xls file', async () => {
    await expect(bench.open(ole('Workbook'))).rejects.toMatchObject({ message: { zh: expect.stringContaining('请另存为 .xlsx 后再导入') } })
  })

  it('is a refusal with a stack, like any error', async () => {
    await expect(bench.open('')).rejects.toBeInstanceOf(Error)
  })
})

describe('macros', () => {
  it.each([
    ['a VBA project', { 'xl/vbaProject.bin': 'x' }],
    ['an Excel 4 macro sheet', { 'xl/macrosheets/sheet1.xml': '<a/>' }],
    ['the type of a macro workbook', { '[Content_Types].xml': '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' }],
  ])('are refused: %s', async (_name, parts) => {
    await expect(bench.open(xlsx({ parts }))).rejects.toMatchObject({ code: 'macro' })
  })

  it('are not confused with the binary format', async () => {
    const type = '<Types><Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    await expect(bench.open(xlsx({ parts: { '[Content_Types].xml': type } }))).rejects.toMatchObject({ code: 'unsupported_format' })
  })
})

describe('sizes', () => {
  it('of the file are limited by kind', async () => {
    await expect(bench.open(xlsx(), { xlsxBytes: 100 })).rejects.toMatchObject({ code: 'too_large' })
    await expect(bench.open('单位,日期\n', { csvBytes: 5 })).rejects.toMatchObject({ code: 'too_large' })
  })

  it('of the package directory are limited', async () => {
    const many = Array.from({ length: 2001 }, (_, index) => ({ name: `xl/media/${index}.png`, data: '' }))
    await expect(bench.open(mintZip([...xlsxEntries({}), ...many]))).rejects.toMatchObject({ code: 'too_large' })
  })

  it('that a part inflates to are limited by ratio once past a megabyte', async () => {
    const sheet = worksheet(filledRow(1) + ' '.repeat(5_000_000))
    await expect(bench.rows(xlsx({ sheet }))).rejects.toMatchObject({ code: 'zip_bomb' })
    expect(await bench.rows(xlsx({ sheet: worksheet(filledRow(1) + ' '.repeat(900_000)) }))).toHaveLength(1)
  })

  it('are counted while inflating, whatever the directory declares', async () => {
    const bomb = xlsx({ sheet: worksheet(filledRow(1) + ' '.repeat(5_000_000)) }, (entry) => (isSheet(entry) ? { declaredSize: 10 } : {}))
    await expect(bench.rows(bomb)).rejects.toMatchObject({ code: 'zip_bomb' })
  })

  it('of one part and of all parts are limited', async () => {
    const file = xlsx({ sheet: worksheet(filledRow(1)), strings: sharedStrings('<si><t>一</t></si>') })
    await expect(bench.rows(file, { partBytes: 200 })).rejects.toMatchObject({ code: 'zip_bomb' })
    await expect(bench.rows(file, { inflatedBytes: 1000 })).rejects.toMatchObject({ code: 'zip_bomb' })
    expect(await bench.rows(file, { partBytes: 2000, inflatedBytes: 4000 })).toHaveLength(1)
  })

  it('of the shared strings, which stay in memory, are limited by the rows that there may be', async () => {
    const file = (item: string, count: number) => xlsx({ sheet: worksheet('<row><c t="s"><v>0</v></c></row>'), strings: sharedStrings(item.repeat(count)) })
    expect(await bench.rows(file('<si><t>一</t></si>', 200), { dataRows: 10 })).toHaveLength(1)
    await expect(bench.rows(file('<si><t>一</t></si>', 201), { dataRows: 10 })).rejects.toMatchObject({ code: 'zip_bomb' })
    await expect(bench.rows(file(`<si><t>${'一'.repeat(1_000)}</t></si>`, 5), { dataRows: 10 })).rejects.toMatchObject({ code: 'zip_bomb' })
  })

  it('of text without a tag are limited, so that one text cannot fill memory', async () => {
    const noise = Array.from({ length: 40_000 }, (_, index) => `${(index * 2654435761) % 2 ** 32} 慰问${index} `).join('')
    await expect(bench.rows(xlsx({ sheet: worksheet(`<row><c t="inlineStr"><is><t>${noise.repeat(2)}</t></is></c></row>`) }))).rejects.toMatchObject({ code: 'damaged' })
  })

  it('of nesting are limited', async () => {
    await expect(bench.rows(xlsx({ sheet: worksheet('<a>'.repeat(100)) }))).rejects.toMatchObject({ code: 'damaged' })
  })

  it('of the merged areas and sheets are limited', async () => {
    const merges = `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(11)}</mergeCells>`
    const reader = await bench.open(xlsx({ sheet: worksheet('', merges) }), { mergesPerSheet: 10 })
    await expect(reader.readMerges({ index: 0, name: '', hidden: false })).rejects.toMatchObject({ code: 'too_large' })
    await expect(bench.open(xlsx(), { sheets: 0 })).rejects.toMatchObject({ code: 'too_large' })
  })
})

describe('the grid', () => {
  it('has so many rows and no more, room for headings apart', async () => {
    const rows = (count: number) => xlsx({ sheet: worksheet(Array.from({ length: count }, (_, index) => filledRow(index + 1)).join('')) })
    expect(await bench.rows(rows(110), { dataRows: 10 })).toHaveLength(110)
    await expect(bench.rows(rows(111), { dataRows: 10 })).rejects.toMatchObject({ code: 'too_many_rows', message: { zh: expect.stringContaining('10 行') } })
    await expect(bench.rows('走访\n'.repeat(111), { dataRows: 10 })).rejects.toMatchObject({ code: 'too_many_rows' })
  })

  it('has 256 columns; formats beyond them do no harm, content does', async () => {
    const row = (cell: string) => xlsx({ sheet: worksheet(`<row r="7"><c r="A7"><v>1</v></c>${cell}</row>`) })
    expect(valuesOf(await bench.rows(row('<c r="XFD7" s="3"/>')))).toEqual([[1]])
    expect(valuesOf(await bench.rows(row('<c r="IV7"><v>2</v></c>')))).toEqual([[1, 2]])
    await expect(bench.rows(row('<c r="IW7"><v>2</v></c>'))).rejects.toMatchObject({ code: 'too_many_columns', message: { zh: expect.stringContaining('第 7 行') } })
    await expect(bench.rows(row('<c r="AAAA7"><v>2</v></c>'))).rejects.toMatchObject({ code: 'damaged' })
    await expect(bench.rows(`${','.repeat(256)}1\n`)).rejects.toMatchObject({ code: 'too_many_columns' })
  })

  it('has 32,767 characters in a cell', async () => {
    const sheet = (length: number) => xlsx({ sheet: worksheet(`<row><c t="inlineStr"><is><t>${'慰'.repeat(length)}</t></is></c></row>`) })
    expect(await bench.rows(sheet(32_767))).toHaveLength(1)
    await expect(bench.rows(sheet(32_768))).rejects.toMatchObject({ code: 'cell_too_long' })
    await expect(bench.rows(`1,${'慰'.repeat(32_768)}\n`)).rejects.toMatchObject({ code: 'cell_too_long' })
  })

  it('ends after 1,000 blank rows, and says so when something stands below', async () => {
    const blanks = (from: number, count: number) => Array.from({ length: count }, (_, index) => `<row r="${from + index}"><c s="1"/></row>`).join('')
    const cases: [string, number, number | undefined][] = [
      [filledRow(1) + blanks(2, 1000), 1, undefined],
      [filledRow(1) + blanks(2, 999) + filledRow(1001), 2, undefined],
      [filledRow(1) + blanks(2, 1000) + filledRow(1002), 1, 1],
      [filledRow(1) + filledRow(1_048_576), 1, 1],
      [filledRow(1) + blanks(2, 90_000), 1, undefined],
      [filledRow(1) + blanks(2, 90_000) + filledRow(100_000), 1, 1],
    ]
    for (const [rows, count, stoppedAfter] of cases) {
      const reader = await bench.open(xlsx({ sheet: worksheet(rows) }))
      expect(await allRows(reader)).toHaveLength(count)
      expect(reader.stoppedAfter({ index: 0, name: '', hidden: false })).toBe(stoppedAfter)
    }
    const reader = await bench.open(`表头\n${'\n'.repeat(1000)}掉队的一行\n`)
    expect(await allRows(reader)).toHaveLength(1)
    expect(reader.stoppedAfter({ index: 0, name: '', hidden: false })).toBe(1)
  })

  it('has no row past the last one of the format', async () => {
    await expect(bench.rows(xlsx({ sheet: worksheet(filledRow(1_048_577)) }))).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('hostile XML', () => {
  it('with a DOCTYPE is refused in whichever part it stands', async () => {
    const doctype = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]>'
    const inSheet = worksheet('<row><c><v>1</v></c></row>').replace('<worksheet', `${doctype}<worksheet`)
    await expect(bench.rows(xlsx({ sheet: inSheet }))).rejects.toMatchObject({ code: 'doctype' })
    const reader = await bench.open(xlsx({ sheet: inSheet }))
    await expect(reader.readMerges({ index: 0, name: '', hidden: false })).rejects.toMatchObject({ code: 'doctype' })
    await expect(bench.rows(xlsx({ strings: `${doctype}<sst/>` }))).rejects.toMatchObject({ code: 'doctype' })
    await expect(bench.open(xlsx({ parts: { 'xl/workbook.xml': `${doctype}<workbook/>` } }))).rejects.toMatchObject({ code: 'doctype' })
  })

  it('never fetches a sheet from elsewhere', async () => {
    const rels = '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="http://127.0.0.1/sheet.xml" TargetMode="External"/></Relationships>'
    await expect(bench.open(xlsx({ parts: { 'xl/_rels/workbook.xml.rels': rels } }))).rejects.toMatchObject({ code: 'damaged' })
  })

  it('in an encoding other than Unicode is refused rather than garbled', async () => {
    await expect(bench.rows(xlsx({ sheet: worksheet('').replace('UTF-8', 'GB2312') }))).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('damage', () => {
  const good = xlsx({ sheet: worksheet(Array.from({ length: 200 }, (_, index) => filledRow(index + 1)).join('')) })

  it('by a copy that was cut short is told, wherever it was cut', async () => {
    for (const part of [0.1, 0.5, 0.9, 0.99]) {
      await expect(bench.rows(good.subarray(0, Math.floor(good.length * part)))).rejects.toMatchObject({ code: 'truncated' })
    }
  })

  it('by wrong sizes, checksums, passwords and double names is told', async () => {
    const sheet = worksheet(filledRow(1))
    await expect(bench.rows(xlsx({ sheet }, (entry) => (isSheet(entry) ? { declaredChecksum: 1 } : {})))).rejects.toMatchObject({ code: 'damaged' })
    await expect(bench.rows(xlsx({ sheet }, (entry) => (isSheet(entry) ? { declaredSize: 9999 } : {})))).rejects.toMatchObject({ code: 'damaged' })
    await expect(bench.rows(xlsx({ sheet }, (entry) => (isSheet(entry) ? { flags: 1 } : {})))).rejects.toMatchObject({ code: 'encrypted' })
    await expect(bench.open(mintZip([...xlsxEntries({}), { name: 'XL/Workbook.xml', data: '<a/>' }]))).rejects.toMatchObject({ code: 'damaged' })
  })

  it('inside the XML is told and not guessed around', async () => {
    for (const rows of ['<row><c><v>1</c></row>', '<row><c r="1A"><v>1</v></c></row>', '<row r="0"/>', '<row r="x"/>']) {
      await expect(bench.rows(xlsx({ sheet: worksheet(rows) }))).rejects.toMatchObject({ code: 'damaged' })
    }
    await expect(bench.rows(xlsx({ sheet: worksheet(filledRow(1)).slice(0, -40) }))).rejects.toMatchObject({ code: 'damaged' })
  })

  it('of any single byte leaves the rows as they were or ends in a reason', async () => {
    const whole = await bench.rows(good)
    for (let position = 0; position < good.length; position += 7) {
      const bytes = Buffer.from(good)
      bytes.writeUInt8(bytes.readUInt8(position) ^ 0x55, position)
      const result = await bench.rows(bytes).catch((error: unknown) => error)
      if (!(result instanceof WorkbookError)) expect(result, `byte ${position}`).toEqual(whole)
    }
  })
})
