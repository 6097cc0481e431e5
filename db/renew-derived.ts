import { createHash } from 'node:crypto'
import type { Db } from './connect.ts'
import { insertInChunks } from './queries/insert-in-chunks.ts'
import { rememberTerms, termRows } from './queries/record-effects.ts'
import { readRecordPages } from './queries/records.ts'
import { measures, recordNames } from './records.ts'
import { rebuildDerived } from './rollups.ts'
import { termsVersion } from './search-terms.ts'

/** Grows when something is counted otherwise than before under the same name, or a migration wrote records. */
const countedVersion = 2

/**
 * After an upgrade, makes anew what no longer follows from the records as the program derives it: scope and rollups where it has measures
 * that the database was not counted by, search terms where names have others than before.
 */
export async function renewDerived(db: Db) {
  const counted = createHash('sha256').update(JSON.stringify([countedVersion, [...measures.keys()].sort()])).digest('hex')
  const known = await db.selectFrom('counting').select(['measures', 'terms']).where('id', '=', 1).executeTakeFirst()
  if (known?.measures !== counted) {
    await db.transaction().execute(async (trx) => {
      await rebuildDerived(trx)
      await trx.updateTable('counting').set({ measures: counted }).where('id', '=', 1).execute()
    })
  }
  if (known?.terms !== termsVersion) {
    await db.transaction().execute(async (trx) => {
      await rebuildTerms(trx)
      await trx.updateTable('counting').set({ terms: termsVersion }).where('id', '=', 1).execute()
    })
  }
}

async function rebuildTerms(trx: Db) {
  await trx.deleteFrom('search_term').execute()
  const termsOf = rememberTerms()
  for (const type of recordNames) {
    for await (const records of readRecordPages(trx, type)) {
      await insertInChunks(trx, 'search_term', records.flatMap((record) => termRows(type, record, termsOf)))
    }
  }
}
