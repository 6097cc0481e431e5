import { basename } from 'node:path'
import { createReadStream } from 'node:fs'
import { readImportRowPages } from '../../../db/queries/imports.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { Label } from '../../../db/record.ts'
import type { ServiceContext } from '../../context.ts'
import { maskText } from '../../security/permissions.ts'
import { createImport } from './create-import.ts'
import { discardImport } from './discard-import.ts'
import { commitAs } from './finish-import.ts'
import { prepareImport } from './prepare-import.ts'
import { fromImportRow } from './staged-row.ts'
import type { CommitResult, ImportOptions, ImportSummary } from './types.ts'
import { uploadPath } from './uploads.ts'

export interface WrongCell { sheet: string, row: number, column: string | null, field: string | null, read: string | null, reason: Label, expected: Label | null }

export interface FileResult {
  file: string
  batchId: number
  summary: ImportSummary
  wrong: WrongCell[]
  /** Null where nothing was committed: refused, a trial, or wrong rows that were not to be left. */
  committed: CommitResult | null
}

/** Takes a file from disk through the whole import without a person looking at the preview. What is not committed is discarded. */
export async function importFile(
  context: ServiceContext,
  { path, type, options, dryRun, leaveWrong }: { path: string, type: RecordName, options: ImportOptions, dryRun: boolean, leaveWrong: boolean },
): Promise<FileResult> {
  const { db, env, user, today } = context
  const { id, hash } = await createImport(context, { fileName: basename(path), content: createReadStream(path), type, options })
  const summary = await prepareImport({
    db, batchId: id, path: uploadPath(env.dataDirectory, hash), type, options, scopeOrganizationId: user.organizationId, today,
  })
  const wrong = await wrongCells(context, { batchId: id, type })
  const mayCommit = summary.refusal === null && !dryRun && (summary.counts.wrong === 0 || leaveWrong)
  const committed = mayCommit ? await commitAs(context, { id, leaveWrong }) : null
  if (!committed) await discardImport(context, id)
  return { file: path, batchId: id, summary, wrong, committed }
}

async function wrongCells({ db }: ServiceContext, { batchId, type }: { batchId: number, type: RecordName }) {
  const { fields } = recordDefinition(type)
  const cells: WrongCell[] = []
  for await (const page of readImportRowPages(db, batchId, { outcomes: ['wrong'] })) {
    for (const row of page.map(fromImportRow)) {
      for (const { column, field, read, message, expected } of row.issues) {
        // What is printed ends up in logs, where nobody's role is known.
        const isPhone = field !== null && fields[field]?.kind === 'phone'
        cells.push({ sheet: row.sheet, row: row.row, column, field, read: isPhone && read !== null ? maskText(read, 'phone') : read, reason: message, expected })
      }
    }
  }
  return cells
}
