import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { readRevision } from '../../db/queries/revision.ts'
import type { AppEnv } from '../context.ts'

// One row is read each second and client, so that writes of the command line show as soon as those of a screen.
const everyMilliseconds = 1_000

/** Tells open screens that data changed, by whichever process. */
export const eventRoutes = new Hono<AppEnv>()
  .get('/', (c) => streamSSE(c, async (stream) => {
    const { db } = c.get('context')
    let last = -1
    while (!stream.aborted) {
      const { value, changedAt } = await readRevision(db)
      if (value !== last) await stream.writeSSE({ event: 'revision', data: JSON.stringify({ value, changedAt }) })
      last = value
      await stream.sleep(everyMilliseconds)
    }
  }))
