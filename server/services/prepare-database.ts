import { mkdir } from 'node:fs/promises'
import { connect, type Db } from '../../db/connect.ts'
import { todayInShanghai } from '../../db/dates.ts'
import { migrate } from '../../db/migrate.ts'
import { loadOrganizationTree } from '../../db/organization-tree.ts'
import { countAccounts } from '../../db/queries/accounts.ts'
import { interruptReportBatches } from '../../db/queries/report-batches.ts'
import { writeRecords } from '../../db/queries/write-records.ts'
import { loadCompletionContext, prepareValues } from '../../db/prepare-values.ts'
import { loadSample } from '../../db/sample/load-sample.ts'
import type { Env } from '../env.ts'
import { recoverImports } from './imports/recover-imports.ts'
import { seedAccounts, type SignIn } from './accounts/seed-accounts.ts'

/**
 * Opens the database, makes or upgrades it, and on the very first start loads the sample district (or only a district to hang units
 * below) and makes the first accounts. Later starts change no data. `created` holds the new accounts, or null.
 */
export async function prepareDatabase(env: Env, { now, empty }: { now: Date, empty: boolean }): Promise<{ db: Db, created: SignIn[] | null }> {
  await mkdir(env.dataDirectory, { recursive: true, mode: 0o700 })
  const db = connect(env.databasePath)
  await migrate(db)
  await recoverImports(db)
  await interruptReportBatches(db)
  const today = todayInShanghai(now)
  // Two steps, each whole or not at all: a start that was cut short between them goes on where it stopped.
  if (await isEmpty(db)) {
    if (empty) await createDistrict(db, { now, today })
    else await loadSample(db, { today })
  }
  if (await countAccounts(db) > 0) return { db, created: null }
  return { db, created: await seedAccounts(db, { dataDirectory: env.dataDirectory, now, empty }) }
}

async function isEmpty(db: Db) {
  const { root } = await loadOrganizationTree(db)
  return root === null
}

async function createDistrict(db: Db, { now, today }: { now: Date, today: string }) {
  const prepared = prepareValues('organization', { name: '本区', side: 'civilian', kind: 'government', is_member: false }, await loadCompletionContext(db, today))
  const { values } = prepared
  if (!values) throw new Error(prepared.issues.map((issue) => issue.message.zh).join('；'))
  await db.transaction().execute((trx) =>
    writeRecords(trx, 'organization', [{ before: null, values }], { authorId: null, at: now.toISOString(), batchId: null }))
}
