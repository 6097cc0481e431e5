import { type BaseMap, findBaseMaps } from '../../../db/queries/base-maps.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { tileFile } from './tile-files.ts'
import { layerCount, tileTemplates } from './tile-template.ts'

/**
 * The base maps that may be chosen on the map: where a browser gets each one's tiles, and what the margin must say. An address that the
 * server asks for the browser is not told, nor any key. Throws permission.denied.
 */
export async function listBaseMaps({ db, env, user }: ServiceContext) {
  requireFeature(user.role, 'map')
  return Promise.all((await findBaseMaps(db)).map(async (baseMap) => {
    const { name, minZoom, maxZoom, system, approval, licence, attribution, source } = baseMap.entry
    return {
      id: baseMap.id, name, minZoom, maxZoom, system, approval, licence, attribution, layers: await layersOf(baseMap, env.dataDirectory),
      /** A browser that fetches tiles of another site may show them and not draw them into a file. */
      drawable: !('through' in source) || source.through === 'server',
    }
  }))
}

/** Addresses change with what they answer, so that a browser may keep every answer. */
async function layersOf({ id, version, entry: { source } }: BaseMap, dataDirectory: string) {
  if ('through' in source && source.through === 'browser') return tileTemplates(source)
  const mark = source.kind === 'mbtiles' ? (await tileFile(dataDirectory, source.file))?.mark ?? 'none' : ''
  return Array.from({ length: layerCount(source) }, (_, layer) => `/api/base-maps/${id}/tiles/${layer}/{z}/{x}/{y}?v=${[version, mark].filter(Boolean).join('-')}`)
}
