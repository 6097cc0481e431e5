import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { threadHeap } from '../../server/services/imports/thread-limits.ts'
import { compiled } from './compiled.ts'
import { prepareDatabase, writeVisits } from './import-files.ts'

const run = promisify(execFile)

/** Milliseconds by the clock and of processor time, of which a busy machine changes only the former much. */
interface Measured { milliseconds: number, processor: number, megabytes: number, found: { preview?: number, commit?: number } }

const STEPS = [
  ['read', 'bare read, our reader'], ['inflate', 'inflate alone'], ['hucre', 'read by hucre'], ['import', 'read, staged, committed'], ['nothing', 'a process that does nothing'],
] as const

/** V8's young generation is three times what it calls a semi-space. */
const SEMI_SPACES = 3

/**
 * What an import costs from file to committed records, against reading the same file: by the clock and in processor time, each as ratios of one
 * run, and the peak memory of each process.
 */
export async function benchImport(rows: number) {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-bench-'))
  try {
    const path = join(folder, 'visits.xlsx')
    const start = join(folder, 'start.db')
    await writeVisits(path, { rows, ...await prepareDatabase(start) })
    process.stdout.write(`\nImport of ${rows} visits × 12 columns, ${((await stat(path)).size / 1024 / 1024).toFixed(1)} MB\n`)
    let base: Measured | null = null
    for (const [step, name] of STEPS) {
      const measured = await inProcess({ step, path, database: await freshCopy(start) })
      if (measured === null) {
        process.stdout.write(`  ${name.padEnd(30)} cannot read a file of this size\n`)
        continue
      }
      base ??= measured
      print(name, measured, base)
      if (measured.found.preview === undefined || measured.found.commit === undefined) continue
      process.stdout.write(`    of which to the preview ${seconds(measured.found.preview)} s, the commit ${seconds(measured.found.commit)} s\n`)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function freshCopy(start: string) {
  const copy = `${start}-copy`
  for (const suffix of ['', '-wal', '-shm']) await rm(copy + suffix, { force: true })
  await copyFile(start, copy)
  return copy
}

/**
 * Each step in a process of its own, so that none inherits another's heap; as much room as an import's thread has, and 4 GB for the
 * reader that keeps all in memory. Null where that reader finds a sheet longer than the longest string there is.
 */
async function inProcess({ step, path, database }: { step: string, path: string, database: string }): Promise<Measured | null> {
  const heap = [
    `--max-old-space-size=${step === 'hucre' ? 4096 : threadHeap.maxOldGenerationSizeMb}`, `--max-semi-space-size=${threadHeap.maxYoungGenerationSizeMb / SEMI_SPACES}`,
  ]
  try {
    const { stdout } = await run(process.execPath, [...heap, await compiled('import-step'), step, path, database])
    return JSON.parse(stdout) as Measured
  } catch (error) {
    if (error instanceof Error && error.message.includes('ERR_STRING_TOO_LONG')) return null
    throw error
  }
}

function print(name: string, { milliseconds, processor, megabytes }: Measured, base: Measured) {
  process.stdout.write(`  ${name.padEnd(30)} ${seconds(milliseconds)} s  ×${(milliseconds / base.milliseconds).toFixed(2).padEnd(6)} `
    + `${seconds(processor)} s of processor  ×${(processor / base.processor).toFixed(2).padEnd(6)} ${megabytes.toFixed(0).padStart(5)} MB\n`)
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2).padStart(8)
