import { Hono } from 'hono'
import type { AppEnv } from '../context.ts'
import { listUnitNames, listUnits } from '../services/records/list-units.ts'

/** The organizations that the user may choose from: their own, for filters, and everyone's names, for forms. */
export const unitRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listUnits(c.get('context'))))
  .get('/names', async (c) => c.json(await listUnitNames(c.get('context'))))
