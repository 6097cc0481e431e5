import type { BaseMapEntry } from '../../../db/base-map.ts'
import { findBaseMap, findBaseMaps, findBaseMapVersions } from '../../../db/queries/base-maps.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { keptKey } from './base-map-schema.ts'
import { listTileFiles } from './tile-files.ts'

/** An entry as it may be shown: a key goes in and never comes out again. */
export const withoutKey = (entry: BaseMapEntry): BaseMapEntry => entry.source.kind === 'tianditu' ? { ...entry, source: { ...entry.source, key: keptKey } } : entry

/** The base maps as the administrator sees them, with those removed and with the tile files in the data folder. Throws permission.denied. */
export async function showBaseMaps({ db, env, user }: ServiceContext) {
  requireFeature(user.role, 'settings')
  const [baseMaps, files] = await Promise.all([findBaseMaps(db, { removed: true }), listTileFiles(env.dataDirectory)])
  return { baseMaps: baseMaps.map((baseMap) => ({ ...baseMap, entry: withoutKey(baseMap.entry) })), files }
}

/** Every version of a base map, the newest first. Throws permission.denied, not_found. */
export async function showBaseMapVersions({ db, user }: ServiceContext, id: number) {
  requireFeature(user.role, 'settings')
  if (!await findBaseMap(db, id)) throw notFound({ zh: '底图', en: 'base map' })
  return (await findBaseMapVersions(db, id)).map((version) => ({ ...version, entry: withoutKey(version.entry) }))
}
