import { describe, expect, it } from 'vitest'
import type { SheetInfo, WorkbookReader } from '../../../server/spreadsheet/cells.ts'
import { openWorkbook } from '../../../server/spreadsheet/read-workbook.ts'
import { allRows, createFileBench, mintZip, sharedStrings, styles, valuesOf, worksheet, xlsxEntries } from './mint-files.ts'

const bench = createFileBench()

function text(content: string) {
  return `<c t="inlineStr"><is><t>${content}</t></is></c>`
}

describe('text', () => {
  it('comes from shared, inline and formula strings alike', async () => {
    const rows = await bench.xlsxRows({
      sheet: worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>内联</t></is></c><c r="C1" t="str"><f>A1</f><v>公式</v></c></row>'),
      strings: sharedStrings('<si><t>共享</t></si>'),
    })
    expect(rows[0]?.cells).toEqual([
      { column: 0, kind: 'text', value: '共享', text: '共享' },
      { column: 1, kind: 'text', value: '内联', text: '内联' },
      { column: 2, kind: 'text', value: '公式', text: '公式', formula: true },
    ])
  })

  it('joins rich runs and leaves the pinyin above them out', async () => {
    const rich = '<r><t>双拥</t></r><r><rPr><b/></rPr><t>模范城</t></r><rPh sb="0" eb="2"><t>shuang yong</t></rPh><phoneticPr fontId="1"/>'
    const rows = await bench.xlsxRows({
      sheet: worksheet(`<row><c t="s"><v>0</v></c><c t="inlineStr"><is>${rich}</is></c></row>`),
      strings: sharedStrings(`<si>${rich}</si>`),
    })
    expect(valuesOf(rows)).toEqual([['双拥模范城', '双拥模范城']])
  })

  it('keeps CDATA, entities, blanks around it and characters outside the basic plane', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet(`<row>${text('<![CDATA[a<b>]]>')}${text('&lt;&amp;&#x4E2D;')}${text('  前后  ')}${text('𠮷😀')}</row>`) })
    expect(valuesOf(rows)).toEqual([['a<b>', '<&中', '  前后  ', '𠮷😀']])
  })

  it('turns _x000D_ back into the character it stands for', async () => {
    expect(valuesOf(await bench.xlsxRows({ sheet: worksheet(`<row>${text('一_x000D_\n二 _x005F_x0041_')}</row>`) }))).toEqual([['一\r\n二 _x0041_']])
  })

  it('is no cell when it is empty', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet(`<row r="1">${text('')}<c s="1"/></row><row r="2"><c r="C2"><v>1</v></c></row>`) })
    expect(rows.map((row) => row.number)).toEqual([2])
  })
})

describe('numbers', () => {
  it('keep every digit that stands in the file in their text', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet('<row><c><v>110101199001011234</v></c><c><v>0.30000000000000004</v></c><c><v>1E-2</v></c><c t="n"><v>-5</v></c></row>') })
    expect(rows[0]?.cells.map((cell) => cell.text)).toEqual(['110101199001011234', '0.30000000000000004', '0.01', '-5'])
  })

  it('bear their format but not its unit', async () => {
    const rows = await bench.xlsxRows({
      sheet: worksheet('<row><c s="1"><v>2</v></c><c s="0"><v>2</v></c></row>'),
      styles: styles({ formats: { 176: '0.00"万元"', 177: 'G/通用格式' }, used: [177, 176] }),
    })
    expect(rows[0]?.cells).toEqual([
      { column: 0, kind: 'number', value: 2, text: '2', numberFormat: '0.00"万元"' },
      { column: 1, kind: 'number', value: 2, text: '2' },
    ])
  })

  it('are told from booleans and errors', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet('<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c></row>') })
    expect(rows[0]?.cells).toEqual([
      { column: 0, kind: 'boolean', value: true, text: 'TRUE' },
      { column: 1, kind: 'boolean', value: false, text: 'FALSE' },
      { column: 2, kind: 'error', value: '#REF!', text: '#REF!' },
    ])
  })
})

