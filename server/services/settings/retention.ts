import type { Db } from '../../../db/connect.ts'
import { readSetting } from '../../../db/queries/revision.ts'

/** For how many days something is kept. */
export interface Retention {
  /** Originals of imports that were committed. */
  fileDays: number
  /** Imports that were never committed, with their previews and originals. */
  draftDays: number
}

export const retentionDefaults: Retention = { fileDays: 180, draftDays: 30 }

/** Under which name each stands among the settings. */
export const retentionNames: Record<keyof Retention, string> = { fileDays: 'import_file_days', draftDays: 'import_draft_days' }

/** How long files of imports are kept here. */
export async function readRetention(db: Db): Promise<Retention> {
  const [fileDays, draftDays] = await Promise.all([readSetting(db, retentionNames.fileDays), readSetting(db, retentionNames.draftDays)])
  return {
    fileDays: fileDays === null ? retentionDefaults.fileDays : Number(fileDays),
    draftDays: draftDays === null ? retentionDefaults.draftDays : Number(draftDays),
  }
}
