import { countAuditEntries, findBrokenAuditEntry } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'

/** Walks the whole trail: how many entries it has, and the first that is not as it was written (or null). For the auditor alone. */
export async function checkTrail({ db, user }: ServiceContext) {
  requireFeature(user.role, 'audit')
  const [entries, brokenAt] = await Promise.all([countAuditEntries(db), findBrokenAuditEntry(db)])
  return { entries, brokenAt }
}
