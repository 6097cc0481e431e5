import { appendAudit } from '../../../db/queries/audit.ts'
import { listRecords } from '../../../db/queries/list-records.ts'
import type { Field } from '../../../db/fields.ts'
import { recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { streamCsv } from '../../spreadsheet/write-csv.ts'
import { streamWorkbook } from '../../spreadsheet/write-workbook.ts'
import { maskRecord, requireFeature, requireRead } from '../../security/permissions.ts'
import { type LedgerQuery, toRecordQuery } from './list.ts'
import { presentRecords } from './present-records.ts'
import { spreadsheetValue, valueAsGiven } from './spreadsheet-value.ts'

export const exportFormats = ['xlsx', 'csv', 'csv-gb18030'] as const
export type ExportFormat = (typeof exportFormats)[number]

const pageSize = 500

/** A ledger exactly as filtered, masked as on the screen, as the stream of a file that imports as the same records. The export is logged. */
export async function exportLedger(context: ServiceContext, query: LedgerQuery, format: ExportFormat = 'xlsx') {
  requireRead(context.user.role, query.type)
  requireFeature(context.user.role, 'export')
  const recordQuery = await toRecordQuery(context, { ...query, cursor: undefined })
  const definition = recordDefinition(query.type)
  const fields = Object.entries(definition.fields).filter(([, field]) => field.imported)
  const { db, user, now, address } = context
  await db.transaction().execute((trx) => appendAudit(trx, {
    at: now.toISOString(), authorId: user.id, action: 'export', subject: query.type, detail: { ...query, format }, address,
  }))
  async function* rows() {
    for (let after: typeof recordQuery.after = null; ;) {
      const page = await listRecords(db, { ...recordQuery, after, limit: pageSize })
      const masked = page.records.map((record) => ({ type: query.type, record: maskRecord(user.role, query.type, record) }))
      const presented = await presentRecords(db, masked)
      yield presented.map((one) => fields.map(([name, field]) => spreadsheetValue(field, valueAsGiven(one.values, name), one.names[name] ?? {})))
      if (!page.next) return
      after = page.next
    }
  }
  const headers = fields.map(([, field]) => columnHeader(field))
  const name = `${definition.sheet}-${context.today}`
  if (format === 'xlsx') {
    const columns = headers.map((header) => ({ header, width: 16 }))
    return {
      name: `${name}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      stream: streamWorkbook({ name: definition.sheet, columns, rows: rows() }),
    }
  }
  const encoding = format === 'csv' ? 'utf-8' : 'gb18030'
  return { name: `${name}.csv`, mediaType: `text/csv; charset=${encoding}`, stream: streamCsv({ headers, rows: rows(), encoding }) }
}

/** The canonical header, with its unit where a number needs one, as the importer reads it again. */
export function columnHeader(field: Field) {
  const header = field.headers[0] ?? field.label.zh
  return field.kind === 'money' ? `${header}(元)` : header
}
