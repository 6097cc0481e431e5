import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { listIndicators } from '../services/overview/indicator-list.ts'
import { buildIndicatorPage } from '../services/overview/indicator-page.ts'
import { buildPassport } from '../services/overview/passport.ts'
import { findRecordsBehind } from '../services/overview/records-behind.ts'
import { validate } from '../validate.ts'
import { filterQuery } from './query.ts'

const code = z.object({ code: z.string().max(40) })
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u).optional()
const flag = z.string().regex(/^1$/u).transform(() => true).optional()
const part = filterQuery.extend({
  category: z.string().max(60).optional(), month, day: z.iso.date().optional(), last: flag, sum: flag, counts: flag, until: z.iso.date().optional(),
})
const behind = part.extend({ point: month, cursor: z.string().max(500).optional() })

/** Indicators: how all stand, a page each, and the records behind a figure. */
export const indicatorRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'dashboard')
    await next()
  })
  .get('/', validate('query', filterQuery), async (c) => c.json(await listIndicators(c.get('context'), c.req.valid('query'))))
  .get('/:code', validate('param', code), validate('query', filterQuery), async (c) =>
    c.json(await buildIndicatorPage(c.get('context'), { ...c.req.valid('query'), ...c.req.valid('param') })))
  .get('/:code/passport', validate('param', code), validate('query', part), async (c) =>
    c.json(await buildPassport(c.get('context'), { ...c.req.valid('query'), ...c.req.valid('param') })))
  .get('/:code/records', validate('param', code), validate('query', behind), async (c) =>
    c.json(await findRecordsBehind(c.get('context'), { ...c.req.valid('query'), ...c.req.valid('param') })))
