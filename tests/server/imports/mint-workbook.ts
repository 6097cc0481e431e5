import { type WriteSheet, writeXlsx } from 'hucre/xlsx'

type CellValue = string | number | boolean | Date | null

export interface SheetToMint {
  name?: string
  rows: CellValue[][]
  /** As A3:A5. */
  merges?: string[]
  /** Rows by the number that a person sees. */
  hiddenRows?: number[]
  hidden?: boolean
}

/** An .xlsx file as an office would make it: values, merged cells, hidden rows. */
export function mintWorkbook(sheets: SheetToMint[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet, index): WriteSheet => ({
      name: sheet.name ?? `Sheet${index + 1}`,
      rows: sheet.rows,
      merges: sheet.merges?.map(mergeOf),
      rowDefs: new Map((sheet.hiddenRows ?? []).map((row) => [row - 1, { hidden: true }])),
      hidden: sheet.hidden,
    })),
  })
}

function mergeOf(reference: string) {
  const [, left = 'A', top = '1', right = 'A', bottom = '1'] = /^([A-Z])(\d+):([A-Z])(\d+)$/u.exec(reference) ?? []
  return { startRow: Number(top) - 1, startCol: left.charCodeAt(0) - 65, endRow: Number(bottom) - 1, endCol: right.charCodeAt(0) - 65 }
}
