import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Db } from '../db/connect.ts'
import { createApp } from './app.ts'
import type { Clock } from './context.ts'
import type { Env } from './env.ts'
import { clearImports } from './services/imports/clear-imports.ts'
import { cancelJobs } from './services/imports/import-jobs.ts'
import { currentPlaces } from './services/map/places/current-places.ts'
import { interruptDrafting } from './services/reports/draft-batch.ts'

const DAY_MILLISECONDS = 86_400_000

export interface RunningServer {
  url: string
  close(): Promise<void>
}

/**
 * Serves the product over an open database, clearing away at once and then daily what is past its time, and reading the map's places before
 * anybody asks for them; answers its address once it listens (port 0 takes a free one).
 */
export function startServer({ db, env, clock = () => new Date() }: { db: Db, env: Env, clock?: Clock }): Promise<RunningServer> {
  const app = createApp({ db, env, clock })
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: env.host, port: env.port }, (address: AddressInfo) => {
      const clearing = clearDaily(() => clearImports({ db, dataDirectory: env.dataDirectory, now: clock() }))
      // A million places take seconds, which the first visitor of the map should not wait for; others get their turn meanwhile.
      const reading = currentPlaces(db).catch(console.error)
      resolve({
        url: `http://${env.host}:${address.port}`,
        close: () => new Promise((done) => {
          server.close(() => void Promise.all([reading, clearing.stop(), cancelJobs(env.databasePath), interruptDrafting(env.databasePath)]).then(() => done()))
          // Event streams stay open until they are cut.
          if ('closeAllConnections' in server) server.closeAllConnections()
        }),
      })
    })
    server.once('error', reject)
  })
}

/** Does something now and once a day; `stop` waits for what is under way. */
function clearDaily(clear: () => Promise<void>) {
  const run = () => clear().catch(console.error)
  let running = run()
  const daily = setInterval(() => {
    running = run()
  }, DAY_MILLISECONDS)
  return {
    stop() {
      clearInterval(daily)
      return running
    },
  }
}
