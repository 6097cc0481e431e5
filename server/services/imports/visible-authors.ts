import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { findAccounts } from '../../../db/queries/accounts.ts'
import type { ServiceContext } from '../../context.ts'

/**
 * Whose imports a user sees: everybody's (null) for those who answer for the whole district, else those of accounts within their own
 * organization and below.
 */
export async function visibleAuthors({ db, user }: ServiceContext): Promise<number[] | null> {
  if (user.organizationId === null) return null
  const tree = await loadOrganizationTree(db)
  const own = user.organizationId
  if (own === tree.root?.id) return null
  const accounts = await findAccounts(db)
  return accounts.filter(({ id, organization_id: organization }) => id === user.id || (organization !== null && tree.isWithin(organization, own))).map(({ id }) => id)
}
