import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Db } from '../../db/connect.ts'
import type { AppEnv, Clock } from '../context.ts'
import type { Env } from '../env.ts'
import { wallCookie } from '../security/wall-viewers.ts'
import { buildWall, wallLayers, wallPassage, wallPoints } from '../services/wall/build-wall.ts'
import { createWallLink, listWallLinks, openWall, setWallLink } from '../services/wall/wall-links.ts'
import { validate } from '../validate.ts'
import { bounds } from './query.ts'

const param = z.object({ id: z.coerce.number().int().positive() })
const view = z.object({ bounds, view: bounds.optional(), zoom: z.coerce.number().min(0).max(22).default(12) })
const link = z.object({ name: z.string().trim().min(1).max(60), days: z.number().int().min(1).max(366) })

/** A screen gives the key of its link once, and keeps it where no script reads it. Needs no session. */
export const wallKeyRoutes = ({ db, env, clock }: { db: Db, env: Env, clock: Clock }) => new Hono()
  .post('/', validate('json', z.object({ key: z.string().min(1).max(100) })), async (c) => {
    const { key } = c.req.valid('json')
    const maxAge = await openWall(db, { key, now: clock() })
    setCookie(c, wallCookie, key, { httpOnly: true, sameSite: 'Strict', path: '/api', secure: env.secureCookies, maxAge })
    return c.json({ ok: true })
  })

/** What a screen on the wall shows, and the links that let it. */
export const wallRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await buildWall(c.get('context'))))
  .get('/layers', async (c) => c.json(await wallLayers(c.get('context'))))
  .get('/points', validate('query', view), async (c) => {
    const { bounds: box, view: seen, zoom } = c.req.valid('query')
    return c.json(await wallPoints(c.get('context'), { bounds: box, view: seen, zoom }))
  })
  .get('/passages/:id', validate('param', param), async (c) => c.json(await wallPassage(c.get('context'), c.req.valid('param').id)))
  .get('/links', async (c) => c.json(await listWallLinks(c.get('context'))))
  .post('/links', validate('json', link), async (c) => c.json(await createWallLink(c.get('context'), c.req.valid('json')), 201))
  .put('/links/:id', validate('param', param), validate('json', z.object({ stopped: z.boolean() })), async (c) =>
    c.json(await setWallLink(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') })))
