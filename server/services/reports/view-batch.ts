import { findLastReportBatch, runningStatuses } from '../../../db/queries/report-batches.ts'
import type { ServiceContext } from '../../context.ts'
import { hasFeature } from '../../security/permissions.ts'
import type { Scope } from '../overview/scope.ts'

/** How the last drafting of a year's missing reports stands, in the caller's own organization or one above or below it that drafts for it; null where there was none. */
export async function viewBatch({ db, user }: ServiceContext, { tree, organization }: Scope, year: number) {
  const organizations = [...tree.nodes.keys()].filter((id) => tree.isWithin(id, organization.id) || tree.isWithin(organization.id, id))
  const batch = await findLastReportBatch(db, { year, organizations })
  if (!batch) return null
  const { id, status, total, done, failed, unit, author, started_at: startedAt, ended_at: endedAt } = batch
  const isOwn = tree.isWithin(batch.organization_id, organization.id)
  const names = JSON.parse(failed) as string[]
  return {
    id, status, isRunning: runningStatuses.includes(status), total, done, startedAt, endedAt, author,
    /** Names of units are told to those whose units they are. */
    unit: isOwn ? unit : null, failed: isOwn ? names : [], mayStop: isOwn && status === 'running' && hasFeature(user.role, 'report'),
  }
}
