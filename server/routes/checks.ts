import { Hono } from 'hono'
import { z } from 'zod'
import { attachment } from '../attachment.ts'
import type { AppEnv } from '../context.ts'
import { exportChecks } from '../services/checks/export-checks.ts'
import { lineTypes } from '../services/checks/lines.ts'
import { checkNames, countFindings, listChecks } from '../services/checks/list-checks.ts'
import { endRound, startRound } from '../services/checks/rounds.ts'
import { verifyLine } from '../services/checks/verify-line.ts'
import { validate } from '../validate.ts'

const idParam = z.object({ id: z.coerce.number().int().positive() })
const verified = z.object({
  type: z.enum(lineTypes), id: z.number().int().positive(), version: z.number().int().positive(), corrected: z.string().trim().min(1).max(40).nullable(),
})

/** Checks of how ready the mechanisms are, and rounds of verification. */
export const checkRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listChecks(c.get('context'))))
  .get('/count', async (c) => c.json(await countFindings(c.get('context'))))
  .get('/export', validate('query', z.object({ check: z.enum(checkNames).optional() })), async (c) => {
    const { content, name } = await exportChecks(c.get('context'), c.req.valid('query').check ?? null)
    return c.body(new Uint8Array(content), 200, { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': attachment(name), 'cache-control': 'no-store' })
  })
  .post('/verify', validate('json', verified), async (c) => c.json(await verifyLine(c.get('context'), c.req.valid('json'))))
  .post('/rounds', validate('json', z.object({ name: z.string().trim().min(1).max(60) })), async (c) => c.json(await startRound(c.get('context'), c.req.valid('json').name), 201))
  .post('/rounds/:id/close', validate('param', idParam), async (c) => {
    await endRound(c.get('context'), c.req.valid('param').id)
    return c.json({ ok: true })
  })
