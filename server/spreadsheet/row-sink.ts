import type { Row } from './cells.ts'
import type { ReadLimits } from './limits.ts'
import { createRowGate } from './row-gate.ts'

/** Takes the filled rows of one sheet in ascending order, holds them to the limits and keeps them until they are taken. */
export function createRowSink(input: { sheet: string; limits: ReadLimits }) {
  const gate = createRowGate(input)
  let rows: Row[] = []
  let stoppedAfter: number | undefined

  return {
    /** Throws `WorkbookError`. A row behind a long run of blank rows ends the sheet before it. */
    add(row: Row) {
      if (stoppedAfter !== undefined) return
      if (gate.isBeyondEnd(row.number)) {
        stoppedAfter = gate.lastFilled()
        return
      }
      gate.countFilled(row.number)
      for (const { column, text } of row.cells) gate.checkCell({ row: row.number, column, length: text.length })
      rows.push(row)
    },
    waiting: () => rows.length,
    take() {
      const taken = rows
      rows = []
      return taken
    },
    stoppedAfter: () => stoppedAfter,
  }
}

export type RowSink = ReturnType<typeof createRowSink>