describe('dates', () => {
  const dateStyles = styles({ formats: { 176: 'yyyy"年"m"月"', 177: 'yyyy/m/d h:mm' }, used: [0, 14, 31, 58, 176, 177, 20] })

  it('come as ISO text and are shown as the sheet shows them', async () => {
    const cells = [1, 2, 3, 4].map((style) => `<c s="${style}"><v>45413</v></c>`).join('')
    const rows = await bench.xlsxRows({ sheet: worksheet(`<row>${cells}<c s="5"><v>45413.604166667</v></c></row>`), styles: dateStyles })
    expect(rows[0]?.cells.map(({ kind, value, text }) => [kind, value, text])).toEqual([
      ['date', '2024-05-01', '2024/5/1'],
      ['date', '2024-05-01', '2024年5月1日'],
      ['date', '2024-05-01', '5月1日'],
      ['date', '2024-05-01', '2024年5月'],
      ['date', '2024-05-01T14:30:00', '2024/5/1 14:30'],
    ])
  })

  it('count from 1904 where the workbook says so', async () => {
    const input = { sheet: worksheet('<row><c s="1"><v>43951</v></c><c s="1"><v>0</v></c></row>'), styles: dateStyles, date1904: true }
    expect(valuesOf(await bench.xlsxRows(input))).toEqual([['2024-05-01', '1904-01-01']])
  })

  it('know the 29 February 1900 that never was', async () => {
    const cells = [1, 59, 60, 61].map((serial) => `<c s="1"><v>${serial}</v></c>`).join('')
    expect(valuesOf(await bench.xlsxRows({ sheet: worksheet(`<row>${cells}</row>`), styles: dateStyles }))).toEqual([
      ['1900-01-01', '1900-02-28', 60, '1900-03-01'],
    ])
  })

  it('are numbers where no day can be meant', async () => {
    const cells = ['0', '-3', '99999999'].map((serial) => `<c s="1"><v>${serial}</v></c>`).join('')
    expect(valuesOf(await bench.xlsxRows({ sheet: worksheet(`<row>${cells}</row>`), styles: dateStyles }))).toEqual([[0, -3, 99999999]])
  })

  it('are told from times of day, which are text', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet('<row><c s="6"><v>0.604166666666667</v></c></row>'), styles: dateStyles })
    expect(rows[0]?.cells).toEqual([{ column: 0, kind: 'text', value: '14:30:00', text: '14:30', numberFormat: 'h:mm' }])
  })

  it('may stand as ISO text in the file', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet('<row><c t="d"><v>2024-05-01</v></c><c t="d"><v>2024-05-01T08:30:00.000Z</v></c></row>') })
    expect(valuesOf(rows)).toEqual([['2024-05-01', '2024-05-01T08:30:00']])
  })
})

describe('formulas', () => {
  it('give their cached result, marked', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet('<row><c><f>SUM(A1:A3)</f><v>6</v></c><c t="str"><f>""</f><v></v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>') })
    expect(rows[0]?.cells).toEqual([
      { column: 0, kind: 'number', value: 6, text: '6', formula: true },
      { column: 2, kind: 'error', value: '#DIV/0!', text: '#DIV/0!', formula: true },
    ])
  })

  it('are errors of their cell when they were never computed', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet('<row><c><f>A1</f></c><c><f>A1</f><v></v></c><c><f t="shared" si="0"/><v/></c></row>') })
    const uncached = { kind: 'error', value: '#UNCACHED', text: '#UNCACHED', formula: true, uncached: true }
    expect(rows[0]?.cells).toEqual([0, 1, 2].map((column) => ({ column, ...uncached })))
  })

  it('that hold a WPS picture are noted as a picture, not read as text', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet('<row><c t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c></row>') })
    expect(rows[0]?.cells).toEqual([{ column: 0, kind: 'error', value: '#PICTURE', text: '=DISPIMG("ID_1",1)', formula: true }])
  })
})

