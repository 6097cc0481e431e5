import { unpairedQuote } from './workbook-error.ts'

const QUOTE = 34
const NEW_LINE = 10
const RETURN = 13
const BATCH_RECORDS = 500

interface CsvForm {
  separator: string
  /** A longer field means a quote that was never closed. */
  mostCharacters: number
  /** Called with the number of the record, from 1, when it has too many fields; throws. */
  mostFields: number
  onTooManyFields(record: number): never
}

/**
 * Splits delimited text (RFC 4180) into records as it comes, in pieces cut anywhere. Lines end in CR LF, LF or CR; quoted fields may hold
 * line breaks. Quotes inside a field that did not begin with one are kept, and a quoted field with more behind its closing quote is
 * taken as it stands. Throws `damaged` for a quote that never closes.
 */
export async function* readCsvRecords(pieces: AsyncIterable<string>, form: CsvForm): AsyncGenerator<string[][]> {
  const splitter = createSplitter(form)
  for await (const piece of pieces) yield* splitter.split(piece, false)
  yield* splitter.split('', true)
}

function createSplitter({ separator, mostCharacters, mostFields, onTooManyFields }: CsvForm) {
  const separatorCode = separator.charCodeAt(0)
  /** From the start of the field that no piece has completed yet. */
  let rest = ''
  let record: string[] = []
  let recordCount = 0
  let line = 1
  /** The field that was read last, and where in the text it ends; -1 where the text ends before it does. */
  let value = ''
  let end = 0

  const isEnd = (code: number) => code === separatorCode || code === NEW_LINE || code === RETURN

  function readField(text: string, start: number, isLast: boolean) {
    if (text.charCodeAt(start) === QUOTE) return readQuoted(text, start, isLast)
    readOn(text, start, isLast)
    value = end === -1 ? '' : text.slice(start, end)
  }

  function readOn(text: string, from: number, isLast: boolean) {
    let at = from
    while (at < text.length && !isEnd(text.charCodeAt(at))) at += 1
    end = at === text.length && !isLast ? -1 : at
  }

  function readQuoted(text: string, start: number, isLast: boolean) {
    let at = text.indexOf('"', start + 1)
    let hasEscapes = false
    while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) {
      hasEscapes = true
      at = text.indexOf('"', at + 2)
    }
    if (at === -1 && isLast) throw unpairedQuote(line)
    // A quote at the very end may be the first of two.
    if (at === -1 || (at + 1 === text.length && !isLast)) {
      end = -1
      return
    }
    const content = text.slice(start + 1, at)
    value = hasEscapes ? content.replaceAll('""', '"') : content
    end = at + 1
    if (end < text.length && !isEnd(text.charCodeAt(end))) {
      readOn(text, end, isLast)
      if (end !== -1) value = `"${value}"${text.slice(at + 1, end)}`
    }
    if (end !== -1) for (let next = content.indexOf('\n'); next !== -1; next = content.indexOf('\n', next + 1)) line += 1
  }

  /** The records that a piece completes, some at a time: a text may be nothing but line breaks. */
  function* split(piece: string, isLast: boolean): Generator<string[][]> {
    const text = rest + piece
    let records: string[][] = []
    let start = 0
    while (start < text.length || (isLast && record.length > 0)) {
      readField(text, start, isLast)
      // Of CR LF, the second may come with the next piece.
      if (end === -1 || (text.charCodeAt(end) === RETURN && end + 1 === text.length && !isLast)) break
      record.push(value)
      if (record.length > mostFields) onTooManyFields(recordCount + 1)
      if (end < text.length && text.charCodeAt(end) === separatorCode) {
        start = end + 1
        continue
      }
      records.push(record)
      record = []
      recordCount += 1
      line += 1
      start = end + (text.charCodeAt(end) === RETURN && text.charCodeAt(end + 1) === NEW_LINE ? 2 : 1)
      if (records.length < BATCH_RECORDS) continue
      yield records
      records = []
    }
    rest = text.slice(start)
    if (rest.length > mostCharacters) throw unpairedQuote(line)
    if (records.length > 0) yield records
  }

  return { split }
}
