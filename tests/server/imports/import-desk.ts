import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '../../../db/connect.ts'
import { todayInShanghai } from '../../../db/dates.ts'
import { recordNames, type RecordName } from '../../../db/records.ts'
import { readImportRowPages } from '../../../db/queries/imports.ts'
import { beginCommit, commitImport } from '../../../server/services/imports/commit-import.ts'
import { createImport } from '../../../server/services/imports/create-import.ts'
import { prepareImport } from '../../../server/services/imports/prepare-import.ts'
import { fromImportRow } from '../../../server/services/imports/staged-row.ts'
import type { ImportOptions } from '../../../server/services/imports/types.ts'
import { beginUndo, undoImport } from '../../../server/services/imports/undo-import.ts'
import { uploadPath } from '../../../server/services/imports/uploads.ts'
import type { ServiceContext } from '../../../server/context.ts'

export const now = new Date('2026-11-23T02:00:00.000Z')
export const today = todayInShanghai(now)

interface Choices { options?: ImportOptions, fileName?: string, scope?: number | null }

/** An office's import desk over a database: files in, previews, commits and the way back, with a data directory of its own. */
export async function openDesk(db: Db) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'tongxin-imports-'))
  const env = { dataDirectory, databasePath: ':memory:', host: '127.0.0.1', port: 0, secureCookies: false }
  const user = { id: 0, name: 'test', displayName: '测试', role: 'staff' as const, organizationId: null, mustChangePassword: false }
  const context: ServiceContext = { db, env, user, now, today, address: null }

  async function prepare(type: RecordName, bytes: Uint8Array, { options = {}, fileName = '台账.xlsx', scope = null }: Choices = {}) {
    const { id, hash } = await createImport(context, { fileName, content: [bytes], type, options })
    const path = uploadPath(dataDirectory, hash)
    const summary = await prepareImport({ db, batchId: id, path, type, options, scopeOrganizationId: scope, today })
    return { id, summary, rows: await stagedRows(db, id) }
  }

  async function commit(id: number, type: RecordName, { leaveWrong = false, scope = null }: { leaveWrong?: boolean, scope?: number | null } = {}) {
    await beginCommit(db, { batchId: id, leaveWrong })
    return commitImport({ db, batchId: id, type, authorId: null, scopeOrganizationId: scope, now, today, address: null })
  }

  async function undo(id: number, type: RecordName) {
    await beginUndo(db, id)
    return undoImport({ db, batchId: id, type, authorId: null, now, address: null })
  }

  return { context, prepare, commit, undo }
}

export async function stagedRows(db: Db, batchId: number) {
  const rows = []
  for await (const page of readImportRowPages(db, batchId)) rows.push(...page.map(fromImportRow))
  return rows
}

/** Everything that an import may touch, without what only tells that something was written: versions, times and deleted rows. */
export async function dump(db: Db) {
  const records = await Promise.all(recordNames.map(async (type) => {
    const rows = await db.selectFrom(type).selectAll().where('deleted_at', 'is', null).orderBy('id').execute()
    return [type, rows.map(({ version: _version, updated_at: _at, updated_by: _by, ...row }) => row)] as const
  }))
  return {
    records: Object.fromEntries(records),
    scope: await db.selectFrom('record_scope').selectAll().orderBy('record_type').orderBy('organization_id').orderBy('date').orderBy('record_id').execute(),
    months: await db.selectFrom('rollup_month').selectAll().orderBy('measure').orderBy('organization_id').orderBy('period').orderBy('subdistrict_id').orderBy('category').execute(),
    days: await db.selectFrom('rollup_day').selectAll().orderBy('measure').orderBy('organization_id').orderBy('period').orderBy('subdistrict_id').orderBy('category').execute(),
    search: await db.selectFrom('search_term').selectAll().orderBy('record_type').orderBy('term').orderBy('record_id').execute(),
  }
}
