import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { changeMapping, forgetMapping, restoreMapping, viewMappingVersions } from '../services/imports/import-memory/change-mapping.ts'
import { changeName, forgetName, restoreName } from '../services/imports/import-memory/change-name.ts'
import { listMemory } from '../services/imports/import-memory/list-memory.ts'
import { validate } from '../validate.ts'

const idParam = z.object({ id: z.coerce.number().int().positive() })
const version = z.number().int().positive()
const mappingChange = z.object({
  version,
  columns: z.array(z.object({ key: z.string().max(2_000), field: z.string().max(60).nullable() })).max(256).default([]),
  drop: z.array(z.enum(['isHeaderChosen', 'unitId', 'moneyUnit', 'coordinateSystem', 'fillDown', 'noneIsZero', 'split'])).max(7).default([]),
})

/** What imports taught: how sheets of a shape are read, and whom names mean; to be looked at, changed, forgotten and brought back. */
export const importMemoryRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'import')
    await next()
  })
  .get('/', validate('query', z.object({ forgotten: z.enum(['true', 'false']).default('false') })), async (c) =>
    c.json(await listMemory(c.get('context'), { forgotten: c.req.valid('query').forgotten === 'true' })))
  .get('/mappings/:id/versions', validate('param', idParam), async (c) => c.json(await viewMappingVersions(c.get('context'), c.req.valid('param').id)))
  .put('/mappings/:id', validate('param', idParam), validate('json', mappingChange), async (c) => {
    await changeMapping(c.get('context'), c.req.valid('param').id, c.req.valid('json'))
    return c.json({ ok: true })
  })
  .delete('/mappings/:id', validate('param', idParam), async (c) => {
    await forgetMapping(c.get('context'), c.req.valid('param').id)
    return c.json({ ok: true })
  })
  .post('/mappings/:id/restore', validate('param', idParam), async (c) => {
    await restoreMapping(c.get('context'), c.req.valid('param').id)
    return c.json({ ok: true })
  })
  .put('/names/:id', validate('param', idParam), validate('json', z.object({ version, recordId: z.number().int().positive() })), async (c) => {
    await changeName(c.get('context'), c.req.valid('param').id, c.req.valid('json'))
    return c.json({ ok: true })
  })
  .delete('/names/:id', validate('param', idParam), async (c) => {
    await forgetName(c.get('context'), c.req.valid('param').id)
    return c.json({ ok: true })
  })
  .post('/names/:id/restore', validate('param', idParam), async (c) => {
    await restoreName(c.get('context'), c.req.valid('param').id)
    return c.json({ ok: true })
  })
