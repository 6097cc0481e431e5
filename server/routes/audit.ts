import { Hono } from 'hono'
import { z } from 'zod'
import { findAuditEntries, findBrokenAuditEntry } from '../../db/queries/audit.ts'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { validate } from '../validate.ts'

const page = z.object({ before: z.coerce.number().int().positive().optional() })

/** The audit trail, for the auditor alone; nothing here changes anything. */
export const auditRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'audit')
    await next()
  })
  .get('/', validate('query', page), async (c) =>
    c.json(await findAuditEntries(c.get('context').db, { before: c.req.valid('query').before ?? null, limit: 100 })))
  .get('/chain', async (c) => c.json({ brokenAt: await findBrokenAuditEntry(c.get('context').db) }))
