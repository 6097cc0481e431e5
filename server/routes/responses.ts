import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { actOnTask, addNote } from '../services/responses/act-on-task.ts'
import { changeLevel, changeSignal } from '../services/responses/change-level.ts'
import { closeResponse } from '../services/responses/close-response.ts'
import { hazards, signals } from '../services/responses/levels.ts'
import { listResponses } from '../services/responses/list-responses.ts'
import { openResponse } from '../services/responses/open-response.ts'
import { previewLevel, viewResponse } from '../services/responses/view-response.ts'
import { validate } from '../validate.ts'

const idParam = z.object({ id: z.coerce.number().int().positive() })
const taskParam = idParam.extend({ taskId: z.coerce.number().int().positive() })
const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const levelText = z.enum(['1', '2', '3', '4']).transform((text) => Number(text) as 1 | 2 | 3 | 4)
const version = z.number().int().positive()
const signal = z.enum(signals).nullable()
const words = z.string().trim().min(1)
const count = z.number().int().min(0).max(10_000_000).nullable()

const opening = z.object({
  kind: z.enum(['drill', 'incident']), hazard: z.enum(hazards), mechanismId: z.number().int().positive(), title: words.max(100), level, signal,
  track: z.object({ id: z.number().int().positive(), hour: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/u) }).nullable(),
})
const deed = z.discriminatedUnion('action', [
  z.object({ action: z.literal('assign'), assignee: words.max(60) }), z.object({ action: z.literal('call'), answered: z.boolean() }),
  z.object({ action: z.literal('arrive') }), z.object({ action: z.literal('done') }),
])

/** The response board: opening, levels, duties, the time line and the end. */
export const responseRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listResponses(c.get('context'))))
  .post('/', validate('json', opening), async (c) => c.json(await openResponse(c.get('context'), c.req.valid('json')), 201))
  .get('/:id', validate('param', idParam), async (c) => c.json(await viewResponse(c.get('context'), c.req.valid('param').id)))
  .get('/:id/duties', validate('param', idParam), validate('query', z.object({ level: levelText })), async (c) =>
    c.json(await previewLevel(c.get('context'), c.req.valid('param').id, c.req.valid('query').level)))
  .put('/:id/level', validate('param', idParam), validate('json', z.object({ level, reason: words.max(500).nullable(), version })), async (c) => {
    await changeLevel(c.get('context'), c.req.valid('param').id, c.req.valid('json'))
    return c.json({ ok: true })
  })
  .put('/:id/signal', validate('param', idParam), validate('json', z.object({ signal, version })), async (c) => {
    await changeSignal(c.get('context'), c.req.valid('param').id, c.req.valid('json'))
    return c.json({ ok: true })
  })
  .post('/:id/tasks/:taskId', validate('param', taskParam), validate('json', deed), async (c) => {
    await actOnTask(c.get('context'), c.req.valid('param'), c.req.valid('json'))
    return c.json({ ok: true })
  })
  .post('/:id/notes', validate('param', idParam), validate('json', z.object({ text: words.max(1_000), taskId: z.number().int().positive().nullable() })), async (c) => {
    await addNote(c.get('context'), c.req.valid('param').id, c.req.valid('json'))
    return c.json({ ok: true })
  })
  .post('/:id/close', validate('param', idParam), validate('json', z.object({ summary: words.max(2_000), persons: count, evacuated: count, version })), async (c) =>
    c.json(await closeResponse(c.get('context'), c.req.valid('param').id, c.req.valid('json'))))
