import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { afterAll } from 'vitest'
import type { Row, WorkbookReader } from '../../../server/spreadsheet/cells.ts'
import { openWorkbook, type ReadLimits } from '../../../server/spreadsheet/read-workbook.ts'

export interface ZipEntryToMint {
  name: string
  data: string | Uint8Array
  stored?: boolean
  /** Lies that a hostile file tells in its directory. */
  declaredSize?: number
  declaredChecksum?: number
  flags?: number
}

/** A zip file written by hand, so that a test can make one that no honest writer would. */
export function mintZip(entries: ZipEntryToMint[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const data = Buffer.from(entry.data)
    const packed = entry.stored ? data : deflateRawSync(data)
    const name = Buffer.from(entry.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x800 | (entry.flags ?? 0), 2)
    fields.writeUInt16LE(entry.stored ? 0 : 8, 4)
    fields.writeUInt32LE(entry.declaredChecksum ?? crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(entry.declaredSize ?? data.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed])
    const central = Buffer.alloc(16)
    central.writeUInt32LE(offset, 12)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, central.subarray(2), name]))
    locals.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listing, end])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export function worksheet(rows: string, after = '') {
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`
}

export function sharedStrings(items: string) {
  return `${DECLARATION}<sst xmlns="${MAIN}">${items}</sst>`
}

export function styles(input: { formats?: Record<number, string>; used: number[] }) {
  const numFmts = Object.entries(input.formats ?? {}).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
  const xfs = input.used.map((id) => `<xf numFmtId="${id}"/>`)
  return `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts>${numFmts.join('')}</numFmts><cellStyleXfs><xf numFmtId="22"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`
}

export function escapeXml(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

export interface XlsxToMint {
  sheet?: string
  /** Parts by name; they add to the plain workbook of one sheet or replace its parts. */
  parts?: Record<string, string | Uint8Array>
  strings?: string
  styles?: string
  date1904?: boolean
}

/** The entries of a plain workbook with one sheet, for `mintZip`. */
export function xlsxEntries(input: XlsxToMint): ZipEntryToMint[] {
  const link = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${LINKS}/${type}" Target="${target}"/>`
  const rels = (links: string) =>
    `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`
  const parts: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml': `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': rels(link('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr${input.date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(
      link('rId1', 'worksheet', 'worksheets/sheet1.xml') + link('rId2', 'sharedStrings', 'sharedStrings.xml') + link('rId3', 'styles', 'styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': input.sheet ?? worksheet(''),
    'xl/sharedStrings.xml': input.strings,
    'xl/styles.xml': input.styles,
    ...input.parts,
  }
  return Object.entries(parts).flatMap(([name, data]) => (data === undefined ? [] : [{ name, data }]))
}

/** A folder that lives as long as the test file. */
export function createFileBench() {
  const folder = mkdtemp(join(tmpdir(), 'spreadsheet-'))
  let count = 0
  afterAll(async () => rm(await folder, { recursive: true }))

  async function save(bytes: string | Uint8Array, name = 'file.bin') {
    count += 1
    const path = join(await folder, `${count}-${name}`)
    await writeFile(path, bytes)
    return path
  }

  async function open(bytes: string | Uint8Array, limits?: Partial<ReadLimits>) {
    return openWorkbook(await save(bytes), limits)
  }

  /** All rows of one sheet. */
  async function rows(bytes: string | Uint8Array, limits?: Partial<ReadLimits>) {
    const reader = await open(bytes, limits)
    try {
      return await allRows(reader)
    } finally {
      await reader.close()
    }
  }

  return { save, open, rows, xlsxRows: (input: XlsxToMint) => rows(mintZip(xlsxEntries(input))) }
}

export async function allRows(reader: WorkbookReader, index = 0): Promise<Row[]> {
  const sheet = reader.sheets[index]
  if (sheet === undefined) throw new Error(`no sheet ${index}`)
  const rows: Row[] = []
  for await (const batch of reader.readRows(sheet)) rows.push(...batch)
  return rows
}

/** The values by row, blanks left out. */
export function valuesOf(rows: Row[]) {
  return rows.map((row) => row.cells.map((cell) => cell.value))
}
