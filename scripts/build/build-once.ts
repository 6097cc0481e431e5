import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Built {
  folder: string
  /** Files and folders that it is made of, beside the packages. */
  sources: string[]
  build(): Promise<unknown>
}

/** Builds a folder unless what stands there came from the same sources. */
export async function buildOnce({ folder, sources, build }: Built) {
  // Inside the built folder, so that any other build of it takes the stamp away.
  const stamp = join(folder, 'source-hash')
  const hash = await hashOf([...sources, 'package-lock.json'])
  if (existsSync(stamp) && await readFile(stamp, 'utf8') === hash) return
  process.stdout.write(`正在构建 Building ${folder} …\n`)
  await build()
  await writeFile(stamp, hash)
}

async function hashOf(sources: string[]) {
  const hash = createHash('sha256')
  for (const file of (await Promise.all(sources.map(filesOf))).flat()) hash.update(file).update(await readFile(file))
  return hash.digest('hex')
}

async function filesOf(source: string) {
  const entries = await readdir(source, { recursive: true, withFileTypes: true }).catch(() => null)
  return entries === null ? [source] : entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
}
