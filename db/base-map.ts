/** How the tiles of a base map lie: CGCS2000 is WGS84 at map scale, GCJ-02 is off by some 500 m. */
export type TileSystem = 'WGS84' | 'CGCS2000' | 'GCJ02'

/** Whether a browser fetches tiles itself, for which the page lets that one origin in, or the server does it for the browser, which then never sees the address or a key in it. */
export type Through = 'browser' | 'server'

/** Where tiles come from. */
export type TileSource =
  /** A file in the data folder, by its name. */
  | { kind: 'mbtiles', file: string }
  /** An address with {z}, {x} and {y}, or {-y} where rows are counted from the south. */
  | { kind: 'xyz', url: string, through: Through }
  | { kind: 'wms', url: string, layers: string, version: '1.1.1' | '1.3.0', format: 'image/png' | 'image/jpeg', through: Through }
  | { kind: 'wmts', url: string, layer: string, style: string, matrixSet: string, matrixPrefix: string, format: string, through: Through }
  /** 天地图 with its lettering; always through the server, so that the office's key stays there. */
  | { kind: 'tianditu', theme: 'vec' | 'img', address: string, key: string }

/** A base map as the administrator describes it; what the margin must say is part of it. */
export interface BaseMapEntry {
  name: string
  source: TileSource
  minZoom: number
  maxZoom: number
  system: TileSystem
  /** 审图号; without one the map is stamped. */
  approval: string | null
  licence: string
  attribution: string
}
