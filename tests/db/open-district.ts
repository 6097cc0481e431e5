import { connect, type Db } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { loadCompletionContext, prepareValues } from '../../db/prepare-values.ts'
import { writeRecords } from '../../db/queries/write-records.ts'
import type { StoredRecord, Values } from '../../db/record.ts'
import type { RecordName } from '../../db/records.ts'

export const authorship = { authorId: null, at: '2026-11-23T02:00:00.000Z', batchId: null }

/** A new database, in memory or in a file, with the district 岚湾区 in it, and a way to add records as staff would enter them. */
export async function openDistrict({ today = '2026-11-23', path = ':memory:' } = {}) {
  const db = connect(path)
  await migrate(db)

  async function add(type: RecordName, given: Values): Promise<StoredRecord> {
    const values = await complete(db, { type, given, today })
    const [record] = await db.transaction().execute((trx) => writeRecords(trx, type, [{ before: null, values }], authorship))
    if (!record) throw new Error(`${type} was not stored`)
    return record
  }

  async function change(type: RecordName, before: StoredRecord, given: Values | null): Promise<StoredRecord> {
    const values = given === null ? null : await complete(db, { type, given, today })
    const [record] = await db.transaction().execute((trx) => writeRecords(trx, type, [{ before, values }], authorship))
    if (!record) throw new Error(`${type} was not stored`)
    return record
  }

  const root = await add('organization', { name: '岚湾区', side: 'civilian', kind: 'government', is_member: false })
  return { db, add, change, root }
}

async function complete(db: Db, { type, given, today }: { type: RecordName, given: Values, today: string }) {
  const prepared = prepareValues(type, given, await loadCompletionContext(db, today))
  if (prepared.values === null) throw new Error(`${type}: ${JSON.stringify(prepared.issues)}`)
  return prepared.values
}
