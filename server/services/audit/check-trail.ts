import { countAuditEntries, findBrokenAuditEntry } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'

/** Walks the whole trail: how many entries it has, and the first that is not as it was written (or null). */
export async function checkTrail({ db }: ServiceContext) {
  const [entries, brokenAt] = await Promise.all([countAuditEntries(db), findBrokenAuditEntry(db)])
  return { entries, brokenAt }
}
