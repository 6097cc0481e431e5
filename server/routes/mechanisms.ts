import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { listMechanisms } from '../services/mechanisms/list-mechanisms.ts'
import { viewMechanism } from '../services/mechanisms/view-mechanism.ts'
import { validate } from '../validate.ts'

/** Joint-response mechanisms: all of them, and a page each. */
export const mechanismRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listMechanisms(c.get('context'))))
  .get('/:id', validate('param', z.object({ id: z.coerce.number().int().positive() })), async (c) => c.json(await viewMechanism(c.get('context'), c.req.valid('param').id)))
