import { basename } from 'node:path'
import { buildOnce } from './build-once.ts'

/**
 * Compiles the server into `dist/server`: a loader of TypeScript in the process, and in each of its threads, would take half as much memory
 * again and two seconds of every thread's start.
 */
export const buildServer = () => buildOnce({
  folder: 'dist/server',
  sources: ['server', 'db', 'scripts/start.ts', 'scripts/build'],
  build: () => compile(['scripts/start.ts'], 'dist/server'),
})

/** The threads of the server, which find their file beside the code that starts them. */
const THREADS = ['server/services/imports/import-worker.ts', 'server/services/records/export-worker.ts']

/** Compiles scripts that run the server, or parts of it, into a folder within the project; packages stay where they are. */
export async function compile(scripts: string[], folder: string) {
  const { build } = await import('vite')
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries([...scripts, ...THREADS].map((path) => [basename(path, '.ts'), path])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  })
}
