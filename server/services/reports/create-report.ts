import { appendAudit } from '../../../db/queries/audit.ts'
import { findReportOf, insertReport } from '../../../db/queries/reports.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, invalid } from '../../errors.ts'
import { compose } from '../../reports/compose.ts'
import { outlines } from '../../reports/outlines.ts'
import { isDutyReport } from '../../reports/report-data.ts'
import { requireFeature } from '../../security/permissions.ts'
import { authorOf } from '../author.ts'
import { gatherReport, type ReportQuestion } from './gather-report.ts'

/** A unit's report as the data bear it now, kept nowhere. Throws permission.denied, `invalid`. */
export async function draftReport(context: ServiceContext, question: ReportQuestion) {
  if (isDutyReport(question.kind) && question.period !== 'year') {
    throw invalid({ zh: '履职报告按年度写，简报才按季、月写', en: 'A duty report is of a year; write a brief for a shorter time' })
  }
  const data = await gatherReport(context, question)
  if (isDutyReport(question.kind) && (question.kind === 'military') !== (data.unit.side === 'military')) {
    throw invalid({
      zh: `${data.unit.name}应当用${data.unit.side === 'military' ? '部队' : '地方'}提纲`,
      en: `${data.unit.name} is written by the ${data.unit.side} outline`,
    })
  }
  return { data, content: compose(outlines[question.kind], data) }
}

/** Drafts a report and keeps it. Throws permission.denied, `invalid`, and `conflict` where the unit has one of the kind and period. */
export async function createReport(context: ServiceContext, question: ReportQuestion) {
  requireFeature(context.user.role, 'report')
  const { data, content } = await draftReport(context, question)
  const at = context.now.toISOString()
  const key = { organizationId: data.unit.id, year: question.year, period: question.period, kind: question.kind }
  return context.db.transaction().execute(async (trx) => {
    const standing = await findReportOf(trx, key)
    if (standing) throw conflict({ zh: `${data.unit.name}已经有这一份了，请打开它修改`, en: `${data.unit.name} has this one already; open it` }, { id: standing.id })
    const id = await insertReport(trx, {
      organization_id: data.unit.id, year: question.year, period: question.period, kind: question.kind, status: 'draft', version: 1, document_id: null, updated_at: at,
    }, { version: 1, content: JSON.stringify(content), deed: 'draft', block: null, note: null, as_of: data.to, author_id: authorOf(context.user), at })
    await appendAudit(trx, {
      at, authorId: authorOf(context.user), action: 'create', subject: `report:${id}`, address: context.address,
      detail: { unit: data.unit.id, year: question.year, period: question.period, kind: question.kind },
    })
    await bumpRevision(trx, at)
    return { id }
  })
}
