import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkbook } from '../../server/spreadsheet/read-workbook.ts'

/** The rows of an answered .xlsx file by column header: what a person sees in each cell, and nothing for an empty one. */
export const readSheet = (answer: Response): Promise<Record<string, string>[]> => asFile(answer, readRows)

/** What a person sees in each filled cell of an answered .xlsx file, line by line, titles above the header included. */
export const readAnsweredLines = (answer: Response) => asFile(answer, readSheetLines)

async function asFile<T>(answer: Response, readFrom: (path: string) => Promise<T>) {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-sheet-'))
  try {
    const path = join(folder, 'export.xlsx')
    await writeFile(path, new Uint8Array(await answer.arrayBuffer()))
    return await readFrom(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function readRows(path: string) {
  const rows = await cellsOf(path)
  const headers = new Map(rows[0]?.cells.map((cell) => [cell.column, cell.text]))
  return rows.slice(1).map((row) => Object.fromEntries(row.cells.map((cell) => [headers.get(cell.column) ?? '', cell.text])))
}

/** What a person sees in each filled cell of the first sheet of a file, line by line, titles above the header included. */
export const readSheetLines = async (path: string) => (await cellsOf(path)).map((row) => row.cells.map((cell) => cell.text))

async function cellsOf(path: string) {
  const workbook = await openWorkbook(path)
  try {
    const [sheet] = workbook.sheets
    if (!sheet) throw new Error('The workbook has no sheet')
    const rows = []
    for await (const batch of workbook.readRows(sheet)) rows.push(...batch)
    return rows
  } finally {
    await workbook.close()
  }
}
