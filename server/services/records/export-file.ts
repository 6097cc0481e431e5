import type { Db } from '../../../db/connect.ts'
import type { Role } from '../../../db/database.ts'
import type { Field } from '../../../db/fields.ts'
import type { RecordFilters } from '../../../db/queries/list-records.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import { type ColumnToStream, streamWorkbook } from '../../spreadsheet/stream-workbook.ts'
import { displayWidth } from '../../spreadsheet/workbook-text.ts'
import { streamCsv } from '../../spreadsheet/write-csv.ts'
import { type ExportCell, readExportRows, sheetFields } from './export-rows.ts'

export const exportFormats = ['xlsx', 'csv', 'csv-gb18030'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What goes out: the records that a query finds, as a role may see them. Plain values, which may cross to a worker. */
export interface ExportPlan {
  query: RecordFilters
  role: Role
  format: ExportFormat
  /** Rows of one sheet with its header, where it is to be fewer than the format allows. */
  sheetRows?: number
}

/** Name and media type of a ledger's file. */
export function describeFile({ type, format, today }: { type: RecordName, format: ExportFormat, today: string }) {
  const name = `${recordDefinition(type).sheet}-${today}`
  return format === 'xlsx'
    ? { name: `${name}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
    : { name: `${name}.csv`, mediaType: `text/csv; charset=${format === 'csv' ? 'utf-8' : 'gb18030'}` }
}

/** The rows of a plan, whose order lies ready in the transaction, as a file's stream. */
export const streamExport = (trx: Db, plan: ExportPlan) => streamFile(plan, readExportRows(trx, { ...plan, type: plan.query.type }))

/** Batches of cells as a file's stream. */
export function streamFile({ query: { type }, format, sheetRows }: ExportPlan, rows: AsyncIterable<ExportCell[][]>) {
  const fields = sheetFields(type)
  if (format === 'xlsx') {
    return streamWorkbook({ name: recordDefinition(type).sheet, columns: fields.map(([, field]) => columnOf(field)), rows, mostRows: sheetRows })
  }
  return streamCsv({ headers: fields.map(([, field]) => columnHeader(field)), rows, encoding: format === 'csv' ? 'utf-8' : 'gb18030' })
}

/** The canonical header, with its unit where a number needs one, as the importer reads it again. */
export function columnHeader(field: Field) {
  const header = field.headers[0] ?? field.label.zh
  return field.kind === 'money' ? `${header}(元)` : header
}

const widths: Partial<Record<Field['kind'], number>> = {
  date: 12, text: 24, longText: 40, names: 24, reference: 22, references: 36, goods: 32, phone: 18, money: 14, longitude: 14, latitude: 14,
}

function columnOf(field: Field): ColumnToStream {
  const header = columnHeader(field)
  return {
    header,
    width: Math.max(widths[field.kind] ?? 8, displayWidth(header) + 4, ...field.choices.map(({ label }) => displayWidth(label.zh) + 2)),
    isDate: field.kind === 'date',
    numberFormat: field.kind === 'money' ? '#,##0.00' : undefined,
  }
}
