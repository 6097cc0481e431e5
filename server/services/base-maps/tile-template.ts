import type { TileSource } from '../../../db/base-map.ts'

export interface TileAddress { z: number, x: number, y: number }

/** Half the edge of the world in metres of Web Mercator. */
const halfWorld = 20_037_508.342789244

/** The addresses of a source's layers, lowest first, with {z}, {x}, {y}, {-y} or {bbox} to be filled in. None for a file. */
export function tileTemplates(source: TileSource): string[] {
  switch (source.kind) {
    case 'mbtiles': return []
    case 'xyz': return [source.url]
    case 'wms': return [withQuery(source.url, {
      SERVICE: 'WMS', REQUEST: 'GetMap', VERSION: source.version, LAYERS: source.layers, STYLES: '', FORMAT: source.format, TRANSPARENT: 'false',
      [source.version === '1.3.0' ? 'CRS' : 'SRS']: 'EPSG:3857', WIDTH: '256', HEIGHT: '256',
    }, 'BBOX={bbox}')]
    case 'wmts': return [withQuery(source.url, {
      SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: source.layer, STYLE: source.style, TILEMATRIXSET: source.matrixSet, FORMAT: source.format,
    }, `TILEMATRIX=${encodeURIComponent(source.matrixPrefix)}{z}&TILEROW={y}&TILECOL={x}`)]
    // The `_w` sets are in ordinary Mercator; a map and its lettering are two layers.
    case 'tianditu': return [source.theme, source.theme === 'vec' ? 'cva' : 'cia'].map((layer) => withQuery(`${source.address.replace(/\/$/u, '')}/${layer}_w/wmts`, {
      SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: layer, STYLE: 'default', TILEMATRIXSET: 'w', FORMAT: 'tiles', tk: source.key,
    }, 'TILEMATRIX={z}&TILEROW={y}&TILECOL={x}'))
  }
}

/** How many layers of tiles a source has. */
export const layerCount = (source: TileSource) => source.kind === 'mbtiles' ? 1 : tileTemplates(source).length

function withQuery(url: string, query: Record<string, string>, open: string) {
  const separator = !url.includes('?') ? '?' : /[?&]$/u.test(url) ? '' : '&'
  return `${url}${separator}${new URLSearchParams(query).toString()}&${open}`
}

/** The address of one tile; rows are counted from the north. */
export function fillTemplate(template: string, { z, x, y }: TileAddress) {
  const edge = 2 * halfWorld / 2 ** z
  const bbox = [x * edge - halfWorld, halfWorld - (y + 1) * edge, (x + 1) * edge - halfWorld, halfWorld - y * edge].join(',')
  const values: Record<string, string | number> = { z, x, y, '-y': 2 ** z - 1 - y, bbox }
  return template.replaceAll(/\{(z|x|y|-y|bbox)\}/gu, (_, name: string) => String(values[name]))
}
