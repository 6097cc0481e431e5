import { Hono } from 'hono'
import { z } from 'zod'
import type { FieldValue } from '../../db/fields.ts'
import { isRecordName, type RecordName } from '../../db/records.ts'
import type { AppEnv } from '../context.ts'
import { requireRead } from '../security/permissions.ts'
import { describeTypes } from '../services/records/describe-types.ts'
import { exportFormats } from '../services/records/export-file.ts'
import { exportLedger } from '../services/records/export.ts'
import { recordHistory } from '../services/records/history.ts'
import { listLedger } from '../services/records/list.ts'
import { presentRecords } from '../services/records/present-records.ts'
import { requireRecord } from '../services/records/require-record.ts'
import { createRecord, deleteRecord, restoreRecord, updateRecord } from '../services/records/save.ts'
import { maskRecord } from '../security/permissions.ts'
import { validate } from '../validate.ts'

const typeParam = z.object({ type: z.string().refine(isRecordName).transform((name) => name) })
const recordParam = typeParam.extend({ id: z.coerce.number().int().positive() })

const ledgerQuery = z.object({
  unit: z.coerce.number().int().positive().optional(),
  subdistrict: z.coerce.number().int().positive().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  search: z.string().max(60).optional(),
  sort: z.string().max(40).optional(),
  order: z.enum(['asc', 'desc']).default('desc'),
  /** JSON object: field → value. */
  equals: z.string().max(2_000).optional().transform((text, check) => {
    try {
      return z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).parse(JSON.parse(text ?? '{}'))
    } catch {
      check.addIssue({ code: 'custom', message: 'equals' })
      return z.NEVER
    }
  }),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const exportQuery = ledgerQuery.omit({ cursor: true, limit: true }).extend({ format: z.enum(exportFormats).default('xlsx') })

const values = z.record(z.string(), z.custom<FieldValue>())
const version = z.coerce.number().int().positive()

function toQuery<Query extends { order: 'asc' | 'desc' }>(type: RecordName, { order, ...query }: Query) {
  return { ...query, type, descending: order === 'desc' }
}

/** Ledgers: every record type by the same routes. */
export const recordRoutes = new Hono<AppEnv>()
  .get('/', (c) => c.json(describeTypes(c.get('context').user.role)))
  .get('/:type', validate('param', typeParam), validate('query', ledgerQuery), async (c) =>
    c.json(await listLedger(c.get('context'), toQuery(c.req.valid('param').type, c.req.valid('query')))))
  .get('/:type/export', validate('param', typeParam), validate('query', exportQuery), async (c) => {
    const { format, ...query } = c.req.valid('query')
    const file = await exportLedger(c.get('context'), toQuery(c.req.valid('param').type, query), { format, signal: c.req.raw.signal })
    return c.body(file.stream, 200, {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-record-count': String(file.rows),
      // Whole names and phones stand in it: nothing on the way may keep a copy.
      'cache-control': 'no-store',
    })
  })
  .get('/:type/:id', validate('param', recordParam), async (c) => {
    const { type, id } = c.req.valid('param')
    const context = c.get('context')
    requireRead(context.user.role, type)
    const record = maskRecord(context.user.role, type, await requireRecord(context, type, id))
    const [presented] = await presentRecords(context.db, [{ type, record }])
    return c.json(presented ?? null)
  })
  .get('/:type/:id/history', validate('param', recordParam), async (c) => {
    const { type, id } = c.req.valid('param')
    return c.json(await recordHistory(c.get('context'), type, id))
  })
  .post('/:type', validate('param', typeParam), validate('json', z.object({ values })), async (c) => {
    const record = await createRecord(c.get('context'), c.req.valid('param').type, c.req.valid('json').values)
    return c.json({ id: record?.id ?? null }, 201)
  })
  .put('/:type/:id', validate('param', recordParam), validate('json', z.object({ values, version })), async (c) => {
    const { type, id } = c.req.valid('param')
    const record = await updateRecord(c.get('context'), type, { id, ...c.req.valid('json') })
    return c.json({ id, version: record?.version ?? null })
  })
  .delete('/:type/:id', validate('param', recordParam), validate('query', z.object({ version })), async (c) => {
    const { type, id } = c.req.valid('param')
    await deleteRecord(c.get('context'), type, { id, version: c.req.valid('query').version })
    return c.json({ ok: true })
  })
  .post('/:type/:id/restore', validate('param', recordParam), async (c) => {
    const { type, id } = c.req.valid('param')
    await restoreRecord(c.get('context'), type, id)
    return c.json({ ok: true })
  })
