import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Db } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { findRecordEvenDeleted, readRecordPages } from '../../db/queries/records.ts'
import type { RecordWrite } from '../../db/queries/record-effects.ts'
import { lastChange, stageRecords } from '../../db/queries/stage-records.ts'
import { recordDefinition, recordNames } from '../../db/records.ts'
import type { StoredRecord } from '../../db/record.ts'
import { loadSample } from '../../db/sample/load-sample.ts'
import { authorship } from './open-district.ts'

let db: Db

beforeAll(async () => {
  db = connect(':memory:')
  await migrate(db)
  await loadSample(db, { today: '2026-11-23' })
})
afterAll(() => db.destroy())

/** Whose tree others hang on. */
const types = recordNames.filter((type) => type !== 'organization')

async function someOf(type: (typeof types)[number]) {
  const records: StoredRecord[] = []
  for await (const page of readRecordPages(db, type)) records.push(...page)
  return records.slice(-30)
}

describe('records that are written by the thousand', () => {
  it.each(types)('of %s leave the history that each would leave alone: as they stood before, and as they stand now', async (type) => {
    const records = await someOf(type)
    const names = Object.keys(recordDefinition(type).fields)
    const writes = records.map((before, index): RecordWrite => {
      const values = Object.fromEntries(names.map((name) => [name, before[name] ?? null]))
      // Every third is deleted, every third is made anew beside itself, and the others stand with another note of their origin.
      if (index % 3 === 0) return { before, values: null }
      return index % 3 === 1 ? { before: null, values, occurrence: 90 + index } : { before, values, origin: { batchId: 7, sheet: '走访“慰问”', row: index } }
    })
    const since = await lastChange(db)
    await db.connection().execute(async (connection) => {
      const staging = await stageRecords(connection, type, { authorship: { ...authorship, batchId: 7 }, newRecords: records.length, since })
      await staging.stage(writes, records.map(({ id }) => id))
      await staging.arrange()
      await connection.transaction().execute(async (trx) => {
        expect(await staging.isStale(trx)).toBe(false)
        await staging.publish(trx)
      })
      await staging.drop()
    })
    const changes = await db.selectFrom('change').selectAll().where('id', '>', since).orderBy('id').execute()
    expect(changes.length).toBe(records.length)
    for (const [index, change] of changes.entries()) {
      expect(change).toMatchObject({ record_type: type, batch_id: 7, author_id: authorship.authorId, at: authorship.at })
      expect(JSON.parse(change.before ?? 'null')).toEqual(writes[index]?.before)
      expect(JSON.parse(change.after ?? 'null')).toEqual(await findRecordEvenDeleted(db, type, change.record_id))
      expect(change.version).toBe((writes[index]?.before?.version ?? 0) + 1)
    }
  })
})
