import { Hono } from 'hono'
import { z } from 'zod'
import { attachment } from '../attachment.ts'
import type { AppEnv } from '../context.ts'
import { filterTexts } from '../services/map/map-filters.ts'
import { compareSealed } from '../services/sealed-maps/compare-sealed.ts'
import { discardSealed, restoreSealed } from '../services/sealed-maps/discard-sealed.ts'
import { listSealedMaps } from '../services/sealed-maps/list-sealed.ts'
import { sealMap } from '../services/sealed-maps/seal-map.ts'
import { exportSealed, findSealedPoints, readSealedPlace } from '../services/sealed-maps/sealed-places.ts'
import { viewSealed } from '../services/sealed-maps/view-sealed.ts'
import { validate } from '../validate.ts'
import { bounds } from './query.ts'

const id = z.coerce.number().int().positive()
const param = z.object({ id })
const placeParam = param.extend({ type: z.enum(['partner_site', 'coordination_point']), place: id })
const text = (most: number) => z.string().trim().min(1).max(most)
const longitude = z.number().min(-180).max(180)
const latitude = z.number().min(-85).max(85)
const wanted = z.object({
  name: text(100), reason: text(1_000), filters: filterTexts,
  box: z.object({ west: longitude, south: latitude, east: longitude, north: latitude }).refine(({ west, south, east, north }) => west < east && south < north),
  base: z.number().int().min(0), typhoon: z.number().int().positive().nullable(), hour: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/u).nullable(),
})
const view = z.object({ bounds, view: bounds.optional(), zoom: z.coerce.number().min(0).max(24) })

/** 存档地图: the map as it was shown once, beside what it is now. */
export const sealedMapRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listSealedMaps(c.get('context'))))
  .post('/', validate('json', wanted), async (c) => c.json(await sealMap(c.get('context'), c.req.valid('json')), 201))
  .get('/:id', validate('param', param), async (c) => c.json(await viewSealed(c.get('context'), c.req.valid('param').id)))
  .get('/:id/points', validate('param', param), validate('query', view), async (c) =>
    c.json(await findSealedPoints(c.get('context'), c.req.valid('param').id, c.req.valid('query'))))
  .get('/:id/points/:type/:place', validate('param', placeParam), async (c) => {
    const { id: map, ...place } = c.req.valid('param')
    return c.json(await readSealedPlace(c.get('context'), map, place))
  })
  .get('/:id/difference', validate('param', param), async (c) => c.json(await compareSealed(c.get('context'), c.req.valid('param').id)))
  .get('/:id/export', validate('param', param), validate('query', z.object({ format: z.enum(['xlsx', 'geojson', 'kml']) })), async (c) => {
    const { content, name, mediaType } = await exportSealed(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('query') })
    return c.body(new Uint8Array(content), 200, { 'content-type': mediaType, 'content-disposition': attachment(name), 'cache-control': 'no-store' })
  })
  .post('/:id/discard', validate('param', param), validate('json', z.object({ reason: text(1_000) })), async (c) =>
    c.json(await discardSealed(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') })))
  .post('/:id/restore', validate('param', param), async (c) => c.json(await restoreSealed(c.get('context'), c.req.valid('param').id)))
