import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { attachment } from '../attachment.ts'
import type { AppEnv } from '../context.ts'
import { countMapLayers } from '../services/map/count-layers.ts'
import { findCoverageGaps } from '../services/map/coverage-gaps.ts'
import { exportMap } from '../services/map/export/export-map.ts'
import { findMapPoints } from '../services/map/find-points.ts'
import { mapFilters, readFilters } from '../services/map/map-filters.ts'
import { mapVersion } from '../services/map/map-version.ts'
import { findNearest, type Origin } from '../services/map/nearest.ts'
import { readPlace } from '../services/map/places/map-area.ts'
import { buildPointCard } from '../services/map/point-card.ts'
import { searchMapPoints } from '../services/map/search-points.ts'
import { validate } from '../validate.ts'
import { bounds } from './query.ts'

/** A spot in degrees, as 120.38,36.06, or a place of the map, as partner_site:12. */
const origin = z.string().max(60).transform((text, check): Origin => {
  const [, type, id] = /^(partner_site|coordination_point):(\d{1,15})$/u.exec(text) ?? []
  if (type === 'partner_site' || type === 'coordination_point') return { type, id: Number(id) }
  const spot = readPlace(text)
  if (spot !== null) return { spot }
  check.addIssue({ code: 'custom', message: 'from' })
  return z.NEVER
})
const nearest = mapFilters.extend({ from: origin, count: z.coerce.number().int().min(1).max(50).default(10) })
const coverage = mapFilters.extend({ mechanism: z.coerce.number().int().positive(), metres: z.coerce.number().min(10).max(200_000) })

const exported = mapFilters.extend({ format: z.enum(['xlsx', 'geojson', 'kml']) })
const filterNames = Object.keys(mapFilters.shape)

const pointParam = z.object({ type: z.enum(['partner_site', 'coordination_point']), id: z.coerce.number().int().positive() })
const view = mapFilters.extend({ bounds, view: bounds.optional(), zoom: z.coerce.number().min(0).max(22).default(12) })

/** Lets a browser keep an answer and ask whether it still holds; true where it does, and nothing need be worked out. */
async function isKept(c: Context<AppEnv>) {
  const version = await mapVersion(c.get('context'))
  c.header('etag', version)
  c.header('cache-control', 'private, no-cache')
  return c.req.header('if-none-match') === version
}

/** The coordination map: layers, places in view, search and a card each. */
export const mapRoutes = new Hono<AppEnv>()
  .get('/layers', validate('query', mapFilters), async (c) => {
    if (await isKept(c)) return c.body(null, 304) as never
    return c.json(await countMapLayers(c.get('context'), readFilters(c.req.valid('query'))))
  })
  .get('/points', validate('query', view), async (c) => {
    if (await isKept(c)) return c.body(null, 304) as never
    const { bounds: box, view: seen, zoom, ...filters } = c.req.valid('query')
    return c.json(await findMapPoints(c.get('context'), { bounds: box, view: seen, zoom, filters: readFilters(filters) }))
  })
  .get('/nearest', validate('query', nearest), async (c) => {
    if (await isKept(c)) return c.body(null, 304) as never
    const { from, count, ...filters } = c.req.valid('query')
    return c.json(await findNearest(c.get('context'), { from, count, filters: readFilters(filters) }))
  })
  .get('/coverage', validate('query', coverage), async (c) => {
    if (await isKept(c)) return c.body(null, 304) as never
    const { mechanism, metres, ...filters } = c.req.valid('query')
    return c.json(await findCoverageGaps(c.get('context'), { mechanism, metres, filters: readFilters(filters) }))
  })
  .get('/export', validate('query', exported), async (c) => {
    const { format, ...filters } = c.req.valid('query')
    const asked = Object.fromEntries(Object.entries(c.req.query()).filter(([name]) => filterNames.includes(name)))
    const { content, name, mediaType } = await exportMap(c.get('context'), { format, asked, filters: readFilters(filters) })
    return c.body(new Uint8Array(content), 200, { 'content-type': mediaType, 'content-disposition': attachment(name) })
  })
  .get('/search', validate('query', z.object({ q: z.string().trim().min(1).max(60) })), async (c) =>
    c.json(await searchMapPoints(c.get('context'), c.req.valid('query').q)))
  .get('/points/:type/:id', validate('param', pointParam), async (c) => {
    const { type, id } = c.req.valid('param')
    return c.json(await buildPointCard(c.get('context'), type, id))
  })
