import type { Db } from '../../../db/connect.ts'
import { releaseImports } from '../../../db/queries/imports.ts'

/**
 * Lets imports go that were being committed or undone when the server stopped. What was not published is nowhere in the records, so they
 * stand as before and can be committed or undone again.
 */
export async function recoverImports(db: Db) {
  await releaseImports(db, { from: 'committing', to: 'ready' })
  await releaseImports(db, { from: 'undoing', to: 'committed' })
}
