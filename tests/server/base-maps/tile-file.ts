import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'

/** One pixel; which one it is does not matter, only that it comes back as it was. */
export const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')

/** A PNG of 256 × 256 pixels in one colour. */
export function plainTile(colour: readonly [red: number, green: number, blue: number]) {
  const chunk = (name: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(content.length)
    check.writeUInt32BE(crc32(named))
    return Buffer.concat([size, named, check])
  }
  const header = Buffer.from([0, 0, 1, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0])
  const line = Buffer.concat([Buffer.from([0]), ...Array.from({ length: 256 }, () => Buffer.from(colour))])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 256 }, () => line)))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** Writes an .mbtiles file with given tiles, rows counted from the south as the format has them. */
export function writeTileFile(folder: string, name: string, { format = 'png', indexed = true, tiles = [] as { z: number, column: number, row: number, data: Buffer }[] } = {}) {
  const db = new Sqlite(join(folder, name))
  db.exec(`CREATE TABLE metadata (name TEXT, value TEXT); CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)`)
  if (indexed) db.exec('CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)')
  const say = db.prepare('INSERT INTO metadata VALUES (?, ?)')
  for (const [key, value] of Object.entries({ name: '岚湾影像', format, minzoom: '8', maxzoom: '12', attribution: '<a href="x">市勘测院</a>' })) say.run(key, value)
  const add = db.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)')
  for (const { z, column, row, data } of tiles) add.run(z, column, row, data)
  db.close()
}
