import { findReportVersion } from '../../../db/queries/reports.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { keepStanding, takeRenewals } from '../../reports/renewals.ts'
import { changeReport, requireDraft } from './change-report.ts'
import { draftReport } from './create-report.ts'
import { readContent, requireReport } from './require-report.ts'

/** For some paragraphs, takes what the data say now or keeps what stands there. Throws `conflict`, permission.denied. */
export async function renewReport(context: ServiceContext, id: number, { version, blocks, choice }: { version: number, blocks: string[], choice: 'take' | 'keep' }) {
  const { row, kind } = await requireReport(context, id)
  // Gathered before the write begins: others' writes need not wait for it.
  const { content: fresh, data } = await draftReport(context, { unit: row.organization_id, year: row.year, period: row.period, kind })
  return changeReport(context, id, version, async (report) => {
    requireDraft(report)
    const content = (choice === 'take' ? takeRenewals : keepStanding)(report.content, fresh, blocks)
    return { deed: choice === 'take' ? 'renew' : 'keep', content, asOf: data.to, ...blocks.length === 1 ? { block: blocks[0] } : {} }
  })
}

/** Makes an earlier version the newest one again. Throws not_found, `conflict`, permission.denied. */
export function restoreVersion(context: ServiceContext, id: number, { version, earlier }: { version: number, earlier: number }) {
  return changeReport(context, id, version, async (report, inside) => {
    requireDraft(report)
    const before = await findReportVersion(inside.db, id, earlier)
    if (!before) throw notFound({ zh: '版本', en: 'version' })
    return { deed: 'restore', content: readContent(before.content), note: String(earlier), asOf: before.as_of }
  })
}
