import { truncatedFile } from './workbook-error.ts'

/** Numbers of the records that matter ([MS-XLS] §2.3). */
export const RECORD = {
  FORMULA: 0x06, END: 0x0a, DATE_MODE: 0x22, PASSWORD: 0x2f, CONTINUE: 0x3c, CODE_PAGE: 0x42, SHEET: 0x85, MANY_RK: 0xbd, RICH_LABEL: 0xd6,
  CELL_FORMAT: 0xe0, MERGES: 0xe5, STRINGS: 0xfc, SHARED_LABEL: 0xfd, NUMBER: 0x203, LABEL: 0x204, BOOLEAN_OR_ERROR: 0x205, STRING: 0x207,
  ROW: 0x208, RK: 0x27e, NUMBER_FORMAT: 0x41e, BEGIN: 0x809,
} as const

const HEADER_BYTES = 4

export interface BiffRecord {
  id: number
  /** Of the record's header in the stream, and where the next record begins. */
  at: number
  next: number
  data: Buffer
}

/** The record at an offset; undefined at the end of the stream. Throws `truncated` where it reaches past the end. */
export function recordAt(stream: Buffer, at: number): BiffRecord | undefined {
  if (at + HEADER_BYTES > stream.length) return undefined
  const next = at + HEADER_BYTES + stream.readUInt16LE(at + 2)
  if (next > stream.length) throw truncatedFile()
  return { id: stream.readUInt16LE(at), at, next, data: stream.subarray(at + HEADER_BYTES, next) }
}

/** The records from a substream's BEGIN to its END, both left out, with what is nested in it (charts). Throws `truncated` without an END. */
export function* recordsOf(stream: Buffer, { start, end }: { start: number; end: number }): Generator<BiffRecord> {
  let depth = 1
  for (let at = recordAt(stream, start)?.next ?? end; at < end;) {
    const record = recordAt(stream, at)
    if (record === undefined) break
    if (record.id === RECORD.BEGIN) depth += 1
    else if (record.id === RECORD.END) depth -= 1
    if (depth === 0) return
    if (depth === 1) yield record
    at = record.next
  }
  throw truncatedFile()
}

/** The data of the records that continue this one, after its own. */
export function withContinuations(stream: Buffer, record: BiffRecord): Buffer[] {
  const blocks = [record.data]
  for (let more = recordAt(stream, record.next); more?.id === RECORD.CONTINUE; more = recordAt(stream, more.next)) blocks.push(more.data)
  return blocks
}