describe('rows and cells', () => {
  it('count on where they bear no address', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet('<row><c><v>1</v></c></row><row r="5"><c r="C5"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>') })
    expect(rows.map((row) => [row.number, ...row.cells.map((cell) => cell.column)])).toEqual([[1, 0], [5, 2, 3], [6, 0]])
  })

  it('are put in order, the later of two cells in one place holding', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet('<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="C1"><v>33</v></c></row>') })
    expect(rows[0]?.cells.map(({ column, value }) => [column, value])).toEqual([[0, 1], [2, 33]])
  })

  it('are marked when hidden, rows and sheets alike', async () => {
    const rows = await bench.xlsxRows({ sheet: worksheet('<row r="1" hidden="1"><c><v>1</v></c></row><row r="2" hidden="false"><c><v>1</v></c></row><row r="3" hidden="true"><c><v>1</v></c></row>') })
    expect(rows.map((row) => row.hidden)).toEqual([true, false, true])
    const entries = xlsxEntries({}).map((entry) => ({ ...entry, data: String(entry.data).replace('sheetId="1"', 'sheetId="1" state="veryHidden"') }))
    expect((await bench.open(mintZip(entries))).sheets).toEqual([{ index: 0, name: '台账', hidden: true }])
  })

  it('do not believe the declared dimension', async () => {
    const sheet = worksheet('<row r="2"><c r="B2"><v>1</v></c></row>').replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')
    expect(valuesOf(await bench.xlsxRows({ sheet }))).toEqual([[1]])
  })

  it('that do not ascend are damage', async () => {
    const sheet = worksheet('<row r="2"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>')
    await expect(bench.xlsxRows({ sheet })).rejects.toMatchObject({ code: 'damaged' })
  })

  it('that point at a string which is not there are damage', async () => {
    await expect(bench.xlsxRows({ sheet: worksheet('<row><c t="s"><v>7</v></c></row>') })).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('merged areas', () => {
  const merges = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="$A$3:$A$9"/><mergeCell ref="D4:D4"/><mergeCell ref="坏"/></mergeCells>'
  const expected = [
    { top: 1, left: 0, bottom: 1, right: 2 },
    { top: 3, left: 0, bottom: 9, right: 0 },
  ]

  async function mergesOf(sheet: string) {
    const reader = await bench.open(mintZip(xlsxEntries({ sheet })))
    const [info] = reader.sheets
    if (info === undefined) throw new Error('no sheet')
    return reader.readMerges(info)
  }

  it('are known before the rows', async () => {
    expect(await mergesOf(worksheet('<row><c><v>1</v></c></row>', merges))).toEqual(expected)
  })

  it('are not mistaken for text about them', async () => {
    const trap = text('<![CDATA[<mergeCell ref="A1:Z9"/>]]>') + text('&lt;mergeCell ref="A1:Z9"/> mergeCell ref="A1:B2"')
    expect(await mergesOf(worksheet(`<row>${trap}</row>`, merges))).toEqual(expected)
    expect(await mergesOf(worksheet(`<row>${text('重要！mergeCells')}</row>`, merges))).toEqual(expected)
  })

  it('are found under a prefix and in UTF-16', async () => {
    const prefixed = worksheet('<row><c><v>1</v></c></row>', merges).replace(/<(\/?)(?=[a-z])/gi, '<$1x:').replace('xmlns=', 'xmlns:x=')
    expect(await mergesOf(prefixed)).toEqual(expected)
    const wide = Buffer.from(`\ufeff${worksheet('', merges).replace('UTF-8', 'UTF-16')}`, 'utf16le')
    const reader = await bench.open(mintZip(xlsxEntries({ parts: { 'xl/worksheets/sheet1.xml': wide } })))
    expect(await reader.readMerges({ index: 0, name: '', hidden: false })).toEqual(expected)
  })
})

describe('the package', () => {
  const sheet = worksheet('<row><c><v>1</v></c></row>')
  const rels = (target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="${target}"/></Relationships>`

  it('is followed by its relationships: absolute, relative, climbing, in any case', async () => {
    for (const target of ['/xl/data/one.xml', 'data/one.xml', '../xl/./data/one.xml', 'DATA/One.xml']) {
      const parts = { 'xl/_rels/workbook.xml.rels': rels(target), 'xl/data/one.xml': sheet, 'xl/worksheets/sheet1.xml': worksheet('') }
      expect(valuesOf(await bench.xlsxRows({ parts }))).toEqual([[1]])
    }
  })

  it('may use prefixed elements, backslashes in names and stored parts', async () => {
    const prefixed = sheet.replace(/<(\/?)(?=[a-z])/gi, '<$1x:').replace('xmlns=', 'xmlns:x=')
    const entries = xlsxEntries({ sheet: prefixed }).map((entry) => ({ ...entry, name: entry.name.replaceAll('/', '\\'), stored: true }))
    expect(valuesOf(await bench.rows(mintZip(entries)))).toEqual([[1]])
  })

  it('lists several sheets and leaves chart sheets out', async () => {
    const link = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
    const parts = {
      'xl/workbook.xml':
        '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="松涛街道" r:id="a"/><sheet name="图表" r:id="b"/><sheet name="海澜街道" state="hidden" r:id="c"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${link('a', 'worksheet', 'worksheets/sheet1.xml')}${link('b', 'chartsheet', 'chart.xml')}${link('c', 'worksheet', 'two.xml')}</Relationships>`,
      'xl/two.xml': worksheet('<row><c><v>2</v></c></row>'),
    }
    const reader = await bench.open(mintZip(xlsxEntries({ sheet, parts })))
    expect(reader.sheets).toEqual([
      { index: 0, name: '松涛街道', hidden: false },
      { index: 1, name: '海澜街道', hidden: true },
    ])
    expect(valuesOf(await allRows(reader, 1))).toEqual([[2]])
    await reader.close()
  })

  it('can be read again, and left in the middle', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => `<row>${text(`第${index}行`)}</row>`).join('')
    const reader = await bench.open(mintZip(xlsxEntries({ sheet: worksheet(many) })))
    const [info] = reader.sheets
    if (info === undefined) throw new Error('no sheet')
    for await (const batch of reader.readRows(info)) {
      expect(batch.length).toBeLessThan(5000)
      break
    }
    expect(await allRows(reader)).toHaveLength(5000)
    await reader.close()
  })

  it('may be left in the middle by several readings at once, and closed at once', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `<row r="${index + 1}"><c><v>${(index * 2_654_435_761) % 2 ** 32}</v></c></row>`).join('')
    const path = await bench.save(mintZip(xlsxEntries({ sheet: worksheet(rows) })))
    const leave = async (reader: WorkbookReader, sheet: SheetInfo) => {
      for await (const batch of reader.readRows(sheet)) if (batch.length > 0) return batch.length
      return 0
    }
    for (let round = 0; round < 20; round += 1) {
      const reader = await openWorkbook(path)
      const [sheet] = reader.sheets
      if (sheet === undefined) throw new Error('no sheet')
      expect(Math.min(...await Promise.all([leave(reader, sheet), reader.readMerges(sheet).then(() => 1), leave(reader, sheet)]))).toBeGreaterThan(0)
      await reader.close()
    }
  })
})
