import { findReport, type ReportRow } from '../../../db/queries/reports.ts'
import { conflict, notFound } from '../../errors.ts'
import type { ServiceContext } from '../../context.ts'
import type { ReportContent } from '../../reports/compose.ts'
import { type ReportKind, reportKinds } from '../../reports/report-data.ts'
import { resolveScope, type Scope } from '../overview/scope.ts'

export interface OpenReport { row: ReportRow, kind: ReportKind, content: ReportContent, scope: Scope }

/** A report with its unit, for whoever may see that unit. Throws not_found, permission.denied. */
export async function requireReport(context: ServiceContext, id: number): Promise<OpenReport> {
  const row = await findReport(context.db, id)
  const kind = reportKinds.find((one) => one === row?.kind)
  if (!row || !kind) throw notFound({ zh: '报告', en: 'report' })
  return { row, kind, content: readContent(row.content), scope: await resolveScope(context, { unit: row.organization_id }) }
}

/** The blocks as the product itself stored them. */
export const readContent = (text: string) => JSON.parse(text) as ReportContent

/** Throws `conflict` where somebody has changed the report since it was read. */
export function requireReportVersion({ version, author }: ReportRow, seen: number) {
  if (version === seen) return
  throw conflict({
    zh: `这份报告刚被${author ?? '命令行'}改过（现为第 ${version} 版），请看过再改`,
    en: `${author ?? 'The command line'} has just changed this report (version ${version} now); look at it and try again`,
  }, { version })
}
