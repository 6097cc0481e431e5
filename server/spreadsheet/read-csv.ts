import { basename, extname } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import type { Cell, Row, SheetInfo, WorkbookReader } from './cells.ts'
import { detectSeparator } from './csv-separator.ts'
import { detectEncoding, readText, type TextEncodingName } from './csv-text.ts'
import { unguardFormula } from './formula-quote.ts'
import type { ReadLimits } from './limits.ts'
import { createRowGate } from './row-gate.ts'
import { unpairedQuote } from './workbook-error.ts'

const BATCH_ROWS = 500
const SAMPLE_CHARACTERS = 64 * 1024
/** A record of a million characters means a quote that was never closed. */
const MAX_RECORD_CHARACTERS = 1_000_000
/** `="00123"`: how systems keep a spreadsheet program from dropping leading zeros. */
const FORCED_TEXT = /^="([^"]*)"$/

/** Opens delimited text; its encoding and separator are found from its content, every cell is text. Throws `WorkbookError`. */
export async function openCsv(input: { path: string; head: Buffer; size: number; limits: ReadLimits }): Promise<WorkbookReader> {
  const { path, limits } = input
  const encoding = await detectEncoding(path, input.head)
  const separator = detectSeparator(await sampleOf(path, encoding))
  const sheet: SheetInfo = { index: 0, name: basename(path, extname(path)), hidden: false }
  let stoppedAfter: number | undefined
  let done = 0
  const onRead = (bytes: number) => {
    done = bytes
  }

  async function* readRows(): AsyncGenerator<Row[]> {
    const gate = createRowGate({ sheet: sheet.name, limits })
    let batch: Row[] = []
    let number = 0
    for await (const record of readRecords({ path, encoding, separator, onRead })) {
      number += 1
      const cells = cellsOf(record)
      if (cells.length === 0) continue
      if (gate.isBeyondEnd(number)) {
        stoppedAfter = gate.lastFilled()
        break
      }
      gate.countFilled(number)
      for (const { column, text } of cells) gate.checkCell({ row: number, column, length: text.length })
      batch.push({ number, hidden: false, cells })
      if (batch.length < BATCH_ROWS) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }

  return {
    kind: 'csv',
    sheets: [sheet],
    encoding,
    readMerges: async () => [],
    readRows,
    stoppedAfter: () => stoppedAfter,
    progress: () => ({ done, total: input.size }),
    close: async () => undefined,
  }
}

async function sampleOf(path: string, encoding: TextEncodingName) {
  for await (const text of readText(path, encoding)) return text.slice(0, SAMPLE_CHARACTERS)
  return ''
}

interface RecordSource { path: string; encoding: TextEncodingName; separator: string; onRead(bytes: number): void }

async function* readRecords(input: RecordSource): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: input.separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  })
  try {
    yield* pipeline(Readable.from(readText(input.path, input.encoding, input.onRead)), parser, () => undefined)
  } catch (error) {
    throw error instanceof CsvError ? unpairedQuote(parser.info.lines, error) : error
  }
}

function cellsOf(record: string[]) {
  const cells: Cell[] = []
  record.forEach((text, column) => {
    if (text === '') return
    const shown = unguardFormula(text)
    cells.push({ column, kind: 'text', value: FORCED_TEXT.exec(text)?.[1] ?? shown, text: shown })
  })
  return cells
}
