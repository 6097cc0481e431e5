import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Db } from '../../db/connect.ts'
import { todayInShanghai } from '../../db/dates.ts'
import type { AppEnv, Clock } from '../context.ts'
import type { Env } from '../env.ts'
import { AppError, unauthenticated } from '../errors.ts'
import { findSessionUser } from './sessions.ts'
import { findWallUser, isForWall, wallCookie } from './wall-viewers.ts'

export const sessionCookie = 'tongxin_session'

// Requests that an open screen makes by itself do not keep a session alive; an event stream cannot carry a header of its own.
export const backgroundHeader = 'x-background'
const eventsPath = '/api/events'

const changePasswordFirst = () => new AppError('session.change_password', 403, {
  zh: '请先修改初始密码', en: 'Change the first password before you go on',
})

/** Finds who asks, by a session or, for what a wall shows, by its link, and puts the service context on the request. Throws session.required. */
export const authenticate = ({ db, env, clock }: { db: Db, env: Env, clock: Clock }) => createMiddleware<AppEnv>(async (c, next) => {
  const now = clock()
  const token = getCookie(c, sessionCookie)
  const active = c.req.header(backgroundHeader) === undefined && c.req.path !== eventsPath
  const key = isForWall(c.req) ? getCookie(c, wallCookie) : undefined
  const user = (token === undefined ? null : await findSessionUser(db, token, { now, active })) ?? (key === undefined ? null : await findWallUser(db, key, now))
  if (!user) throw unauthenticated()
  if (user.mustChangePassword && !c.req.path.startsWith('/api/session')) throw changePasswordFirst()
  c.set('context', { db, env, user, now, today: todayInShanghai(now), address: callerAddress(c) })
  await next()
})

/** The caller's network address, or null where the request came from no socket. */
export function callerAddress(c: Context) {
  try {
    return getConnInfo(c).remote.address ?? null
  } catch {
    return null
  }
}
