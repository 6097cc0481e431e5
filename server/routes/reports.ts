import { Hono } from 'hono'
import { z } from 'zod'
import { attachment } from '../attachment.ts'
import type { AppEnv } from '../context.ts'
import { reportKinds } from '../reports/report-data.ts'
import { requireFeature } from '../security/permissions.ts'
import { changeStatus, statusDeeds } from '../services/reports/change-status.ts'
import { createReport } from '../services/reports/create-report.ts'
import { startDrafting, stopDrafting } from '../services/reports/draft-batch.ts'
import { addBlock, editBlock } from '../services/reports/edit-report.ts'
import { reportChart, reportDocx } from '../services/reports/export-report.ts'
import { listReports } from '../services/reports/list-reports.ts'
import { renewReport, restoreVersion } from '../services/reports/renew-report.ts'
import { compareVersions, listVersions, reportText, viewFigure, viewReport } from '../services/reports/view-report.ts'
import { validate } from '../validate.ts'

const idParam = z.object({ id: z.coerce.number().int().positive() })
const year = z.coerce.number().int().min(1950).max(2100)
const version = z.number().int().positive()
const counted = z.coerce.number().int().positive()
const written = { version, text: z.string().max(20_000), why: z.string().max(400).optional() }
const blockId = z.string().min(1).max(120)
const question = z.object({ unit: z.number().int().positive(), year: z.number().int().min(1950).max(2100), period: z.string().max(4), kind: z.enum(reportKinds) })

/** Duty reports, briefs and meeting papers: drafted from the data, written on by hand, handed in and locked. */
export const reportRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'dashboard')
    await next()
  })
  .get('/', validate('query', z.object({ year })), async (c) => c.json(await listReports(c.get('context'), c.req.valid('query'))))
  .post('/', validate('json', question), async (c) => c.json(await createReport(c.get('context'), c.req.valid('json')), 201))
  .post('/batches', validate('json', z.object({ year: z.number().int().min(1950).max(2100) })), async (c) => c.json(await startDrafting(c.get('context'), c.req.valid('json')), 201))
  .post('/batches/:id/stop', validate('param', idParam), async (c) => c.json(await stopDrafting(c.get('context'), c.req.valid('param').id)))
  .get('/:id', validate('param', idParam), async (c) => c.json(await viewReport(c.get('context'), c.req.valid('param').id)))
  .get('/:id/figure', validate('param', idParam), validate('query', z.object({ block: blockId, figure: z.string().max(120) })), async (c) =>
    c.json(await viewFigure(c.get('context'), c.req.valid('param').id, c.req.valid('query'))))
  .put('/:id/blocks', validate('param', idParam), validate('json', z.object({ ...written, block: blockId })), async (c) =>
    c.json(await editBlock(c.get('context'), c.req.valid('param').id, c.req.valid('json'))))
  .post('/:id/blocks', validate('param', idParam), validate('json', z.object({ ...written, after: blockId })), async (c) =>
    c.json(await addBlock(c.get('context'), c.req.valid('param').id, c.req.valid('json'))))
  .post('/:id/renewals', validate('param', idParam), validate('json', z.object({ version, blocks: z.array(blockId).min(1).max(200), choice: z.enum(['take', 'keep']) })), async (c) =>
    c.json(await renewReport(c.get('context'), c.req.valid('param').id, c.req.valid('json'))))
  .post('/:id/status', validate('param', idParam), validate('json', z.object({ version, deed: z.enum(statusDeeds), note: z.string().max(400).optional() })), async (c) =>
    c.json(await changeStatus(c.get('context'), c.req.valid('param').id, c.req.valid('json'))))
  .get('/:id/versions', validate('param', idParam), async (c) => c.json(await listVersions(c.get('context'), c.req.valid('param').id)))
  .get('/:id/comparison', validate('param', idParam), validate('query', z.object({ from: counted, to: counted })), async (c) =>
    c.json(await compareVersions(c.get('context'), c.req.valid('param').id, c.req.valid('query'))))
  .post('/:id/versions', validate('param', idParam), validate('json', z.object({ version, earlier: version })), async (c) =>
    c.json(await restoreVersion(c.get('context'), c.req.valid('param').id, c.req.valid('json'))))
  .get('/:id/docx', validate('param', idParam), async (c) => {
    requireFeature(c.get('context').user.role, 'export')
    const { title, file } = await reportDocx(c.get('context'), c.req.valid('param').id)
    c.header('content-disposition', attachment(`${title}.docx`))
    c.header('content-type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    return c.body(new Uint8Array(file))
  })
  .get('/:id/charts/:chart', validate('param', idParam.extend({ chart: z.string().max(40) })), async (c) => {
    const { id, chart } = c.req.valid('param')
    c.header('content-type', 'image/svg+xml')
    return c.body(await reportChart(c.get('context'), id, chart))
  })
  .get('/:id/text', validate('param', idParam), async (c) => {
    requireFeature(c.get('context').user.role, 'export')
    const { title, text } = await reportText(c.get('context'), c.req.valid('param').id)
    c.header('content-disposition', attachment(`${title}.txt`))
    return c.text(text)
  })
