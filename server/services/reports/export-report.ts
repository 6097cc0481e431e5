import { appendAudit } from '../../../db/queries/audit.ts'
import { readSetting } from '../../../db/queries/revision.ts'
import type { ServiceContext } from '../../context.ts'
import { findReportOf } from '../../../db/queries/reports.ts'
import { notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { dayText, type ReportContent, textOf } from '../../reports/compose.ts'
import { drawChart } from '../../reports/document/draw-chart.ts'
import { type ReportKind, reportKinds } from '../../reports/report-data.ts'
import { writeDocx } from '../../reports/document/write-docx.ts'
import { authorOf } from '../author.ts'
import { draftReport } from './create-report.ts'
import type { ReportQuestion } from './gather-report.ts'
import { requireReport } from './require-report.ts'

/** The kinds of papers there are: duty reports by the two outlines, the brief of a period, the paper of a meeting. */
export const paperKinds = reportKinds
export type PaperKind = ReportKind

/** What the head of a page says of a paper that is no final one. */
export async function paperMarks({ db }: Pick<ServiceContext, 'db'>, { draft }: { draft: string | null }) {
  const sample = await readSetting(db, 'sample') === 'true'
  return [...sample ? ['示例数据'] : [], ...draft === null ? [] : [draft]]
}

/** A report's title and its .docx; the export is kept in the trail. Throws not_found, permission.denied. */
export async function reportDocx(context: ServiceContext, id: number) {
  const { row, content } = await requireReport(context, id)
  const marks = await paperMarks(context, { draft: row.status === 'locked' ? null : `${row.status === 'submitted' ? '送审稿' : '草稿'} 第${row.version}版` })
  const file = await writeDocx(content, { marks, asOf: dayText(row.as_of) })
  await context.db.transaction().execute((trx) => appendAudit(trx, {
    at: context.now.toISOString(), authorId: authorOf(context.user), action: 'export', subject: `report:${id}`, detail: { version: row.version }, address: context.address,
  }))
  return { title: titleOf(content), file }
}

/**
 * The paper of a unit, period and kind: the one that was written, or else (or where `fresh` asks for it) what the data bear now.
 * Throws permission.denied, `invalid`.
 */
export async function paperOf(context: ServiceContext, question: ReportQuestion, { fresh }: { fresh: boolean }) {
  requireFeature(context.user.role, 'export')
  const standing = fresh ? undefined : await findReportOf(context.db, { organizationId: question.unit, year: question.year, period: question.period, kind: question.kind })
  if (standing) return { ...await reportDocx(context, standing.id), version: standing.version }
  const { content, data } = await draftReport(context, question)
  const marks = await paperMarks(context, { draft: '自动生成，未经审定' })
  return { title: titleOf(content), file: await writeDocx(content, { marks, asOf: dayText(data.to) }), version: null }
}

/** One picture of a report as SVG. Throws not_found, permission.denied. */
export async function reportChart(context: ServiceContext, id: number, chartId: string) {
  const { content } = await requireReport(context, id)
  const chart = content.charts.find((one) => one.id === chartId)
  if (!chart) throw notFound({ zh: '图', en: 'chart' })
  return drawChart(chart)
}

export const titleOf = ({ blocks }: ReportContent) => textOf(blocks.find(({ kind }) => kind === 'title')?.runs ?? [])
