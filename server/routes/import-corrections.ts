import { Hono } from 'hono'
import { z } from 'zod'
import { attachment } from '../attachment.ts'
import type { AppEnv } from '../context.ts'
import { chooseRow } from '../services/imports/corrections/choose-row.ts'
import { countAlike, fixCells, restoreCells } from '../services/imports/corrections/fix-cells.ts'
import { errorWorkbook } from '../services/imports/error-workbook/error-workbook.ts'
import { validate } from '../validate.ts'

const idParam = z.object({ id: z.coerce.number().int().positive() })

/** A cell by its column's letter, or a field by its name where the sheet has no column for it. */
const place = {
  sheet: z.string().max(100),
  column: z.string().regex(/^[A-Z]{1,3}$/u).optional(),
  field: z.string().max(60).optional(),
}
const cellOf = ({ column, field }: { column?: string, field?: string }) => column ?? `.${field ?? ''}`

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const LAST_ROW = 1_048_576

const writing = z.object({
  ...place,
  row: z.number().int().min(1).max(LAST_ROW),
  /** Null or blank for an empty cell. */
  text: z.string().max(32_767).nullable().transform((text) => text === null || text.trim() === '' ? null : text.trim()),
  alike: z.boolean().default(false),
})
const lookup = z.object({
  ...place,
  row: z.coerce.number().int().min(1).max(LAST_ROW),
  alike: z.enum(['true', 'false']).default('false').transform((flag) => flag === 'true'),
})

const choosing = z.object({
  sheet: z.string().max(100),
  row: z.number().int().min(1).max(LAST_ROW),
  choice: z.enum(['leave_out', 'as_new', 'merge']).nullable(),
  recordId: z.number().int().positive().nullable().default(null),
})

/** Corrections of a preview, cell by cell and row by row. */
export const importCorrectionRoutes = new Hono<AppEnv>()
  .put('/:id/cells', validate('param', idParam), validate('json', writing), async (c) => {
    const { column, field, ...rest } = c.req.valid('json')
    return c.json(await fixCells(c.get('context'), { id: c.req.valid('param').id, cell: cellOf({ column, field }), ...rest }))
  })
  .delete('/:id/cells', validate('param', idParam), validate('query', lookup), async (c) => {
    const { column, field, ...rest } = c.req.valid('query')
    return c.json(await restoreCells(c.get('context'), { id: c.req.valid('param').id, cell: cellOf({ column, field }), ...rest }))
  })
  .put('/:id/rows/choice', validate('param', idParam), validate('json', choosing), async (c) =>
    c.json(await chooseRow(c.get('context'), { id: c.req.valid('param').id, ...c.req.valid('json') })))
  .get('/:id/error-workbook', validate('param', idParam), async (c) => {
    const { name, bytes } = await errorWorkbook(c.get('context'), c.req.valid('param').id)
    return c.body(new Uint8Array(bytes).buffer, 200, { 'content-type': xlsx, 'content-disposition': attachment(name), 'cache-control': 'no-store' })
  })
  .get('/:id/cells/alike', validate('param', idParam), validate('query', lookup), async (c) => {
    const { sheet, row, column, field } = c.req.valid('query')
    return c.json(await countAlike(c.get('context'), { id: c.req.valid('param').id, sheet, row, cell: cellOf({ column, field }) }))
  })
