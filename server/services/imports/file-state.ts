import { stat } from 'node:fs/promises'
import type { ServiceContext } from '../../context.ts'
import { gone } from '../../errors.ts'
import { type Retention, readRetention } from '../settings/retention.ts'
import type { ImportBatchRow } from './require-import.ts'
import type { FileState } from './types.ts'
import { uploadPath } from './uploads.ts'

const DAY_MILLISECONDS = 86_400_000

type KeptFile = Pick<ImportBatchRow, 'status' | 'file_hash' | 'created_at' | 'committed_at' | 'undone_at' | 'file_purged_at' | 'file_purge_days'>

/** The moment (UTC) after which a file is no longer kept: so many days after its import was last committed or undone, else begun. */
export function keptUntil({ created_at: created, committed_at: committed, undone_at: undone }: KeptFile, { fileDays, draftDays }: Retention) {
  const [from, days] = committed === null ? [created, draftDays] : [undone ?? committed, fileDays]
  return new Date(Date.parse(from) + days * DAY_MILLISECONDS).toISOString()
}

/** Whether the original of an import is still there, and until when. */
export async function fileState({ db, env }: Pick<ServiceContext, 'db' | 'env'>, batch: KeptFile): Promise<FileState> {
  if (batch.file_purged_at !== null) return { state: 'purged', at: batch.file_purged_at, days: batch.file_purge_days ?? 0 }
  const exists = await stat(uploadPath(env.dataDirectory, batch.file_hash)).then((found) => found.isFile(), () => false)
  return exists ? { state: 'kept', until: keptUntil(batch, await readRetention(db)) } : { state: 'none' }
}

/** Throws `gone`, with the reason, where the original of an import is no longer kept. */
export async function requireFile(context: Pick<ServiceContext, 'db' | 'env'>, batch: KeptFile) {
  const state = await fileState(context, batch)
  if (state.state === 'purged') throw purged(state.days)
  if (state.state === 'none') throw notKept()
}

const purged = (days: number) => gone({
  zh: `原件已按 ${days} 天期限清除，逐行的记录和文件的 SHA-256 仍在`,
  en: `The original was removed after ${days} days, as is set; its rows and its SHA-256 are still here`,
})

const notKept = () => gone({ zh: '这次导入没有留下原件', en: 'No original was kept of this import' })
