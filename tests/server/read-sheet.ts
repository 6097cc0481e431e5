import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkbook } from '../../server/spreadsheet/read-workbook.ts'

/** The rows of an answered .xlsx file by column header: what a person sees in each cell, and nothing for an empty one. */
export async function readSheet(answer: Response): Promise<Record<string, string>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-sheet-'))
  try {
    const path = join(folder, 'export.xlsx')
    await writeFile(path, new Uint8Array(await answer.arrayBuffer()))
    return await readRows(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function readRows(path: string) {
  const workbook = await openWorkbook(path)
  try {
    const [sheet] = workbook.sheets
    if (!sheet) throw new Error('The workbook has no sheet')
    const rows = []
    for await (const batch of workbook.readRows(sheet)) rows.push(...batch)
    const headers = new Map(rows[0]?.cells.map((cell) => [cell.column, cell.text]))
    return rows.slice(1).map((row) => Object.fromEntries(row.cells.map((cell) => [headers.get(cell.column) ?? '', cell.text])))
  } finally {
    await workbook.close()
  }
}
