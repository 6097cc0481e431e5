import { basename, extname } from 'node:path'
import type { Role } from '../../../../db/database.ts'
import { appendAudit } from '../../../../db/queries/audit.ts'
import { recordDefinition } from '../../../../db/records.ts'
import type { ServiceContext } from '../../../context.ts'
import { conflict, invalid, notAllowed } from '../../../errors.ts'
import { permissions, requireFeature } from '../../../security/permissions.ts'
import { authorOf } from '../../author.ts'
import { requireFile } from '../file-state.ts'
import { JobCancelled, runJob } from '../import-jobs.ts'
import { isInMemory } from '../read-import.ts'
import { type ImportBatchRow, requireImport } from '../require-import.ts'
import type { ImportSummary } from '../types.ts'
import { uploadPath } from '../uploads.ts'
import { markWorkbook } from './mark-workbook.ts'

/** So small a workbook is marked between two requests without anyone noticing; a larger one in a thread of its own. */
const MOST_ROWS = 400
const MOST_BYTES = 512 * 1024

/**
 * The original workbook of an import with its wrong cells coloured and explained, to be corrected and put in again; that it was taken is
 * logged. Throws not_found, permission.denied, `gone` where the file is no longer kept, `invalid` where nothing is wrong, `conflict`
 * while it is read.
 */
export async function errorWorkbook(context: ServiceContext, id: number) {
  const { db, env, user, now, address } = context
  const batch = await requireImport(context, id)
  requireFeature(user.role, 'export')
  requireSight(batch, user.role)
  const summary = JSON.parse(batch.summary) as ImportSummary | null
  if (batch.status === 'reading' || summary === null) throw stillReading()
  if (summary.counts.wrong === 0 && summary.fixed === 0) throw nothingWrong()
  await requireFile(context, batch)
  const bytes = await mark(context, batch, summary)
  const detail = { batchId: id, file: batch.file_name, marked: true, wrong: summary.counts.wrong }
  await db.transaction().execute((trx) => appendAudit(trx, { at: now.toISOString(), authorId: authorOf(user), action: 'export', subject: batch.record_type, detail, address }))
  return { name: `${basename(batch.file_name, extname(batch.file_name))}-错误标注.xlsx`, bytes }

  async function mark({ env: { databasePath } }: ServiceContext, { file_hash: hash, file_size: size }: ImportBatchRow, { counts }: ImportSummary): Promise<Uint8Array> {
    const path = uploadPath(env.dataDirectory, hash)
    if (isInMemory(databasePath) || (counts.total <= MOST_ROWS && size <= MOST_BYTES)) return markWorkbook({ db, batchId: id, path })
    try {
      return await runJob(databasePath, { kind: 'mark', input: { batchId: id, path } }) as Uint8Array
    } catch (error) {
      throw error instanceof JobCancelled ? stillReading() : error
    }
  }
}

/**
 * Telephone numbers and names stand in the file as they were sent: struck out, they would come back into the ledger like that. So it is
 * only for those who see them on the screen as well. Throws permission.denied.
 */
function requireSight({ record_type: type }: ImportBatchRow, role: Role) {
  const { sees } = permissions[role]
  if (Object.values(recordDefinition(type).fields).some(({ sensitivity }) => !sees.includes(sensitivity))) throw notAllowed()
}

const stillReading = () => conflict({ zh: '正在重新核对这份文件，请稍候再下载', en: 'The file is being checked again; wait a moment' })

const nothingWrong = () => invalid({ zh: '这份文件没有有误的格子，不用标注', en: 'Nothing in this file is wrong; there is nothing to mark' })
