import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { viewStandards } from '../services/standards/view-standards.ts'
import { validate } from '../validate.ts'

const query = z.object({ year: z.coerce.number().int().min(1950).max(2100), unit: z.coerce.number().int().positive().optional() })

/** The standard of a model city with a unit's own scores. They are written as any record is. */
export const standardRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'dashboard')
    await next()
  })
  .get('/', validate('query', query), async (c) => c.json(await viewStandards(c.get('context'), c.req.valid('query'))))
