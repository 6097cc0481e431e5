import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openTileFile, type TileFile } from '../../../db/mbtiles.ts'

/** Handles that are kept open: an office has a few files, and each handle keeps pages of its file in memory. */
const mostOpen = 4

const open = new Map<string, { mark: string, file: TileFile }>()

/** What changes whenever a file is put in place of another of its name. */
async function markOf(path: string) {
  const { mtimeMs, size } = await stat(path)
  return `${Math.round(mtimeMs).toString(36)}-${size.toString(36)}`
}

/** A tile file of the data folder, opened once, with its mark; null where there is no file of that name. */
export async function tileFile(dataDirectory: string, name: string) {
  const path = join(dataDirectory, name)
  const mark = await markOf(path).catch(() => null)
  const known = open.get(path)
  if (known && known.mark === mark) return known
  known?.file.close()
  open.delete(path)
  if (mark === null) return null
  const opened = { mark, file: openTileFile(path) }
  open.set(path, opened)
  for (const [oldest, { file }] of [...open].slice(0, Math.max(0, open.size - mostOpen))) {
    file.close()
    open.delete(oldest)
  }
  return opened
}

/** The tile files that lie in the data folder, with what each says of itself and what is wrong with it. */
export async function listTileFiles(dataDirectory: string) {
  const names = (await readdir(dataDirectory)).filter((name) => name.endsWith('.mbtiles')).sort()
  const found = []
  for (const name of names) {
    const opened = await tileFile(dataDirectory, name)
    if (opened) found.push({ file: name, facts: opened.file.facts, fault: opened.file.fault })
  }
  return found
}
