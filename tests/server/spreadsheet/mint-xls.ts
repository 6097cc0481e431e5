const SECTOR = 512
const MINI_SECTOR = 64
const MINI_CUTOFF = 4096
const END_OF_CHAIN = 0xfffffffe
const FREE = 0xffffffff
const TABLE_SECTOR = 0xfffffffd
const HEADER_TABLES = 109

export interface EntryToMint { name: string; data?: Buffer }

/** A compound file written by hand; an entry without data is an empty storage. */
export function mintOle(entries: EntryToMint[]): Buffer {
  const sectors: Buffer[] = []
  const links: number[] = []
  /** Puts bytes down as a chain and answers where it begins. */
  function put(data: Buffer) {
    const start = sectors.length
    for (let at = 0; at < data.length; at += SECTOR) {
      sectors.push(padded(data.subarray(at, at + SECTOR), SECTOR))
      links.push(at + SECTOR < data.length ? sectors.length : END_OF_CHAIN)
    }
    return data.length === 0 ? END_OF_CHAIN : start
  }

  const mini: Buffer[] = []
  const miniLinks: number[] = []
  const placed = entries.map(({ name, data }) => {
    if (!data) return { name, type: 1, start: 0, size: 0 }
    if (data.length >= MINI_CUTOFF) return { name, type: 2, start: put(data), size: data.length }
    const start = mini.length
    for (let at = 0; at < data.length; at += MINI_SECTOR) {
      mini.push(padded(data.subarray(at, at + MINI_SECTOR), MINI_SECTOR))
      miniLinks.push(at + MINI_SECTOR < data.length ? mini.length : END_OF_CHAIN)
    }
    return { name, type: 2, start, size: data.length }
  })
  const miniStream = Buffer.concat(mini)
  const root = { name: 'Root Entry', type: 5, start: put(miniStream), size: miniStream.length }
  const miniTable = put(numbers(miniLinks))
  const directory = put(Buffer.concat([root, ...placed].map((entry, index) => directoryEntry(entry, {
    child: index === 0 && placed.length > 0 ? 1 : FREE,
    right: index > 0 && index < placed.length ? index + 1 : FREE,
  }))))

  const perTable = SECTOR / 4
  let tables = 0
  let lists = 0
  while (tables * perTable < links.length + tables + lists) {
    tables += 1
    lists = Math.ceil(Math.max(0, tables - HEADER_TABLES) / (perTable - 1))
  }
  const firstTable = sectors.length
  const firstList = firstTable + tables
  const tableIndexes = Array.from({ length: tables }, (_, index) => firstTable + index)
  const allLinks = [...links, ...tableIndexes.map(() => TABLE_SECTOR), ...Array.from({ length: lists }, () => 0xfffffffc)]
  sectors.push(...chunksOf(allLinks, perTable).map((part) => numbers(part, perTable)))
  chunksOf(tableIndexes.slice(HEADER_TABLES), perTable - 1).forEach((part, index) => {
    sectors.push(Buffer.concat([numbers(part, perTable - 1), numbers([index + 1 < lists ? firstList + index + 1 : END_OF_CHAIN])]))
  })

  const header = Buffer.alloc(SECTOR)
  header.write('d0cf11e0a1b11ae1', 'hex')
  for (const [at, value] of [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]] as const) header.writeUInt16LE(value, at)
  const fields = [
    [44, tables], [48, directory], [56, MINI_CUTOFF], [60, miniTable], [64, Math.ceil(miniLinks.length / perTable)],
    [68, lists === 0 ? END_OF_CHAIN : firstList], [72, lists],
  ] as const
  for (const [at, value] of fields) header.writeUInt32LE(value, at)
  numbers(tableIndexes.slice(0, HEADER_TABLES), HEADER_TABLES).copy(header, 76)
  return Buffer.concat([header, ...sectors])
}

function directoryEntry(entry: { name: string; type: number; start: number; size: number }, { child, right }: { child: number; right: number }) {
  const bytes = Buffer.alloc(128)
  bytes.write(entry.name, 'utf16le')
  bytes.writeUInt16LE(entry.name.length * 2 + 2, 64)
  bytes.writeUInt8(entry.type, 66)
  bytes.writeUInt8(1, 67)
  for (const [at, value] of [[68, FREE], [72, right], [76, child], [116, entry.start], [120, entry.size]] as const) bytes.writeUInt32LE(value, at)
  return bytes
}

function numbers(values: number[], length = values.length) {
  const bytes = Buffer.alloc(length * 4, 0xff)
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4))
  return bytes
}

