import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import type { Db } from '../../../../db/connect.ts'
import { findImportBatch } from '../../../../db/queries/imports.ts'
import { type RecordName, recordDefinition } from '../../../../db/records.ts'
import { invalid } from '../../../errors.ts'
import { annotateXlsx } from '../../../spreadsheet/annotate/annotate-xlsx.ts'
import type { SheetNotes } from '../../../spreadsheet/annotate/notes.ts'
import { rewriteWorkbook, sheetName } from '../../../spreadsheet/annotate/rewrite-workbook.ts'
import { DEFAULT_LIMITS } from '../../../spreadsheet/limits.ts'
import { openWorkbook } from '../../../spreadsheet/read-workbook.ts'
import { refusalOf } from '../refusal.ts'
import type { ImportSummary } from '../types.ts'
import { collectNotes } from './collect-notes.ts'

export interface MarkInput { db: Db, batchId: number, path: string }

/**
 * The original of an import with what is wrong in it coloured and explained, as an .xlsx: the file itself where it is one, else its rows
 * written anew. Throws `invalid` where the file can no longer be read.
 */
export async function markWorkbook({ db, batchId, path }: MarkInput): Promise<Buffer> {
  const batch = await findImportBatch(db, batchId)
  const summary = JSON.parse(batch?.summary ?? 'null') as ImportSummary | null
  if (!batch || !summary) throw new Error(`import ${batchId} has no preview`)
  const notes = await collectNotes(db, { batchId, definition: recordDefinition(batch.record_type as RecordName), summary })
  const limits = DEFAULT_LIMITS
  let folder: string | null = null
  try {
    const workbook = await openWorkbook(path)
    try {
      if (workbook.kind === 'xlsx') return await annotateXlsx(path, { limits, notes })
      for (const sheet of workbook.sheets) if (workbook.kind === 'csv') sheet.name = basename(batch.file_name, extname(batch.file_name)) || sheet.name
      folder = await mkdtemp(join(tmpdir(), 'tongxin-marked-'))
      const rewritten = join(folder, 'rewritten.xlsx')
      await rewriteWorkbook(workbook, rewritten)
      return await annotateXlsx(rewritten, { limits, notes: new Map([...notes].map(([name, own]): [string, SheetNotes] => [sheetName(name), own])) })
    } finally {
      await workbook.close()
    }
  } catch (error) {
    const reason = refusalOf(error)
    throw reason === null ? error : invalid(reason)
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
}
