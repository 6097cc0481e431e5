import { basename, extname } from 'node:path'
import { LAST_COLUMN } from './cell-address.ts'
import type { Cell, Row, SheetInfo, WorkbookReader } from './cells.ts'
import { readCsvRecords } from './csv-records.ts'
import { detectSeparator } from './csv-separator.ts'
import { detectEncoding, readText, type TextEncodingName } from './csv-text.ts'
import { unguardFormula } from './formula-quote.ts'
import type { ReadLimits } from './limits.ts'
import { createRowGate } from './row-gate.ts'
import { tooManyColumns } from './workbook-error.ts'

const SAMPLE_CHARACTERS = 64 * 1024
/** A field of a million characters means a quote that was never closed. */
const mostCharacters = 1_000_000
/** As many as a sheet of the newest format has columns; blank ones may stand behind those that we read. */
const mostFields = LAST_COLUMN + 1
/** `="00123"`: how systems keep a spreadsheet program from dropping leading zeros. */
const FORCED_TEXT = /^="([^"]*)"$/

/** Opens delimited text; its encoding and separator are found from its content, every cell is text. Throws `WorkbookError`. */
export async function openCsv(input: { path: string; head: Buffer; size: number; limits: ReadLimits }): Promise<WorkbookReader> {
  const { path, limits } = input
  const encoding = await detectEncoding(path, input.head)
  const separator: string = detectSeparator(await sampleOf(path, encoding))
  const sheet: SheetInfo = { index: 0, name: basename(path, extname(path)), hidden: false }
  let stoppedAfter: number | undefined
  let done = 0
  const onRead = (bytes: number) => {
    done = bytes
  }

  async function* readRows(): AsyncGenerator<Row[]> {
    const gate = createRowGate({ sheet: sheet.name, limits })
    const onTooManyFields = (row: number) => {
      throw tooManyColumns({ sheet: sheet.name, row, limit: limits.columns })
    }
    let number = 0
    for await (const records of readCsvRecords(readText(path, encoding, onRead), { separator, mostCharacters, mostFields, onTooManyFields })) {
      const batch: Row[] = []
      for (const record of records) {
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
      }
      if (batch.length > 0) yield batch
      if (stoppedAfter !== undefined) return
    }
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

function cellsOf(record: string[]) {
  const cells: Cell[] = []
  for (const [column, text] of record.entries()) {
    if (text !== '') cells.push(cellOf(column, text))
  }
  return cells
}

function cellOf(column: number, text: string): Cell {
  const first = text.charAt(0)
  if (first !== '=' && first !== '\'') return { column, kind: 'text', value: text, text }
  const shown = unguardFormula(text)
  return { column, kind: 'text', value: FORCED_TEXT.exec(text)?.[1] ?? shown, text: shown }
}
