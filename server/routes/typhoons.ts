import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { attachment } from '../attachment.ts'
import type { AppEnv } from '../context.ts'
import { emptyUpload, tooLarge } from '../errors.ts'
import { type QuadrantOrder, quadrantOrders } from '../geo/typhoon/read-zhejiang.ts'
import { requireFeature } from '../security/permissions.ts'
import { callPurposes, makeCallSheet } from '../services/typhoon/call-sheet.ts'
import { makeCallSheetFile } from '../services/typhoon/call-sheet-file.ts'
import { importTrackFile } from '../services/typhoon/import-track-file.ts'
import { listTracks } from '../services/typhoon/list-tracks.ts'
import { buildPassage } from '../services/typhoon/passage.ts'
import { previewTrackFile } from '../services/typhoon/preview-track-file.ts'
import { setTrackFileUndone } from '../services/typhoon/undo-track-file.ts'
import { viewTrack } from '../services/typhoon/view-track.ts'
import { validate } from '../validate.ts'

// A season of every agency is below 1 MB; the whole history of IBTrACS is not for here.
const mostMegabytes = 8
const limited = bodyLimit({
  maxSize: mostMegabytes * 1024 * 1024,
  onError: () => {
    throw tooLarge(mostMegabytes)
  },
})

const idParam = z.object({ id: z.coerce.number().int().positive() })
const reading = z.object({ order: z.enum(Object.keys(quadrantOrders) as QuadrantOrder[]).default('ne-se-sw-nw') })
const sheet = z.object({ purpose: z.enum(callPurposes) })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const upload = reading.extend({
  name: z.string().trim().min(1).max(260),
  /** Places in the preview's list, with commas between them. */
  tracks: z.string().regex(/^\d{1,4}(?:,\d{1,4})*$/u).max(2_000).optional(),
})

/** The file that is the body. */
async function contentOf(c: Context<AppEnv>) {
  requireFeature(c.get('context').user.role, 'response')
  const content = new Uint8Array(await c.req.arrayBuffer())
  if (content.length === 0) throw emptyUpload()
  return content
}

/** Typhoon tracks: a file in, its preview and the way back; lists and each track. */
export const typhoonRoutes = new Hono<AppEnv>()
  .get('/', validate('query', z.object({ q: z.string().trim().max(60).optional() })), async (c) =>
    c.json(await listTracks(c.get('context'), { search: c.req.valid('query').q || null })))
  .post('/preview', limited, validate('query', reading), async (c) =>
    c.json(previewTrackFile(c.get('context'), await contentOf(c), { quadrantOrder: c.req.valid('query').order })))
  .post('/', limited, validate('query', upload), async (c) => {
    const { name, order, tracks } = c.req.valid('query')
    const chosen = tracks === undefined ? null : tracks.split(',').map(Number)
    return c.json(await importTrackFile(c.get('context'), await contentOf(c), { name, quadrantOrder: order, tracks: chosen }), 201)
  })
  .get('/:id', validate('param', idParam), async (c) => c.json(await viewTrack(c.get('context'), c.req.valid('param').id)))
  .get('/:id/passage', validate('param', idParam), async (c) => c.json(await buildPassage(c.get('context'), c.req.valid('param').id)))
  .post('/:id/call-sheet', validate('param', idParam), validate('json', sheet), async (c) =>
    c.json(await makeCallSheet(c.get('context'), c.req.valid('param').id, { purpose: c.req.valid('json').purpose, form: 'print' })))
  .post('/:id/call-sheet/file', validate('param', idParam), validate('json', sheet), async (c) => {
    const { content, name } = await makeCallSheetFile(c.get('context'), c.req.valid('param').id, c.req.valid('json').purpose)
    return c.body(new Uint8Array(content), 200, { 'content-type': xlsx, 'content-disposition': attachment(name) })
  })
  .post('/files/:id/undo', validate('param', idParam), async (c) => {
    await setTrackFileUndone(c.get('context'), c.req.valid('param').id, true)
    return c.json({ ok: true })
  })
  .post('/files/:id/restore', validate('param', idParam), async (c) => {
    await setTrackFileUndone(c.get('context'), c.req.valid('param').id, false)
    return c.json({ ok: true })
  })
