import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../context.ts'
import { requireFeature } from '../security/permissions.ts'
import { writeChartWorkbook } from '../services/overview/chart-workbook.ts'
import { validate } from '../validate.ts'

const line = z.string().max(400)
const chartTable = z.object({
  title: line,
  name: z.string().min(1).max(60),
  about: z.array(line).max(8),
  columns: z.array(z.string().max(120)).min(1).max(60),
  rows: z.array(z.array(z.union([line, z.number(), z.null()])).max(60)).max(5_000),
})

/** What a screen's chart shows, as a file. */
export const chartRoutes = new Hono<AppEnv>()
  .post('/workbook', validate('json', chartTable), async (c) => {
    const context = c.get('context')
    requireFeature(context.user.role, 'dashboard')
    const { content, name } = await writeChartWorkbook(context, c.req.valid('json'))
    return c.body(new Uint8Array(content), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    })
  })
