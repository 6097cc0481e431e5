import { findBaseMap } from '../../../db/queries/base-maps.ts'
import type { ServiceContext } from '../../context.ts'
import { AppError, notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { fetchTile } from './fetch-tile.ts'
import { tileFile } from './tile-files.ts'
import { fillTemplate, type TileAddress, tileTemplates } from './tile-template.ts'

export interface Tile { content: Uint8Array, mediaType: string, etag: string | null }

/** One clear pixel: beyond its edge a file has no tile, which is no failure. */
const clear = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII=', 'base64'))

const mediaTypes: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp' }

const noFile = (file: string) => new AppError('base_map.no_file', 404, {
  zh: `数据文件夹里没有可用的底图文件“${file}”。请把它放回去，或在设置里换一个`, en: `The data folder holds no usable base map file “${file}”. Put it back, or choose another in the settings`,
})

/** Gives the mark that a browser asks by whether what it keeps still holds, or null where that is not known. Throws permission.denied, not_found. */
export async function tileEtag(context: ServiceContext, id: number, { z, x, y }: TileAddress) {
  const { source } = (await requireBaseMap(context, id)).entry
  const opened = source.kind === 'mbtiles' ? await tileFile(context.env.dataDirectory, source.file) : null
  return opened && `"${opened.mark}-${z}-${x}-${y}"`
}

/** A tile of a base map that the server has or fetches. Throws permission.denied, not_found, `base_map.no_file`, `base_map.unreachable`. */
export async function readTile(context: ServiceContext, id: number, { layer, ...at }: TileAddress & { layer: number }): Promise<Tile> {
  const { entry: { source, name } } = await requireBaseMap(context, id)
  if (source.kind === 'mbtiles') {
    const opened = await tileFile(context.env.dataDirectory, source.file)
    const mediaType = mediaTypes[opened?.file.facts.format ?? '']
    if (!opened || opened.file.fault !== null || mediaType === undefined) throw noFile(source.file)
    const tile = opened.file.read(at.z, at.x, at.y)
    const etag = `"${opened.mark}-${at.z}-${at.x}-${at.y}"`
    return tile ? { content: new Uint8Array(tile), mediaType, etag } : { content: clear, mediaType: 'image/png', etag }
  }
  const template = tileTemplates(source)[layer]
  // What a browser fetches by itself needs no help; helping would let it ask the outside through the server.
  if (template === undefined || ('through' in source && source.through === 'browser')) throw notFound({ zh: '瓦片', en: 'tile' })
  return { ...await fetchTile(fillTemplate(template, at), name), etag: null }
}

async function requireBaseMap({ db, user }: ServiceContext, id: number) {
  requireFeature(user.role, 'map')
  const baseMap = await findBaseMap(db, id)
  if (!baseMap || baseMap.removedAt !== null) throw notFound({ zh: '底图', en: 'base map' })
  return baseMap
}
