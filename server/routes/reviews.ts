import { Hono } from 'hono'
import { z } from 'zod'
import { attachment } from '../attachment.ts'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { castBallots, listOwnVersions } from '../services/reviews/cast-ballots.ts'
import { changeRound, openRound, roundDeeds } from '../services/reviews/change-round.ts'
import { writeReviewWorkbook } from '../services/reviews/review-workbook.ts'
import { viewReviews } from '../services/reviews/view-reviews.ts'
import { validate } from '../validate.ts'

const id = z.coerce.number().int().positive()
const param = z.object({ id })
const year = z.coerce.number().int().min(1950).max(2100)
const note = z.string().trim().min(1).max(1_000).nullable()
const ballots = z.array(z.object({
  organizationId: z.number().int().positive(), vote: z.enum(['satisfied', 'fairly_satisfied', 'dissatisfied']).nullable(), comment: note, version: z.number().int().nonnegative(),
})).min(1).max(1_000).refine((all) => new Set(all.map(({ organizationId }) => organizationId)).size === all.length)

/** 评议: ballots on the member units' duty reports, round by round. */
export const reviewRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'dashboard')
    await next()
  })
  .get('/', validate('query', z.object({ year })), async (c) => c.json(await viewReviews(c.get('context'), c.req.valid('query'))))
  .post('/', validate('json', z.object({ year: z.number().int().min(1950).max(2100) })), async (c) => c.json(await openRound(c.get('context'), c.req.valid('json')), 201))
  .get('/workbook', validate('query', z.object({ year })), async (c) => {
    const { content, name } = await writeReviewWorkbook(c.get('context'), c.req.valid('query').year)
    return c.body(new Uint8Array(content), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': attachment(name), 'cache-control': 'no-store',
    })
  })
  .post('/:id/status', validate('param', param), validate('json', z.object({ version: z.number().int().positive(), deed: z.enum(roundDeeds), note })), async (c) =>
    c.json(await changeRound(c.get('context'), { ...c.req.valid('param'), ...c.req.valid('json') })))
  .put('/:id/ballots', validate('param', param), validate('json', z.object({ ballots })), async (c) =>
    c.json(await castBallots(c.get('context'), { roundId: c.req.valid('param').id, ...c.req.valid('json') })))
  .get('/:id/ballots/:unit', validate('param', param.extend({ unit: id })), async (c) => {
    const { id: roundId, unit } = c.req.valid('param')
    return c.json(await listOwnVersions(c.get('context'), { roundId, unit }))
  })
