import { loadOrganizationTree, type OrganizationTree } from '../../../db/organization-tree.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid, notAllowed, notFound } from '../../errors.ts'

export interface Scope {
  tree: OrganizationTree
  organization: { id: number, name: string }
  subdistrict: { id: number, name: string } | null
}

/**
 * The organization (default: the user's own, else the district) and sub-district that a request is about.
 * Throws permission.denied where staff ask beyond their subtree.
 */
export async function resolveScope(
  { db, user }: Pick<ServiceContext, 'db' | 'user'>, { unit, subdistrict }: { unit?: number, subdistrict?: number },
): Promise<Scope> {
  const tree = await loadOrganizationTree(db)
  const top = user.organizationId ?? tree.root?.id
  if (top === undefined) {
    throw invalid({ zh: '还没有任何单位。请先导入单位名册', en: 'There is no organization yet. Import the list of organizations first' })
  }
  const id = unit ?? top
  const organization = tree.nodes.get(id)
  if (!organization) throw notFound({ zh: '单位', en: 'organization' })
  if (user.organizationId !== null && !tree.isWithin(id, user.organizationId)) throw notAllowed()
  const place = subdistrict === undefined ? null : tree.nodes.get(subdistrict)
  if (subdistrict !== undefined && place?.kind !== 'subdistrict') throw notFound({ zh: '街道', en: 'sub-district' })
  return {
    tree,
    organization: { id, name: organization.name },
    subdistrict: place ? { id: place.id, name: place.name } : null,
  }
}

/** The member units at or below an organization: the rows of rankings and of the month grid. */
export function memberUnits({ tree, organization, subdistrict }: Scope) {
  return [...tree.nodes.values()].filter((node) => node.is_member && node.valid_to === null
    && tree.isWithin(node.id, organization.id)
    && (subdistrict === null || node.subdistrict_id === subdistrict.id))
}
