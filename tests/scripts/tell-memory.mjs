// Loaded before a script: tells at the end how much memory its process took at most. Threads are part of it, and have no loader of TypeScript.
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  const { peakMegabytes } = await import('../../scripts/bench/peak-memory.ts')
  process.on('exit', () => process.stderr.write(`\npeak memory ${peakMegabytes()}\n`))
}
