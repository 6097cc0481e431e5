import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// Inside the built folder, so that any other build of it takes the stamp away.
const stamp = 'dist/web/source-hash'

/** Builds the screens unless what was built came from the same sources. */
export async function buildWeb() {
  const hash = await hashSources()
  if (existsSync('dist/web/index.html') && existsSync(stamp) && await readFile(stamp, 'utf8') === hash) return
  process.stdout.write('正在构建界面 Building the screens …\n')
  // Loaded only when there is something to build: the bundler is most of what a start would wait for.
  const { build } = await import('vite')
  await build({ logLevel: 'warn' })
  await writeFile(stamp, hash)
}

async function hashSources() {
  const entries = await readdir('web', { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
  const hash = createHash('sha256')
  for (const file of [...files, 'vite.config.ts', 'package-lock.json']) hash.update(file).update(await readFile(file))
  return hash.digest('hex')
}
