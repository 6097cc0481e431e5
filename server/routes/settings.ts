import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { changeRetention, showRetention } from '../services/settings/change-retention.ts'
import { validate } from '../validate.ts'

const retention = z.object({
  // A month at least, so that whoever wonders about a figure can still look; ten years at most.
  fileDays: z.number().int().min(30).max(3_650),
  draftDays: z.number().int().min(7).max(365),
})

/** What the administrator sets for the whole product. */
export const settingRoutes = new Hono<AppEnv>()
  .get('/retention', async (c) => c.json(await showRetention(c.get('context'))))
  .put('/retention', validate('json', retention), async (c) => c.json(await changeRetention(c.get('context'), c.req.valid('json'))))
