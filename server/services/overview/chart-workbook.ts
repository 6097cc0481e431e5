import { appendAudit } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { writeWorkbook } from '../../spreadsheet/write-workbook.ts'
import { authorOf } from '../author.ts'

/** A chart's table as its screen shows it: the screen has asked for these figures by its own right, and only their form changes here. */
export interface ChartTable {
  /** The sentence that the chart bears. */
  title: string
  /** The chart's subject, which names the sheet and the file. */
  name: string
  /** Lines on scope, period, source and revision. */
  about: string[]
  columns: string[]
  rows: (string | number | null)[][]
}

/** A chart's table as an .xlsx file with title, source and revision above the header; the export is logged. Throws permission.denied. */
export async function writeChartWorkbook({ db, user, now, address, today }: ServiceContext, { title, name, about, columns, rows }: ChartTable) {
  requireFeature(user.role, 'export')
  const content = await writeWorkbook([{ name, title, guide: about, columns: columns.map((header) => ({ header })), rows }])
  await db.transaction().execute((trx) => appendAudit(trx, {
    at: now.toISOString(), authorId: authorOf(user), action: 'export', subject: 'chart', detail: { title, rows: rows.length, format: 'xlsx' }, address,
  }))
  return { content, name: `${name.replaceAll(/[\\/:*?"<>|]/gu, '_')}-${today}.xlsx` }
}
