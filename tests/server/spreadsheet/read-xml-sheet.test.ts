import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { ReadLimits } from '../../../server/spreadsheet/read-workbook.ts'
import { allRows, createFileBench, valuesOf } from './mint-files.ts'

const bench = createFileBench()
const NAMESPACES = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
const book = (sheets: string, { styles = '', declaration = '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>' } = {}) =>
  `${declaration}<Workbook ${NAMESPACES}><Styles>${styles}</Styles>${sheets}</Workbook>`
const sheet = (rows: string, { name = '台账', after = '' } = {}) => `<Worksheet ss:Name="${name}"><Table>${rows}</Table>${after}</Worksheet>`
const data = (type: string, value: string | number) => `<Data ss:Type="${type}">${value}</Data>`
const rowsOf = (rows: string, styles?: string, limits?: Partial<ReadLimits>) => bench.rows(book(sheet(rows), { styles }), limits)

describe('an Excel 2003 XML file', () => {
  it('is read with texts, numbers, truth values, errors and dates as their formats show them', async () => {
    const styles = '<Style ss:ID="m"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="t"><NumberFormat ss:Format="Short Time"/></Style><Style ss:ID="w"><NumberFormat ss:Format="0.00&quot;万元&quot;"/></Style>'
    const rows = await rowsOf(`<Row><Cell>${data('String', '走访&amp;慰问&#10;二')}</Cell><Cell>${data('Number', '20000')}</Cell><Cell>${data('Boolean', 1)}</Cell><Cell>${data('Error', '#REF!')}</Cell></Row>
      <Row><Cell ss:StyleID="m">${data('DateTime', '2024-05-01T00:00:00.000')}</Cell><Cell ss:StyleID="d">${data('DateTime', '2024-05-01T08:30:00.000')}</Cell>
      <Cell ss:StyleID="t">${data('DateTime', '1899-12-31T08:30:00.000')}</Cell><Cell ss:StyleID="w">${data('Number', '2')}</Cell><Cell ss:StyleID="d">${data('Number', '45413')}</Cell></Row>`, styles)
    expect(valuesOf(rows)).toEqual([['走访&慰问\n二', 20000, true, '#REF!'], ['2024-05-01', '2024-05-01T08:30:00', '08:30:00', 2, '2024-05-01']])
    expect(rows[1]?.cells.map(({ kind, text, numberFormat }) => [kind, text, numberFormat])).toEqual([
      ['date', '2024年5月', 'yyyy"年"m"月"'], ['date', '2024/5/1', 'yyyy/m/d'], ['text', '8:30', 'h:mm'], ['number', '2', '0.00"万元"'], ['date', '2024/5/1', 'yyyy/m/d'],
    ])
  })

  it('places rows and cells as it says, past spans and what is merged down', async () => {
    const reader = await bench.open(book(sheet(`<Row><Cell ss:MergeAcross="2">${data('String', '台账')}</Cell></Row><Row ss:Span="2"/>
      <Row><Cell ss:MergeDown="1">${data('String', '妇联')}</Cell><Cell ss:Index="3">${data('Number', 1)}</Cell></Row><Row><Cell>${data('Number', 2)}</Cell></Row>
      <Row ss:Index="9" ss:Hidden="1"><Cell ss:Index="2">${data('Number', 3)}</Cell></Row>`)))
    expect((await allRows(reader)).map(({ number, hidden, cells }) => [number, hidden, ...cells.map(({ column, text }) => `${column}:${text}`)])).toEqual([
      [1, false, '0:台账'], [5, false, '0:妇联', '2:1'], [6, false, '1:2'], [9, true, '1:3'],
    ])
    expect(await reader.readMerges({ index: 0, name: '', hidden: false })).toEqual([{ top: 1, left: 0, bottom: 1, right: 2 }, { top: 5, left: 0, bottom: 6, right: 0 }])
  })

  it('keeps rich text whole, leaves comments out, and knows formulas', async () => {
    const rows = await rowsOf(`<Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>走访</B><Font>慰问</Font></ss:Data><Comment><ss:Data><Font>批注</Font></ss:Data></Comment></Cell>
      <Cell ss:Formula="=SUM(R[-1]C)">${data('Number', 5)}</Cell><Cell ss:Formula="=1+1"/></Row>`)
    expect(rows[0]?.cells.map(({ value, formula }) => [value, formula])).toEqual([['走访慰问', undefined], [5, true], ['#UNCACHED', true]])
  })

  it('knows its sheets, and which are hidden', async () => {
    const hidden = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions><PageBreaks><RowBreaks><RowBreak><Row>1</Row></RowBreak></RowBreaks></PageBreaks>'
    const row = (value: number) => `<Row><Cell>${data('Number', value)}</Cell></Row>`
    const reader = await bench.open(book(sheet(row(1), { name: '一' }) + sheet(row(2), { name: '二', after: hidden }) + sheet(row(3), { name: '三' })))
    expect(reader.kind).toBe('xml')
    expect(reader.sheets).toEqual([{ index: 0, name: '一', hidden: false }, { index: 1, name: '二', hidden: true }, { index: 2, name: '三', hidden: false }])
    expect(await Promise.all([0, 1, 2].map(async (index) => valuesOf(await allRows(reader, index))))).toEqual([[[1]], [[2]], [[3]]])
  })

  it('may bear a prefix on all its elements and be in GBK', async () => {
    const xml = `<?xml version="1.0" encoding="gb2312"?><ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="走访"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type="String">慰问</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>`
    const reader = await bench.open(iconv.encode(xml, 'gbk'))
    expect(reader).toMatchObject({ encoding: 'gb18030', sheets: [{ name: '走访' }] })
    expect(valuesOf(await allRows(reader))).toEqual([['慰问']])
  })

  it('is read whole over many chunks', async () => {
    const rows = await rowsOf(Array.from({ length: 20_000 }, (_, index) => `<Row><Cell>${data('String', `走访慰问${index}`)}</Cell><Cell>${data('Number', index)}</Cell></Row>`).join('\n'))
    expect(rows).toHaveLength(20_000)
    expect(rows.every(({ number, cells }) => cells[0]?.value === `走访慰问${number - 1}` && cells[1]?.value === number - 1)).toBe(true)
  })
})

