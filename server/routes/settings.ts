import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { baseMapEntry } from '../services/base-maps/base-map-schema.ts'
import { changeBaseMap, createBaseMap, removeBaseMap, restoreBaseMap } from '../services/base-maps/save-base-map.ts'
import { showBaseMaps, showBaseMapVersions } from '../services/base-maps/show-base-maps.ts'
import { changeRetention, showRetention } from '../services/settings/change-retention.ts'
import { validate } from '../validate.ts'

const retention = z.object({
  // A month at least, so that whoever wonders about a figure can still look; ten years at most.
  fileDays: z.number().int().min(30).max(3_650),
  draftDays: z.number().int().min(7).max(365),
})

const version = z.number().int().positive()
const param = z.object({ id: z.coerce.number().int().positive() })

/** What the administrator sets for the whole product. */
export const settingRoutes = new Hono<AppEnv>()
  .get('/retention', async (c) => c.json(await showRetention(c.get('context'))))
  .put('/retention', validate('json', retention), async (c) => c.json(await changeRetention(c.get('context'), c.req.valid('json'))))
  .get('/base-maps', async (c) => c.json(await showBaseMaps(c.get('context'))))
  .post('/base-maps', validate('json', baseMapEntry), async (c) => c.json(await createBaseMap(c.get('context'), c.req.valid('json')), 201))
  .put('/base-maps/:id', validate('param', param), validate('json', z.object({ version, entry: baseMapEntry })), async (c) =>
    c.json(await changeBaseMap(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') })))
  .get('/base-maps/:id/versions', validate('param', param), async (c) => c.json(await showBaseMapVersions(c.get('context'), c.req.valid('param').id)))
  .post('/base-maps/:id/remove', validate('param', param), validate('json', z.object({ version })), async (c) =>
    c.json(await removeBaseMap(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') })))
  .post('/base-maps/:id/restore', validate('param', param), validate('json', z.object({ version, from: version })), async (c) =>
    c.json(await restoreBaseMap(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') })))
