import type { ReportDeed, ReportStatus } from '../../../db/database.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { insertReportVersion } from '../../../db/queries/reports.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import type { ReportContent } from '../../reports/compose.ts'
import { requireFeature } from '../../security/permissions.ts'
import { authorOf } from '../author.ts'
import { type OpenReport, requireReport, requireReportVersion } from './require-report.ts'

export interface ReportChange {
  deed: ReportDeed
  /** What the report says from now on; as before where it is left out. */
  content?: ReportContent
  block?: string
  note?: string | null
  status?: ReportStatus
  documentId?: number | null
  /** The last day that the figures count, where they were counted anew. */
  asOf?: string
}

/**
 * Changes a report and keeps the change as its next version, all or nothing. `version` is the one that the person saw.
 * Throws not_found, permission.denied, and `conflict` where the report was changed meanwhile.
 */
export function changeReport(
  context: ServiceContext, id: number, version: number, change: (report: OpenReport, inside: ServiceContext) => Promise<ReportChange>,
) {
  requireFeature(context.user.role, 'report')
  return context.db.transaction().execute(async (trx) => {
    const inside = { ...context, db: trx }
    const report = await requireReport(inside, id)
    requireReportVersion(report.row, version)
    const made = await change(report, inside)
    const at = context.now.toISOString()
    const next = version + 1
    await insertReportVersion(trx, {
      report_id: id, version: next, content: made.content ? JSON.stringify(made.content) : report.row.content, deed: made.deed,
      block: made.block ?? null, note: made.note ?? null, as_of: made.asOf ?? report.row.as_of, author_id: authorOf(context.user), at,
    }, { ...made.status ? { status: made.status } : {}, ...made.documentId === undefined ? {} : { document_id: made.documentId } })
    await appendAudit(trx, {
      at, authorId: authorOf(context.user), action: 'update', subject: `report:${id}`, address: context.address,
      detail: { version: next, deed: made.deed, ...made.note ? { note: made.note } : {} },
    })
    await bumpRevision(trx, at)
    return { version: next }
  })
}

/** Only a draft is written in. Throws `conflict`. */
export function requireDraft({ row }: OpenReport) {
  if (row.status === 'draft') return
  throw conflict({
    zh: '这份报告已经提交，不能再改。需要修改的，请先退回', en: 'This report was handed in and cannot be written in; have it returned first',
  }, { status: row.status })
}
