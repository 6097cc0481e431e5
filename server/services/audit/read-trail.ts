import { findAuditEntries } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'

const pageSize = 100

/** A page of the audit trail, newest first, with the id to ask the next one from (null on the last). For the auditor alone. */
export async function readTrail({ db, user }: ServiceContext, { before }: { before?: number }) {
  requireFeature(user.role, 'audit')
  const entries = await findAuditEntries(db, { before: before ?? null, limit: pageSize + 1 })
  const shown = entries.slice(0, pageSize)
  return {
    entries: shown.map(({ detail, ...entry }) => ({ ...entry, detail: JSON.parse(detail) as Record<string, unknown> })),
    next: entries.length > pageSize ? shown.at(-1)?.id ?? null : null,
  }
}
