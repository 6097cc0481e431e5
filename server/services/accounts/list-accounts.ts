import { findAccounts } from '../../../db/queries/accounts.ts'
import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import type { ServiceContext } from '../../context.ts'

/** Accounts without anything secret. */
export async function listAccounts({ db, now }: ServiceContext) {
  const [accounts, tree] = await Promise.all([findAccounts(db), loadOrganizationTree(db)])
  return accounts.map((account) => ({
    id: account.id,
    name: account.name,
    displayName: account.display_name,
    role: account.role,
    organization: account.organization_id === null ? null : tree.nodes.get(account.organization_id)?.name ?? null,
    locked: account.locked_until !== null && account.locked_until > now.toISOString(),
    disabled: account.disabled_at !== null,
    createdAt: account.created_at,
  }))
}
