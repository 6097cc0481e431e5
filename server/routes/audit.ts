import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { checkTrail } from '../services/audit/check-trail.ts'
import { readTrail } from '../services/audit/read-trail.ts'
import { validate } from '../validate.ts'

const page = z.object({ before: z.coerce.number().int().positive().optional() })

/** The audit trail, for the auditor alone; nothing here changes anything. */
export const auditRoutes = new Hono<AppEnv>()
  .get('/', validate('query', page), async (c) => c.json(await readTrail(c.get('context'), c.req.valid('query'))))
  .get('/chain', async (c) => c.json(await checkTrail(c.get('context'))))