function padded(data: Buffer, length: number) {
  return data.length === length ? data : Buffer.concat([data, Buffer.alloc(length - data.length)])
}

function chunksOf<T>(items: T[], size: number) {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}

const u8 = (...values: number[]) => Buffer.from(values)
const u16 = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from([value & 0xff, value >> 8])))
const i32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}
const f64 = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleLE(value)
  return bytes
}

/** A record with its header. */
export function record(id: number, ...parts: Buffer[]) {
  const data = Buffer.concat(parts)
  return Buffer.concat([u16(id, data.length), data])
}

export const wide = (text: string) => Buffer.concat([u16(text.length), u8(1), Buffer.from(text, 'utf16le')])
const place = (row: number, column: number, format: number) => u16(row, column, format)

/** Records of Excel 97–2003; rows and columns from 0. */
export const biff = {
  begin: (type = 0x10, version = 0x0600) => record(0x809, u16(version, type, 0x0dbb, 0x07cc), i32(0), i32(0)),
  end: () => record(0x0a),
  label: (row: number, column: number, text: string, format = 0) => record(0x204, place(row, column, format), wide(text)),
  shared: (row: number, column: number, index: number) => record(0xfd, place(row, column, 0), i32(index)),
  number: (row: number, column: number, value: number, format = 0) => record(0x203, place(row, column, format), f64(value)),
  /** 30 bits of an integer, perhaps in hundredths. */
  rk: (row: number, column: number, integer: number, hundredths = false) => record(0x27e, place(row, column, 0), i32((integer << 2) | 2 | Number(hundredths))),
  manyRk: (row: number, column: number, integers: number[]) =>
    record(0xbd, u16(row, column), ...integers.map((value) => Buffer.concat([u16(0), i32((value << 2) | 2)])), u16(column + integers.length - 1)),
  boolean: (row: number, column: number, value: boolean) => record(0x205, place(row, column, 0), u8(Number(value), 0)),
  error: (row: number, column: number, code: number) => record(0x205, place(row, column, 0), u8(code, 1)),
  formula: (row: number, column: number, result: number | Buffer) =>
    record(0x06, place(row, column, 0), typeof result === 'number' ? f64(result) : result, u16(0), i32(0), u16(0)),
  /** A result that is no number: 0 text, 1 boolean, 2 error, 3 blank. */
  result: (kind: number, value = 0) => u8(kind, 0, value, 0, 0, 0, 0xff, 0xff),
  string: (text: string) => record(0x207, wide(text)),
  row: (row: number, { hidden }: { hidden: boolean }) => record(0x208, u16(row, 0, 10, 300, 0, 0, hidden ? 0x120 : 0x100, 0x0f)),
  merges: (...areas: [top: number, bottom: number, left: number, right: number][]) =>
    record(0xe5, u16(areas.length), ...areas.map((area) => u16(...area))),
  cellFormat: (numberFormat: number) => record(0xe0, u16(0, numberFormat), Buffer.alloc(16)),
  numberFormat: (id: number, code: string) => record(0x41e, u16(id), wide(code)),
  date1904: () => record(0x22, u16(1)),
  sharedStrings: (texts: string[], first = Buffer.concat(texts.map(wide))) => record(0xfc, i32(texts.length), i32(texts.length), first),
  more: (...parts: Buffer[]) => record(0x3c, ...parts),
}

export interface XlsSheetToMint { name: string; state?: number; type?: number; records: Buffer[] }

/** The record stream of a workbook. */
export function mintXlsStream({ sheets, globals = [] }: { sheets: XlsSheetToMint[]; globals?: Buffer[] }): Buffer {
  const bodies = sheets.map(({ records }) => Buffer.concat([biff.begin(), ...records, biff.end()]))
  const head = [biff.begin(0x05), ...globals]
  const named = sheets.map(({ name, state = 0, type = 0 }) => ({ state, type, name: Buffer.concat([u8(name.length, 1), Buffer.from(name, 'utf16le')]) }))
  const listBytes = named.reduce((sum, { name }) => sum + 4 + 6 + name.length, 0)
  let at = Buffer.concat(head).length + listBytes + biff.end().length
  const list = named.map(({ name, state, type }, index) => {
    const entry = record(0x85, i32(at), u8(state, type), name)
    at += bodies[index]?.length ?? 0
    return entry
  })
  return Buffer.concat([...head, ...list, biff.end(), ...bodies])
}

/** An .xls file. */
export function mintXls(input: { sheets: XlsSheetToMint[]; globals?: Buffer[] }): Buffer {
  return mintOle([{ name: 'Workbook', data: mintXlsStream(input) }])
}
