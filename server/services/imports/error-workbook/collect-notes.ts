import type { Db } from '../../../../db/connect.ts'
import { findImportFixes, type ImportFix } from '../../../../db/queries/import-fixes.ts'
import { readImportRowPages } from '../../../../db/queries/imports.ts'
import type { AnyRecord } from '../../../../db/record.ts'
import { type CellNote, REASONS_HEADING } from '../../../spreadsheet/annotate/notes.ts'
import { columnOfAddress } from '../../../spreadsheet/cell-address.ts'
import { DEFAULT_LIMITS } from '../../../spreadsheet/limits.ts'
import { withoutPersonalNumbers } from '../../../spreadsheet/parse-values/personal-numbers.ts'
import { fromImportRow, type StagedIssue, type StagedRow } from '../staged-row.ts'
import type { ImportSummary } from '../types.ts'

type Notes = Map<string, Map<number, Map<number, CellNote>>>

/**
 * What a marked workbook says in each cell, by sheet, row and column: why it is wrong and what is expected, and what was corrected in the
 * preview, so that nothing of it is lost when the file comes back. The reasons stand again in a column of their own behind the table.
 */
export async function collectNotes(db: Db, { batchId, definition, summary }: { batchId: number, definition: AnyRecord, summary: ImportSummary }): Promise<Notes> {
  const notes: Notes = new Map()
  const reasons = new Map<string, Map<number, string>>()
  const widest = new Map<string, number>()
  const cellsOf = (sheet: string, row: number) => {
    const rows = notes.get(sheet) ?? new Map<number, Map<number, CellNote>>()
    const cells = rows.get(row) ?? new Map<number, CellNote>()
    notes.set(sheet, rows.set(row, cells))
    return cells
  }

  for (const fix of await findImportFixes(db, batchId)) {
    if (fix.position !== null) addFix(cellsOf(fix.sheet, fix.row), fix, definition)
  }
  for await (const page of readImportRowPages(db, batchId, { outcomes: ['wrong'] })) {
    for (const row of page.map(fromImportRow)) {
      const said = row.issues.map((issue) => sentenceOf(issue, definition))
      const cells = cellsOf(row.sheet, row.row)
      row.issues.forEach((issue, index) => addIssue(cells, { row, issue, said: said[index] ?? '' }))
      const own = reasons.get(row.sheet) ?? new Map<number, string>()
      reasons.set(row.sheet, own.set(row.row, said.join('\n')))
      widest.set(row.sheet, Math.max(widest.get(row.sheet) ?? 0, ...columnsOf(row)))
    }
  }
  for (const sheet of summary.sheets) addReasons(notes, { sheet, reasons: reasons.get(sheet.name), widest: widest.get(sheet.name) ?? 0 })
  return notes
}

const columnsOf = ({ read }: StagedRow) => Object.keys(read).map((letter) => columnOfAddress(letter) ?? 0)

/** 日期：2026年2月没有30日。应为：…; numbers of persons are struck out. */
function sentenceOf({ field, message, expected }: StagedIssue, definition: AnyRecord) {
  const label = field === null ? undefined : definition.fields[field]?.label.zh
  return withoutPersonalNumbers(`${label === undefined ? '' : `${label}：`}${message.zh}${expected === null ? '' : `。应为：${expected.zh}`}`)
}

/** Where no cell is to blame, the row's first one says it. */
function addIssue(cells: Map<number, CellNote>, { row, issue, said }: { row: StagedRow, issue: StagedIssue, said: string }) {
  const column = (issue.column === null ? undefined : columnOfAddress(issue.column)) ?? Math.min(...columnsOf(row))
  if (!Number.isFinite(column)) return
  const known = cells.get(column)
  cells.set(column, { ...known, kind: 'wrong', comment: known?.comment ? `${known.comment}\n${said}` : said })
}

function addFix(cells: Map<number, CellNote>, { cell, before, text }: ImportFix, definition: AnyRecord) {
  const was = before === null ? '原为空白' : `原为“${withoutPersonalNumbers(before)}”`
  const column = columnOfAddress(cell)
  if (!cell.startsWith('.') && column !== undefined) {
    cells.set(column, { kind: 'fixed', comment: `已在系统中改过，${was}`, text: text ?? '' })
    return
  }
  const label = definition.fields[cell.slice(1)]?.label.zh ?? cell.slice(1)
  const said = `系统中为这一行补填了“${label}”：${text ?? ''}。表中没有这一列，换上这份文件后需再补填`
  const known = cells.get(0)
  cells.set(0, { ...known, kind: known?.kind ?? 'fixed', comment: known?.comment ? `${known.comment}\n${said}` : said })
}

function addReasons(notes: Notes, { sheet, reasons, widest }: { sheet: ImportSummary['sheets'][number], reasons: Map<number, string> | undefined, widest: number }) {
  const rows = notes.get(sheet.name)
  const header = sheet.headerRows?.bottom
  const column = Math.max(widest, ...sheet.columns.map(({ column: letter }) => columnOfAddress(letter) ?? 0)) + 1
  if (!rows || !reasons || header === undefined || column >= DEFAULT_LIMITS.columns) return
  rows.set(header, new Map([...rows.get(header) ?? [], [column, { kind: 'wrong', comment: null, text: REASONS_HEADING }]]))
  for (const [row, text] of reasons) rows.get(row)?.set(column, { kind: 'plain', comment: null, text })
}
