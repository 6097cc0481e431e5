import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../../../db/connect.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { findDiscardedWithRows, findImportsWithOldFiles, findOldDrafts, findUnneededFiles } from '../../../db/queries/import-purge.ts'
import { deleteImportRows, moveImportBatch, updateImportBatch } from '../../../db/queries/imports.ts'
import { readRetention } from '../settings/retention.ts'
import { jobProgress } from './import-jobs.ts'
import { atShelf, dropUpload, incomingFolder, uploadPath, uploadsFolder } from './uploads.ts'

interface Desk { db: Db, dataDirectory: string, now: Date }

const DAY_MILLISECONDS = 86_400_000
const LOT = 100

/**
 * Removes what imports leave behind once it is past its time: originals of committed imports, drafts that nobody committed with their
 * previews, and files that no import speaks of. Each is a line of the trail. What is still needed by anything stays.
 */
export async function clearImports(desk: Desk) {
  const { fileDays, draftDays } = await readRetention(desk.db)
  await purgeFiles(desk, fileDays)
  await purgeDrafts(desk, draftDays)
  for (const id of await findDiscardedWithRows(desk.db)) await deleteImportRows(desk.db, id)
  await sweepFolders(desk)
}

const daysAgo = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MILLISECONDS).toISOString()

async function purgeFiles({ db, dataDirectory, now }: Desk, days: number) {
  for (;;) {
    const batches = await findImportsWithOldFiles(db, { before: daysAgo(now, days), limit: LOT })
    if (batches.length === 0) return
    for (const { id, record_type: type, file_hash: hash, file_name: file } of batches) {
      const at = now.toISOString()
      await db.transaction().execute(async (trx) => {
        await updateImportBatch(trx, id, { file_purged_at: at, file_purge_days: days })
        await appendAudit(trx, { at, authorId: null, action: 'purge', subject: type, detail: { batchId: id, file, hash, days }, address: null })
      })
      await dropUpload(db, { dataDirectory, id, hash })
    }
  }
}

async function purgeDrafts({ db, dataDirectory, now }: Desk, days: number) {
  for (let after = 0; ;) {
    const drafts = await findOldDrafts(db, { before: daysAgo(now, days), after, limit: LOT })
    const last = drafts.at(-1)
    if (!last) return
    for (const { id, record_type: type, file_hash: hash, file_name: file, status } of drafts) {
      if (jobProgress(id) !== null) continue
      const at = now.toISOString()
      const isDropped = await db.transaction().execute(async (trx) => {
        if (!await moveImportBatch(trx, id, { from: status, values: { status: 'discarded', file_purged_at: at, file_purge_days: days } })) return false
        await appendAudit(trx, { at, authorId: null, action: 'purge', subject: type, detail: { batchId: id, file, hash, days, draft: true }, address: null })
        return true
      })
      if (!isDropped) continue
      await deleteImportRows(db, id)
      await dropUpload(db, { dataDirectory, id, hash })
    }
    after = last.id
  }
}

/** Files that broke off on their way in, and such as no import speaks of, once they are a day old: younger ones may be on their way. */
async function sweepFolders({ db, dataDirectory, now }: Desk) {
  const isOld = async (path: string) => {
    const found = await stat(path).catch(() => null)
    return found?.isFile() === true && now.getTime() - found.mtimeMs > DAY_MILLISECONDS
  }
  for (const name of await namesIn(incomingFolder(dataDirectory))) {
    const path = join(incomingFolder(dataDirectory), name)
    if (await isOld(path)) await rm(path, { force: true })
  }
  const stored = (await namesIn(uploadsFolder(dataDirectory))).filter((name) => /^[0-9a-f]{64}$/u.test(name))
  for (let start = 0; start < stored.length; start += LOT) {
    await atShelf(async () => {
      for (const hash of await findUnneededFiles(db, stored.slice(start, start + LOT))) {
        if (await isOld(uploadPath(dataDirectory, hash))) await rm(uploadPath(dataDirectory, hash), { force: true })
      }
    })
  }
}

const namesIn = (folder: string) => readdir(folder).catch((): string[] => [])
