import { Hono } from 'hono'
import { z } from 'zod'
import type { RowOutcome } from '../../db/database.ts'
import { isRecordName } from '../../db/records.ts'
import { attachment } from '../attachment.ts'
import type { AppEnv } from '../context.ts'
import { emptyUpload } from '../errors.ts'
import { requestChunks } from '../request-chunks.ts'
import { backgroundHeader } from '../security/authenticate.ts'
import { requireFeature } from '../security/permissions.ts'
import { changeImportOptions } from '../services/imports/change-import-options.ts'
import { changeImportType } from '../services/imports/change-import-type.ts'
import { discardImport } from '../services/imports/discard-import.ts'
import { commitAs, redoAs, undoAs } from '../services/imports/finish-import.ts'
import { viewImportEvents } from '../services/imports/import-events.ts'
import { listImportAuthors, listImports, listOpenImports, type StatusGroup, statusGroups } from '../services/imports/list-imports.ts'
import { makeTemplate } from '../services/imports/make-template.ts'
import { importOptions } from '../services/imports/options-schema.ts'
import { originalFile } from '../services/imports/original-file.ts'
import { candidatePositions } from '../services/imports/positions/candidate-positions.ts'
import { findAlikeFiles, shareDecisions } from '../services/imports/share-decisions.ts'
import { startImport } from '../services/imports/start-import.ts'
import { stopImport } from '../services/imports/stop-import.ts'
import { viewImportRows } from '../services/imports/view-import-rows.ts'
import { viewImport } from '../services/imports/view-imports.ts'
import { warmUp } from '../services/imports/warm-workers.ts'
import { validate } from '../validate.ts'
import { importCorrectionRoutes } from './import-corrections.ts'

const recordName = z.string().refine(isRecordName).transform((name) => name)
const idParam = z.object({ id: z.coerce.number().int().positive() })
const outcomes = ['new', 'changed', 'same', 'wrong', 'left_out'] as const satisfies RowOutcome[]

/** Beside the file itself, which is the body. */
const upload = z.object({
  name: z.string().trim().min(1).max(260),
  /** Left out where the content is to tell. */
  type: recordName.optional(),
  /** The import whose decisions hold for this file too. */
  like: z.coerce.number().int().positive().optional(),
})

const historyQuery = z.object({
  cursor: z.coerce.number().int().positive().optional(),
  status: z.enum(Object.keys(statusGroups) as StatusGroup[]).default('finished'),
  type: recordName.optional(),
  author: z.coerce.number().int().positive().optional(),
  text: z.string().trim().max(100).optional(),
})

