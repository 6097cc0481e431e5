import { createHash } from 'node:crypto'
import type { Db } from './connect.ts'
import { measures } from './records.ts'
import { rebuildDerived } from './rollups.ts'

/** Grows when something is counted otherwise than before under the same name, or a migration wrote records. */
const countedVersion = 2

/** Makes scope and rollups anew where the program has measures that the database was not counted by: after an upgrade. */
export async function renewDerived(db: Db) {
  const counted = createHash('sha256').update(JSON.stringify([countedVersion, [...measures.keys()].sort()])).digest('hex')
  const known = await db.selectFrom('counting').select('measures').where('id', '=', 1).executeTakeFirst()
  if (known?.measures === counted) return
  await db.transaction().execute(async (trx) => {
    await rebuildDerived(trx)
    await trx.updateTable('counting').set({ measures: counted }).where('id', '=', 1).execute()
  })
}
