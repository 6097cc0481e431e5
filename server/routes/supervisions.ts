import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { answerKinds, answerMatter, returnMatter } from '../services/supervision/answer.ts'
import { listSupervised } from '../services/supervision/list-supervised.ts'
import { changeTerms, closeMatter, reopenMatter, superviseMatter } from '../services/supervision/supervise.ts'
import { validate } from '../validate.ts'

const id = z.coerce.number().int().positive()
const param = z.object({ id })
const query = z.object({ unit: id.optional(), problem: id.optional(), indicator: z.string().max(40).optional(), year: id.optional() })
const terms = z.object({ dueOn: z.iso.date(), responsible: z.number().int().positive(), note: z.string().trim().max(2_000).nullable() })
const changed = terms.extend({ version: z.number().int().positive() })
const subject = z.discriminatedUnion('subject', [
  terms.extend({ subject: z.literal('problem'), problemId: z.number().int().positive() }),
  terms.extend({ subject: z.literal('indicator'), indicator: z.string().max(40), unit: z.number().int().positive(), year: z.number().int().min(1950).max(2100) }),
])
const words = z.string().trim().min(1).max(2_000)
const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal(answerKinds[0]), text: words }), z.object({ kind: z.enum([answerKinds[1], answerKinds[2]]), text: words.nullable() }),
])
const closing = z.object({ version: z.number().int().positive(), note: words })

/** 督办: what a leader watches until it is closed. */
export const supervisionRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'dashboard')
    await next()
  })
  .get('/', validate('query', query), async (c) => c.json(await listSupervised(c.get('context'), c.req.valid('query'))))
  .post('/', validate('json', subject), async (c) => c.json(await superviseMatter(c.get('context'), c.req.valid('json')), 201))
  .put('/:id', validate('param', param), validate('json', changed), async (c) =>
    c.json(await changeTerms(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') })))
  .post('/:id/close', validate('param', param), validate('json', closing), async (c) =>
    c.json(await closeMatter(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') })))
  .post('/:id/reopen', validate('param', param), validate('json', changed), async (c) =>
    c.json(await reopenMatter(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') })))
  .post('/:id/answers', validate('param', param), validate('json', answer), async (c) =>
    c.json(await answerMatter(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
  .post('/:id/return', validate('param', param), validate('json', z.object({ text: words })), async (c) =>
    c.json(await returnMatter(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') }), 201))
