import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Db } from '../db/connect.ts'
import { createApp } from './app.ts'
import type { Clock } from './context.ts'
import type { Env } from './env.ts'

export interface RunningServer {
  url: string
  close(): Promise<void>
}

/** Serves the product over an open database; answers its address once it listens (port 0 takes a free one). */
export function startServer({ db, env, clock = () => new Date() }: { db: Db, env: Env, clock?: Clock }): Promise<RunningServer> {
  const app = createApp({ db, env, clock })
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: env.host, port: env.port }, (address: AddressInfo) => {
      resolve({
        url: `http://${env.host}:${address.port}`,
        close: () => new Promise((done) => {
          server.close(() => done())
          // Event streams stay open until they are cut.
          if ('closeAllConnections' in server) server.closeAllConnections()
        }),
      })
    })
    server.once('error', reject)
  })
}
