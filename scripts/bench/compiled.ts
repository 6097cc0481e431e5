import { resolve } from 'node:path'
import { buildOnce } from '../build/build-once.ts'
import { compile } from '../build/build-server.ts'

const folder = 'dist/bench'

/** The path of a script of this folder compiled as the server of `npm start` is, so that a loader of TypeScript is not measured with it. */
export async function compiled(script: 'import-step' | 'watched-server') {
  await buildOnce({
    folder,
    sources: ['server', 'db', 'scripts/bench', 'scripts/build'],
    build: () => compile(['scripts/bench/import-step.ts', 'scripts/bench/watched-server.ts'], folder),
  })
  return resolve(folder, `${script}.mjs`)
}
