import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readEnv } from '../../server/env.ts'
import { prepareDatabase } from '../../server/services/prepare-database.ts'

/** The day on which every browser test happens. */
export const today = '2026-11-23'

/** Ten in the morning of that day in Shanghai. */
export const now = () => new Date(`${today}T02:00:00Z`)

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the sample district, for every product to copy: to load it takes as long as many a test. */
    sampleDistrict: string
  }
}

/** Loads the sample district once for all browser tests, and answers how it is cleared away. */
export async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-e2e-sample-'))
  const { db } = await prepareDatabase(readEnv({ TONGXIN_DATA: folder, TONGXIN_PORT: '0' }), { now: now(), empty: false })
  await db.destroy()
  project.provide('sampleDistrict', folder)
  return () => rm(folder, { recursive: true, force: true })
}
