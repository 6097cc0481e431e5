import { findAccounts } from '../../../db/queries/accounts.ts'
import { findAuditEntries } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'

const pageSize = 100

/** A page of the audit trail, newest first, with the id to ask the next one from (null on the last). For the auditor alone. */
export async function readTrail({ db, user }: ServiceContext, { before }: { before?: number }) {
  requireFeature(user.role, 'audit')
  const [entries, accounts] = await Promise.all([findAuditEntries(db, { before: before ?? null, limit: pageSize + 1 }), findAccounts(db)])
  const names = new Map(accounts.map((account) => [`user:${account.id}`, account.name]))
  const shown = entries.slice(0, pageSize)
  return {
    entries: shown.map(({ detail, ...entry }) => ({
      ...entry, subjectName: names.get(entry.subject) ?? null, detail: JSON.parse(detail) as Record<string, unknown>,
    })),
    next: entries.length > pageSize ? shown.at(-1)?.id ?? null : null,
  }
}
