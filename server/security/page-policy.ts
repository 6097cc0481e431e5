import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Db } from '../../db/connect.ts'
import type { Env } from '../env.ts'
import { tileOrigins } from '../services/base-maps/tile-origins.ts'

/** The headers that keep a page to its own server. Pictures of another origin are let in where the administrator configured its tiles. */
export function secure({ db, env }: { db: Db, env: Env }): MiddlewareHandler {
  const within = (pictures: string[]) => secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      // Charts and tooltips place themselves by style attributes; no script and no outside origin is let in.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:', ...pictures],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: env.secureCookies,
    referrerPolicy: 'same-origin',
  })
  const closed = within([])
  // Only a page can show pictures: data and assets need not ask what is configured.
  return async (c, next) => /^\/(?:api|assets)\//u.test(c.req.path) ? closed(c, next) : within(await tileOrigins(db))(c, next)
}
