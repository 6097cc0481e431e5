import { Hono } from 'hono'
import { z } from 'zod'
import { attachment } from '../attachment.ts'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { changesSince } from '../services/snapshots/changes-since.ts'
import { compareSnapshot } from '../services/snapshots/compare-snapshot.ts'
import { listSnapshots } from '../services/snapshots/list-snapshots.ts'
import { writeSnapshotWorkbook } from '../services/snapshots/snapshot-workbook.ts'
import { takeSnapshot } from '../services/snapshots/take-snapshot.ts'
import { withdrawSnapshot } from '../services/snapshots/withdraw-snapshot.ts'
import { validate } from '../validate.ts'

const id = z.coerce.number().int().positive()
const param = z.object({ id })
const wanted = z.object({
  name: z.string().trim().min(1).max(100), year: z.number().int().min(1950).max(2100), period: z.string().max(4), unit: z.number().int().positive().optional(),
  note: z.string().trim().max(2_000).nullable(),
})

/** 上报版: figures as they were reported, beside what they are now. */
export const snapshotRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'dashboard')
    await next()
  })
  .get('/', async (c) => c.json(await listSnapshots(c.get('context'))))
  .post('/', validate('json', wanted), async (c) => c.json(await takeSnapshot(c.get('context'), c.req.valid('json')), 201))
  .get('/:id', validate('param', param), validate('query', z.object({ unit: id.optional() })), async (c) =>
    c.json(await compareSnapshot(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('query') })))
  .get('/:id/changes', validate('param', param), validate('query', z.object({ unit: id, indicator: z.string().max(40) })), async (c) =>
    c.json(await changesSince(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('query') })))
  .get('/:id/workbook', validate('param', param), async (c) => {
    const { content, name } = await writeSnapshotWorkbook(c.get('context'), c.req.valid('param').id)
    return c.body(new Uint8Array(content), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': attachment(name), 'cache-control': 'no-store',
    })
  })
  .post('/:id/withdraw', validate('param', param), validate('json', z.object({ reason: z.string().trim().min(1).max(1_000) })), async (c) =>
    c.json(await withdrawSnapshot(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') })))