const rowQuery = z.object({
  /** One outcome, or several with commas between them. */
  outcome: z.string().max(60).optional().transform((text, check) => {
    if (text === undefined) return null
    const parsed = z.array(z.enum(outcomes)).safeParse(text.split(','))
    if (parsed.success) return parsed.data
    check.addIssue({ code: 'custom', message: 'outcome' })
    return z.NEVER
  }),
  /** Only rows with corrected cells, with a possible double, such as a commit found otherwise than the preview, or with an inferred value in a column of a sheet. */
  only: z.enum(['fixed', 'duplicates', 'renewed', 'inferred']).optional(),
  sheet: z.string().max(100).default(''),
  column: z.string().regex(/^[A-Z]{1,3}$/u).default('A'),
  cursor: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Imports: a file in, its preview, the commit and the way back. */
export const importRoutes = new Hono<AppEnv>()
  .use(async (c, next) => {
    requireFeature(c.get('context').user.role, 'import')
    await next()
  })
  .get('/', validate('query', historyQuery), async (c) => {
    const { cursor = null, status, type = null, author = null, text } = c.req.valid('query')
    return c.json(await listImports(c.get('context'), { cursor, status, type, author, text: text || null }))
  })
  .get('/open', async (c) => {
    // Who opens the page is about to bring a file, or to commit one.
    if (c.req.header(backgroundHeader) === undefined) warmUp()
    return c.json(await listOpenImports(c.get('context')))
  })
  .get('/authors', async (c) => c.json(await listImportAuthors(c.get('context'))))
  .post('/', validate('query', upload), async (c) => {
    const { name, type = null, like = null } = c.req.valid('query')
    const content = c.req.raw.body
    if (content === null) throw emptyUpload()
    return c.json({ id: await startImport(c.get('context'), { fileName: name, content: requestChunks(content), type, like }) }, 201)
  })
  .get('/:id', validate('param', idParam), async (c) => c.json(await viewImport(c.get('context'), c.req.valid('param').id)))
  .get('/:id/rows', validate('param', idParam), validate('query', rowQuery), async (c) => {
    const { outcome, only, sheet, column, cursor, limit } = c.req.valid('query')
    const marked = only === undefined ? null : only === 'inferred' ? { kind: only, sheet, column } : { kind: only }
    return c.json(await viewImportRows(c.get('context'), { id: c.req.valid('param').id, outcomes: outcome, only: marked, cursor: cursor ?? null, limit }))
  })
  .get('/:id/positions', validate('param', idParam), async (c) => c.json(await candidatePositions(c.get('context'), c.req.valid('param').id)))
  .get('/:id/events', validate('param', idParam), async (c) => c.json(await viewImportEvents(c.get('context'), c.req.valid('param').id)))
  .get('/:id/file', validate('param', idParam), async (c) => {
    const file = await originalFile(c.get('context'), c.req.valid('param').id)
    return c.body(file.stream, 200, { 'content-type': file.mediaType, 'content-disposition': attachment(file.name), 'cache-control': 'no-store' })
  })
  .put('/:id/type', validate('param', idParam), validate('json', z.object({ type: recordName })), async (c) => {
    const { id } = c.req.valid('param')
    await changeImportType(c.get('context'), { id, type: c.req.valid('json').type })
    return c.json(await viewImport(c.get('context'), id))
  })
  .put('/:id/options', validate('param', idParam), validate('json', importOptions), async (c) => {
    const { id } = c.req.valid('param')
    await changeImportOptions(c.get('context'), { id, options: c.req.valid('json') })
    return c.json(await viewImport(c.get('context'), id))
  })
  .route('/', importCorrectionRoutes)
  .get('/:id/alike', validate('param', idParam), async (c) => c.json(await findAlikeFiles(c.get('context'), c.req.valid('param').id)))
  .post('/:id/share', validate('param', idParam), async (c) => c.json(await shareDecisions(c.get('context'), c.req.valid('param').id)))
  .post('/:id/commit', validate('param', idParam), validate('json', z.object({ leaveWrong: z.boolean().default(false) })), async (c) =>
    c.json(await commitAs(c.get('context'), { id: c.req.valid('param').id, ...c.req.valid('json') })))
  .post('/:id/stop', validate('param', idParam), async (c) => {
    await stopImport(c.get('context'), c.req.valid('param').id)
    return c.json({ ok: true })
  })
  .post('/:id/redo', validate('param', idParam), async (c) => c.json(await redoAs(c.get('context'), c.req.valid('param').id)))
  .post('/:id/undo', validate('param', idParam), async (c) => c.json(await undoAs(c.get('context'), c.req.valid('param').id)))
  .delete('/:id', validate('param', idParam), async (c) => {
    await discardImport(c.get('context'), c.req.valid('param').id)
    return c.json({ ok: true })
  })

/** Workbooks to fill in. */
export const templateRoutes = new Hono<AppEnv>()
  .get('/:type', validate('param', z.object({ type: recordName })), async (c) => {
    const { name, bytes } = await makeTemplate(c.get('context'), c.req.valid('param').type)
    return c.body(new Uint8Array(bytes).buffer, 200, {
      'content-type': xlsx, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
  })
