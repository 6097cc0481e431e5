import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { buildOverview } from '../services/overview/overview.ts'
import { validate } from '../validate.ts'
import { filterQuery } from './query.ts'

/** The leader's home, filled by one request. */
export const overviewRoutes = new Hono<AppEnv>()
  .get('/', validate('query', filterQuery.extend({ focus: z.string().max(40).default('C1') })), async (c) => {
    const context = c.get('context')
    requireFeature(context.user.role, 'dashboard')
    return c.json(await buildOverview(context, c.req.valid('query')))
  })
