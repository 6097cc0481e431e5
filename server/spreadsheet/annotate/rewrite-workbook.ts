import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { dayNumber } from '../../../db/dates.ts'
import type { Cell, Merge, Row, WorkbookReader } from '../cells.ts'
import { letterOf } from '../column-letters.ts'
import { escapeXml } from './xml-pieces.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const FIRST_FORMAT = 164
const DATE_FORMAT = 'yyyy-mm-dd'
/** Day 60 is a 29 February 1900 that never was; serial numbers hold from the day after. */
const EPOCH = '1899-12-30'
const FIRST_DATE = '1900-03-01'
const COLUMN_WIDTH = 14

/**
 * Writes what was read of a spreadsheet of another kind (.xls, .csv, a web page) as a plain .xlsx: the same rows at the same places with
 * their values, formats of numbers and merged cells. `names` are the sheets' names as the import knows them.
 */
export async function rewriteWorkbook(workbook: WorkbookReader, path: string) {
  const formats = new Map<string, number>()
  const sheets = workbook.sheets.map((sheet, index) => ({ sheet, part: `xl/worksheets/sheet${index + 1}.xml`, id: `rId${index + 1}` }))
  const file = new ZipFile()
  const add = (name: string, text: string) => file.addBuffer(Buffer.from(HEAD + text), name)
  const addLazily = (name: string, text: () => AsyncIterable<string>) =>
    file.addReadStreamLazy(name, (answer) => answer(null, Readable.from(bytesOf(text()), { objectMode: false })))

  add('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + `<Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/>`
    + `${sheets.map(({ part }) => `<Override PartName="/${part}" ContentType="${SHEET}.worksheet+xml"/>`).join('')}</Types>`)
  add('_rels/.rels', links([['rId1', 'officeDocument', '/xl/workbook.xml']]))
  add('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>`
    + `${sheets.map(({ sheet, id }, index) => `<sheet name="${escapeXml(sheetName(sheet.name))}" sheetId="${index + 1}"${sheet.hidden ? ' state="hidden"' : ''} r:id="${id}"/>`).join('')}</sheets></workbook>`)
  add('xl/_rels/workbook.xml.rels', links([...sheets.map(({ part, id }): [string, string, string] => [id, 'worksheet', `/${part}`]), ['rIdStyles', 'styles', '/xl/styles.xml']]))
  for (const { sheet, part } of sheets) addLazily(part, () => sheetXml(workbook, { sheet, formatOf }))
  // The sheets ask for formats while they are written.
  addLazily('xl/styles.xml', async function* () {
    yield HEAD + stylesXml([...formats.keys()])
  })
  file.end()
  await pipeline(file.outputStream, createWriteStream(path, { mode: 0o600 }))

  function formatOf(code: string) {
    const known = formats.get(code)
    if (known !== undefined) return known
    formats.set(code, formats.size + 1)
    return formats.size
  }
}

async function* sheetXml(workbook: WorkbookReader, { sheet, formatOf }: { sheet: WorkbookReader['sheets'][number], formatOf(code: string): number }) {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="15" defaultColWidth="${COLUMN_WIDTH}"/><sheetData>`
  for await (const rows of workbook.readRows(sheet)) yield rows.map((row) => rowXml(row, formatOf)).join('')
  const merges = await workbook.readMerges(sheet)
  yield `</sheetData>${merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map((merge) => `<mergeCell ref="${areaOf(merge)}"/>`).join('')}</mergeCells>`}</worksheet>`
}

const areaOf = ({ left, top, right, bottom }: Merge) => `${letterOf(left)}${top}:${letterOf(right)}${bottom}`

function rowXml({ number, hidden, cells }: Row, formatOf: (code: string) => number) {
  return `<row r="${number}"${hidden ? ' hidden="1"' : ''}>${cells.map((cell) => cellXml(cell, number, formatOf)).join('')}</row>`
}

function cellXml(cell: Cell, row: number, formatOf: (code: string) => number) {
  const head = (style = 0) => `<c r="${letterOf(cell.column)}${row}"${style === 0 ? '' : ` s="${style}"`}`
  const asText = () => `${head()} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.text)}</t></is></c>`
  switch (cell.kind) {
    case 'text': return asText()
    case 'number': return `${head(cell.numberFormat === undefined ? 0 : formatOf(cell.numberFormat))}><v>${escapeXml(cell.text)}</v></c>`
    case 'boolean': return `${head()} t="b"><v>${cell.value === true ? 1 : 0}</v></c>`
    case 'error': return /^#[A-Z]/u.test(cell.text) && cell.text !== '#UNCACHED' && cell.text !== '#PICTURE' ? `${head()} t="e"><v>${escapeXml(cell.text)}</v></c>` : `${head()}/>`
    case 'date': {
      const serial = serialOf(String(cell.value))
      return serial === null ? asText() : `${head(formatOf(cell.numberFormat ?? DATE_FORMAT))}><v>${serial}</v></c>`
    }
  }
}

function serialOf(iso: string) {
  const [day = '', clock = ''] = iso.split('T')
  if (day < FIRST_DATE) return null
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return dayNumber(day) - dayNumber(EPOCH) + (hours * 3600 + minutes * 60 + seconds) / 86_400
}

function stylesXml(formats: string[]) {
  const codes = formats.map((code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${escapeXml(code)}"/>`).join('')
  const styles = formats.map((_, index) => `<xf numFmtId="${FIRST_FORMAT + index}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')
  return `<styleSheet xmlns="${MAIN}">${codes === '' ? '' : `<numFmts count="${formats.length}">${codes}</numFmts>`}<fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts>`
    + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + `<cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${styles}</cellXfs></styleSheet>`
}

const links = (all: [id: string, type: string, target: string][]) => '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
  + `${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** As the format allows it: up to 31 characters, none of `[]:*?/\\`. */
export const sheetName = (name: string) => name.replace(/[[\]:*?/\\]/gu, '_').replace(/^'|'$/gu, '_').slice(0, 31) || '工作表'

async function* bytesOf(text: AsyncIterable<string>) {
  for await (const piece of text) yield Buffer.from(piece)
}
