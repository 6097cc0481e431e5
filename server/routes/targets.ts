import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { listTargets } from '../services/targets/list-targets.ts'
import { showTargetPlan } from '../services/targets/target-plan.ts'
import { validate } from '../validate.ts'

const query = z.object({ year: z.coerce.number().int().min(1950).max(2100), unit: z.coerce.number().int().positive().optional() })

/** Yearly targets with their pace, and what a plan is drawn from. They are written as any record is. */
export const targetRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'dashboard')
    await next()
  })
  .get('/', validate('query', query), async (c) => c.json(await listTargets(c.get('context'), c.req.valid('query'))))
  .get('/:code', validate('param', z.object({ code: z.string().max(40) })), validate('query', query), async (c) =>
    c.json(await showTargetPlan(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('query') })))
