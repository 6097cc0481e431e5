import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { AppEnv } from '../context.ts'
import { watchRevision } from '../services/watch-revision.ts'

/** Tells open screens that data changed. */
export const eventRoutes = new Hono<AppEnv>()
  .get('/', (c) => streamSSE(c, async (stream) => {
    const ended = new AbortController()
    stream.onAbort(() => ended.abort())
    for await (const revision of watchRevision(c.get('context'), ended.signal)) {
      await stream.writeSSE({ event: 'revision', data: JSON.stringify(revision) })
    }
  }))