describe('a hostile Excel 2003 XML file', () => {
  const cell = (attributes: string) => `<Row><Cell ${attributes}>${data('Number', 1)}</Cell></Row>`

  it.each([
    ['declares a document type', book('', { declaration: '<?xml version="1.0"?><!DOCTYPE Workbook [<!ENTITY a "b">]>' }), 'doctype'],
    ['is cut off', book(sheet(cell(''))).slice(0, -30), 'damaged'],
    ['goes back', book(sheet(`${cell('')}<Row ss:Index="1"/>`)), 'damaged'],
    ['puts a cell before the last one', book(sheet(`<Row><Cell ss:Index="3">${data('Number', 1)}</Cell><Cell ss:Index="2">${data('Number', 1)}</Cell></Row>`)), 'damaged'],
    ['has a cell outside its rows', book(sheet(`<Cell>${data('Number', 1)}</Cell>`)), 'damaged'],
    ['points beyond all rows', book(sheet('<Row ss:Index="2000000"/>')), 'damaged'],
    ['spans beyond all rows', book(sheet('<Row ss:Span="1e9"/>')), 'damaged'],
    ['has too many columns', book(sheet(cell('ss:Index="300"'))), 'too_many_columns'],
    ['has a long cell', book(sheet(`<Row><Cell>${data('String', '长'.repeat(40_000))}</Cell></Row>`)), 'cell_too_long'],
  ])('that %s is refused', async (_name, xml, code) => {
    await expect(bench.rows(xml)).rejects.toMatchObject({ code })
  })

  it('is held to the limits of rows, merges, sheets and size', async () => {
    await expect(rowsOf(cell('').repeat(111), '', { dataRows: 10 })).rejects.toMatchObject({ code: 'too_many_rows' })
    await expect(rowsOf(cell('ss:MergeDown="1"').repeat(3), '', { mergesPerSheet: 2 })).rejects.toMatchObject({ code: 'too_large' })
    await expect(bench.open(book(sheet('').repeat(3)), { sheets: 2 })).rejects.toMatchObject({ code: 'too_large' })
    await expect(bench.open(book(sheet('')), { xlsBytes: 50 })).rejects.toMatchObject({ code: 'too_large' })
  })
})
