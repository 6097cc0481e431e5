import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { listBaseMaps } from '../services/base-maps/list-base-maps.ts'
import { readTile, tileEtag } from '../services/base-maps/read-tile.ts'
import { validate } from '../validate.ts'

const whole = z.coerce.number().int().min(0)
const tile = z.object({ id: whole, layer: whole.max(9), z: whole.max(22), x: whole, y: whole }).refine(({ z: zoom, x, y }) => x < 2 ** zoom && y < 2 ** zoom)

/** What lies under the points of the map. A tile's address changes with what it answers, so a browser may keep it. */
export const baseMapRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listBaseMaps(c.get('context'))))
  .get('/:id/tiles/:layer/:z/:x/:y', validate('param', tile), async (c) => {
    const { id, ...at } = c.req.valid('param')
    const known = await tileEtag(c.get('context'), id, at)
    c.header('cache-control', known === null ? 'private, max-age=604800' : 'private, max-age=31536000, immutable')
    if (known !== null) c.header('etag', known)
    if (known !== null && c.req.header('if-none-match') === known) return c.body(null, 304)
    const { content, mediaType } = await readTile(c.get('context'), id, at)
    return c.body(new Uint8Array(content), 200, { 'content-type': mediaType })
  })
