import type { Db } from '../../../db/connect.ts'
import { findBaseMaps } from '../../../db/queries/base-maps.ts'

/** The origins that a page may show pictures of: those whose tiles the administrator lets browsers fetch, and no other. */
export async function tileOrigins(db: Db) {
  const origins = (await findBaseMaps(db)).flatMap(({ entry: { source } }) => 'through' in source && source.through === 'browser' ? new URL(source.url).origin : [])
  return [...new Set(origins)]
}
