import type { ReportDeed, ReportStatus } from '../../../db/database.ts'
import { findReportOf } from '../../../db/queries/reports.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, invalid } from '../../errors.ts'
import { isDutyReport } from '../../reports/report-data.ts'
import { textOf } from '../../reports/compose.ts'
import { type Feature, hasFeature, requireFeature } from '../../security/permissions.ts'
import { changeReport, type ReportChange } from './change-report.ts'
import { fileReport, unfileReport } from './file-report.ts'
import type { OpenReport } from './require-report.ts'

export const statusDeeds = ['submit', 'lock', 'return', 'discard', 'reopen'] as const
export type StatusDeed = (typeof statusDeeds)[number] & ReportDeed

interface Step { from: ReportStatus[], to: ReportStatus, feature: Feature }

/** How a report goes from hand to hand. What a leader has locked only a leader opens again. */
const steps: Record<StatusDeed, Step> = {
  submit: { from: ['draft'], to: 'submitted', feature: 'report' },
  lock: { from: ['submitted'], to: 'locked', feature: 'report_lock' },
  return: { from: ['submitted', 'locked'], to: 'draft', feature: 'report' },
  discard: { from: ['draft'], to: 'discarded', feature: 'report' },
  reopen: { from: ['discarded'], to: 'draft', feature: 'report' },
}

const featureOf = (deed: StatusDeed, status: ReportStatus): Feature => deed === 'return' && status === 'locked' ? 'report_lock' : steps[deed].feature

/** What a person may do with a report in its state. */
export function openDeeds({ user }: Pick<ServiceContext, 'user'>, status: ReportStatus): StatusDeed[] {
  return statusDeeds.filter((deed) => steps[deed].from.includes(status) && hasFeature(user.role, featureOf(deed, status)))
}

/**
 * Hands a report in, locks it, returns it for more work, discards it or brings it back. Handing in files the paper in the catalogue,
 * so that A8 counts it; returning takes that entry away. Throws permission.denied, `conflict`, and `invalid` where a return has no reason.
 */
export function changeStatus(context: ServiceContext, id: number, { version, deed, note }: { version: number, deed: StatusDeed, note?: string }) {
  return changeReport(context, id, version, async (report, inside): Promise<ReportChange> => {
    const { row } = report
    if (!steps[deed].from.includes(row.status)) {
      throw conflict({ zh: '这份报告的状态已经变了，请刷新', en: 'The state of this report has changed; refresh' }, { status: row.status })
    }
    requireFeature(inside.user.role, featureOf(deed, row.status))
    const reason = note?.trim() ?? ''
    if (deed === 'return' && reason === '') throw invalid({ zh: '退回要写明原因', en: 'Say why it is returned' }, ['note'])
    if (deed === 'reopen') await requireFree(inside, report)
    return { deed, status: steps[deed].to, note: reason === '' ? null : reason, ...await filing(inside, deed, report) }
  })
}

async function filing(inside: ServiceContext, deed: StatusDeed, { row, kind, content }: OpenReport): Promise<Pick<ReportChange, 'documentId'>> {
  if (deed === 'submit' && isDutyReport(kind)) {
    const title = textOf(content.blocks.find((block) => block.kind === 'title')?.runs ?? [])
    return { documentId: await fileReport(inside, { organizationId: row.organization_id, year: row.year, title }) }
  }
  if (deed !== 'return' || row.document_id === null) return {}
  await unfileReport(inside, row.document_id)
  return { documentId: null }
}

async function requireFree({ db }: ServiceContext, { row }: OpenReport) {
  const standing = await findReportOf(db, { organizationId: row.organization_id, year: row.year, period: row.period, kind: row.kind })
  if (standing) throw conflict({ zh: '后来又写了同样的一份，不能再取回这一份', en: 'Another one was drafted since; this one cannot be brought back' }, { id: standing.id })
}
