import { findAuditEntries, findBrokenAuditEntry } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'

const pageSize = 100

/** A page of the trail, newest first, before an entry's id. Throws permission.denied. */
export function readTrail({ db, user }: ServiceContext, before: number | null) {
  requireFeature(user.role, 'audit')
  return findAuditEntries(db, { before, limit: pageSize })
}

/** The first entry whose chain does not hold, or null where the whole trail is as it was written. Throws permission.denied. */
export function checkTrail({ db, user }: ServiceContext) {
  requireFeature(user.role, 'audit')
  return findBrokenAuditEntry(db)
}
