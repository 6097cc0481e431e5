import { findReportVersion, findReportVersions } from '../../../db/queries/reports.ts'
import { findRecordsByIds } from '../../../db/queries/records.ts'
import { recordDefinition } from '../../../db/records.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { compareReports } from '../../reports/compare-reports.ts'
import { type Block, textOf } from '../../reports/compose.ts'
import { findRenewals } from '../../reports/renewals.ts'
import { hasFeature, maskRecord, mayRead } from '../../security/permissions.ts'
import { openDeeds } from './change-status.ts'
import { draftReport } from './create-report.ts'
import { readContent, requireReport } from './require-report.ts'

/** How many of the records behind a figure are listed; the figure itself tells how many there are. */
const shownRecords = 200

const view = ({ id, kind, runs, edited, generated }: Block) => ({ id, kind, runs, edited, own: generated === '' && id.startsWith('own-') })

/** A report as a person reads and writes it, with what the data say otherwise by now. Throws not_found, permission.denied. */
export async function viewReport(context: ServiceContext, id: number) {
  // Read first: what changes while the rest is read makes the answer stale at once.
  const { value: revision } = await readRevision(context.db)
  const { row, kind, content, scope } = await requireReport(context, id)
  const { content: fresh, data } = await draftReport(context, { unit: row.organization_id, year: row.year, period: row.period, kind })
  return {
    revision, id, kind, year: row.year, period: row.period, periodName: data.periodName, status: row.status, version: row.version,
    unit: scope.organization, asOf: row.as_of, updatedAt: row.updated_at, author: row.author, note: row.note,
    sample: await readSetting(context.db, 'sample') === 'true',
    blocks: content.blocks.map(view),
    manual: content.blocks.flatMap(({ runs }) => runs).filter(({ manual }) => manual).length,
    charts: content.charts,
    renewals: findRenewals(content, fresh),
    deeds: openDeeds(context, row.status),
    mayEdit: row.status === 'draft' && hasFeature(context.user.role, 'report'),
  }
}

/** Where a figure of a report comes from, with the records it was counted from as the caller may see them. Throws not_found, permission.denied. */
export async function viewFigure(context: ServiceContext, id: number, { block: blockId, figure: figureId }: { block: string, figure: string }) {
  const { row, content } = await requireReport(context, id)
  const figure = content.blocks.find((block) => block.id === blockId)?.figures[figureId]
  if (!figure) throw notFound({ zh: '数字', en: 'figure' })
  const { records, ...passport } = figure
  const sees = records !== null && mayRead(context.user.role, records.type)
  const found = sees ? await findRecordsByIds(context.db, records.type, records.ids.slice(0, shownRecords)) : new Map()
  return {
    ...passport, asOf: row.as_of, unit: row.organization_id, year: row.year, period: row.period,
    recordType: records?.type ?? null, recordCount: records?.ids.length ?? 0,
    records: records === null ? [] : [...found.values()].map((record) => {
      const definition = recordDefinition(records.type)
      const masked = maskRecord(context.user.role, records.type, record)
      return { id: masked.id, title: definition.title(masked), date: definition.date(masked) }
    }),
  }
}

/** Every version of a report: who made it, when and by what. Throws not_found, permission.denied. */
export async function listVersions(context: ServiceContext, id: number) {
  await requireReport(context, id)
  return { versions: await findReportVersions(context.db, id) }
}

/** What changed from one version of a report to another. Throws not_found, permission.denied. */
export async function compareVersions(context: ServiceContext, id: number, { from, to }: { from: number, to: number }) {
  await requireReport(context, id)
  const [before, after] = await Promise.all([findReportVersion(context.db, id, from), findReportVersion(context.db, id, to)])
  if (!before || !after) throw notFound({ zh: '版本', en: 'version' })
  return { from, to, blocks: compareReports(readContent(before.content), readContent(after.content)) }
}

/** The report as plain text, a paragraph a line. Throws not_found, permission.denied. */
export async function reportText(context: ServiceContext, id: number) {
  const { content } = await requireReport(context, id)
  const lines = content.blocks.map((block) => textOf(block.runs)).filter((line) => line !== '')
  return { title: lines[0] ?? '', text: `${lines.join('\r\n')}\r\n` }
}
