import type { BaseMapEntry } from '../../../db/base-map.ts'
import type { AuditAction } from '../../../db/database.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { findBaseMap, findBaseMapVersions, insertBaseMap, markBaseMapRemoved, replaceBaseMap } from '../../../db/queries/base-maps.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, invalid, notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { inTransaction } from '../records/save.ts'
import { keptKey } from './base-map-schema.ts'
import { tileFile } from './tile-files.ts'

/** Adds a base map. Throws permission.denied, `invalid` for a file that cannot be used or a missing key. */
export async function createBaseMap(context: ServiceContext, entry: BaseMapEntry) {
  requireFeature(context.user.role, 'settings')
  await requireUsable(context, entry)
  return inTransaction(context, async (inside) => {
    const id = await insertBaseMap(inside.db, entry, writingOf(inside))
    await audit(inside, 'create', { id, version: 1, entry })
    return { id, version: 1 }
  })
}

/** Changes a base map; `version` is the one that was seen, and an empty key keeps the one that stands. Throws permission.denied, not_found, `conflict`, `invalid`. */
export async function changeBaseMap(context: ServiceContext, { id, version, entry }: { id: number, version: number, entry: BaseMapEntry }) {
  requireFeature(context.user.role, 'settings')
  return inTransaction(context, async (inside) => {
    const before = await requireVersion(inside, id, version)
    if (before.removedAt !== null) throw notFound({ zh: '底图', en: 'base map' })
    const complete = keepKey(entry, before.entry)
    await requireUsable(inside, complete)
    await replaceBaseMap(inside.db, { id, version: version + 1, entry: complete }, writingOf(inside))
    await audit(inside, 'update', { id, version: version + 1, entry: complete })
    return { id, version: version + 1 }
  })
}

/** Takes a base map off the map; it can be brought back. Throws permission.denied, not_found, `conflict`. */
export async function removeBaseMap(context: ServiceContext, { id, version }: { id: number, version: number }) {
  requireFeature(context.user.role, 'settings')
  return inTransaction(context, async (inside) => {
    const before = await requireVersion(inside, id, version)
    if (before.removedAt !== null) throw conflict({ zh: '这个底图已经移除', en: 'This base map is removed already' })
    await markBaseMapRemoved(inside.db, id, writingOf(inside))
    await audit(inside, 'delete', before)
    return { id, version }
  })
}

/** Puts an earlier version, with its key, in place of the one that stands, as a new version; brings back a base map that was removed. Throws permission.denied, not_found, `conflict`, `invalid`. */
export async function restoreBaseMap(context: ServiceContext, { id, version, from }: { id: number, version: number, from: number }) {
  requireFeature(context.user.role, 'settings')
  return inTransaction(context, async (inside) => {
    await requireVersion(inside, id, version)
    const earlier = (await findBaseMapVersions(inside.db, id)).find((one) => one.version === from)
    if (!earlier) throw notFound({ zh: '版本', en: 'version' })
    await requireUsable(inside, earlier.entry)
    await replaceBaseMap(inside.db, { id, version: version + 1, entry: earlier.entry }, writingOf(inside))
    await audit(inside, 'restore', { id, version: version + 1, entry: earlier.entry })
    return { id, version: version + 1 }
  })
}

const writingOf = ({ user, now }: ServiceContext) => ({ authorId: user.id, at: now.toISOString() })

async function requireVersion({ db }: ServiceContext, id: number, version: number) {
  const baseMap = await findBaseMap(db, id)
  if (!baseMap) throw notFound({ zh: '底图', en: 'base map' })
  if (baseMap.version !== version) throw conflict({ zh: '这个底图刚被别人改过，请刷新后再改', en: 'Somebody has just changed this base map; reload and change it again' })
  return baseMap
}

function keepKey(entry: BaseMapEntry, before: BaseMapEntry): BaseMapEntry {
  if (entry.source.kind !== 'tianditu' || before.source.kind !== 'tianditu' || entry.source.key !== keptKey) return entry
  // Whoever could send the key to another address could read it there.
  if (entry.source.address !== before.source.address) throw invalid({ zh: '服务地址变了，请重新填写密钥', en: 'The address of the service has changed: fill in the key again' }, ['source.key'])
  return { ...entry, source: { ...entry.source, key: before.source.key } }
}

const faults = {
  no_tiles: { zh: '它不是 MBTiles 底图文件，或已损坏', en: 'it is no MBTiles file, or it is damaged' },
  vector: { zh: '它装的是矢量瓦片（pbf），地图只能显示图片瓦片（png、jpg、webp）。请导出图片瓦片', en: 'it holds vector tiles (pbf) and the map shows pictures only (png, jpg, webp). Export picture tiles' },
  format: { zh: '它没有注明瓦片格式，或不是 png、jpg、webp', en: 'it does not say the format of its tiles, or it is none of png, jpg, webp' },
  no_index: { zh: '它的瓦片表没有索引，取一块要读完整个文件。请用制作软件重新导出', en: 'its table of tiles has no index, and finding one would mean reading all. Export it again' },
}

async function requireUsable({ env }: ServiceContext, { source }: BaseMapEntry) {
  if (source.kind === 'tianditu' && source.key === keptKey) throw invalid({ zh: '天地图需要密钥（tk）', en: 'Tianditu needs a key (tk)' }, ['source.key'])
  if (source.kind !== 'mbtiles') return
  const opened = await tileFile(env.dataDirectory, source.file)
  if (!opened) throw invalid({ zh: `数据文件夹里没有“${source.file}”`, en: `There is no “${source.file}” in the data folder` }, ['source.file'])
  const fault = opened.file.fault && faults[opened.file.fault]
  if (fault) throw invalid({ zh: `“${source.file}”不能用：${fault.zh}`, en: `“${source.file}” cannot be used: ${fault.en}` }, ['source.file'])
}

/** Addresses stay out of the trail: what follows the question mark may be a key. */
function audit({ db, user, now, address }: ServiceContext, action: AuditAction, { id, version, entry }: { id: number, version: number, entry: BaseMapEntry }) {
  const { source } = entry
  const from = source.kind === 'mbtiles' ? source.file : new URL(source.kind === 'tianditu' ? source.address : source.url).origin
  return appendAudit(db, { at: now.toISOString(), authorId: user.id, action, subject: `base_map:${id}`, detail: { record: entry.name, form: source.kind, source: from, version }, address })
}
