import { Hono } from 'hono'
import type { AppEnv } from '../context.ts'
import { notAllowed } from '../errors.ts'
import { hasFeature } from '../security/permissions.ts'
import { listUnits } from '../services/records/list-units.ts'

/** The organizations that the user may choose from, for pickers and filters. */
export const unitRoutes = new Hono<AppEnv>()
  .get('/', async (c) => {
    const context = c.get('context')
    if (!hasFeature(context.user.role, 'dashboard')) throw notAllowed()
    return c.json(await listUnits(context))
  })
