import Sqlite from 'better-sqlite3'

/** What an .mbtiles file says of itself. Zooms are whole numbers; null where it does not say. */
export interface TileFileFacts { name: string | null, format: string | null, minZoom: number | null, maxZoom: number | null, attribution: string | null }

/** Why a file cannot be used: it is no tile file, its tiles are no pictures, or finding one would mean reading all. */
export type TileFileFault = 'no_tiles' | 'vector' | 'format' | 'no_index'

export interface TileFile {
  facts: TileFileFacts
  fault: TileFileFault | null
  /** A tile by zoom, column and row counted from the north, or null where the file has none. */
  read(z: number, x: number, y: number): Buffer | null
  close(): void
}

const pictureFormats = new Set(['png', 'jpg', 'jpeg', 'webp'])

/** Opens an .mbtiles file for reading only. Throws nothing: what is wrong with it is its `fault`. */
export function openTileFile(path: string): TileFile {
  let db: Sqlite.Database | null = null
  try {
    db = new Sqlite(path, { readonly: true, fileMustExist: true })
    const rows = db.prepare<[], { name: string, value: unknown }>('SELECT name, value FROM metadata LIMIT 100').all()
    const facts = factsOf(new Map(rows.map(({ name, value }) => [name, String(value)])))
    const sql = 'SELECT tile_data AS data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?'
    const plan = db.prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(0, 0, 0)
    const find = db.prepare<number[], { data: Buffer | null }>(sql)
    const opened = db
    return {
      facts,
      fault: faultOf(facts, plan.some(({ detail }) => detail.startsWith('SCAN'))),
      // The TMS scheme of the format counts rows from the south.
      read: (z, x, y) => find.get(z, x, 2 ** z - 1 - y)?.data ?? null,
      close: () => opened.close(),
    }
  } catch (failure) {
    db?.close()
    if (!(failure instanceof Sqlite.SqliteError) && !(failure instanceof TypeError)) throw failure
    return { facts: { name: null, format: null, minZoom: null, maxZoom: null, attribution: null }, fault: 'no_tiles', read: () => null, close: () => undefined }
  }
}

function factsOf(said: ReadonlyMap<string, string>): TileFileFacts {
  const zoom = (name: string) => /^\d{1,2}$/u.test(said.get(name) ?? '') ? Number(said.get(name)) : null
  return {
    name: said.get('name') ?? null, format: said.get('format')?.toLowerCase() ?? null, minZoom: zoom('minzoom'), maxZoom: zoom('maxzoom'),
    attribution: said.get('attribution')?.replaceAll(/<[^>]*>/gu, '').trim() || null,
  }
}

function faultOf({ format }: TileFileFacts, isScan: boolean): TileFileFault | null {
  if (format === 'pbf' || format === 'mvt') return 'vector'
  if (format === null || !pictureFormats.has(format)) return 'format'
  return isScan ? 'no_index' : null
}
