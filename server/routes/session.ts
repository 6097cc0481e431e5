import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { AppEnv, Clock } from '../context.ts'
import type { Db } from '../../db/connect.ts'
import type { Env } from '../env.ts'
import { callerAddress, sessionCookie } from '../security/authenticate.ts'
import { signIn, signOut } from '../security/sessions.ts'
import { changePassword } from '../services/accounts/change-password.ts'
import { describeSession } from '../services/describe-session.ts'
import { validate } from '../validate.ts'

const credentials = z.object({ name: z.string().min(1).max(60), password: z.string().min(1).max(200) })
const passwords = z.object({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) })

/** Signing in: the one route that needs no session. */
export const signInRoutes = ({ db, env, clock }: { db: Db, env: Env, clock: Clock }) => new Hono()
  .post('/', validate('json', credentials), async (c) => {
    const token = await signIn(db, { ...c.req.valid('json'), now: clock(), address: callerAddress(c) })
    setCookie(c, sessionCookie, token, { httpOnly: true, sameSite: 'Strict', path: '/', secure: env.secureCookies })
    return c.json({ ok: true })
  })

/** The session of the signed-in user. */
export const sessionRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await describeSession(c.get('context'))))
  .delete('/', async (c) => {
    const { db, user, now, address } = c.get('context')
    await signOut(db, { token: getCookie(c, sessionCookie) ?? '', user, now, address })
    deleteCookie(c, sessionCookie, { path: '/' })
    return c.json({ ok: true })
  })
  .put('/password', validate('json', passwords), async (c) => {
    await changePassword(c.get('context'), { ...c.req.valid('json'), token: getCookie(c, sessionCookie) ?? '' })
    return c.json({ ok: true })
  })
