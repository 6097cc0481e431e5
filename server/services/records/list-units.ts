import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'

/** The user's organizations with their place in the tree, and all sub-districts. Throws permission.denied. */
export async function listUnits({ db, user }: ServiceContext) {
  requireFeature(user.role, 'dashboard')
  const tree = await loadOrganizationTree(db)
  const top = user.organizationId ?? tree.root?.id
  const nodes = [...tree.nodes.values()]
  return {
    units: nodes.filter((node) => top !== undefined && tree.isWithin(node.id, top)).map((node) => ({
      id: node.id, name: node.name, parent: node.parent_id, kind: node.kind, side: node.side, member: node.is_member,
    })),
    subdistricts: nodes.filter((node) => node.kind === 'subdistrict').map(({ id, name }) => ({ id, name })),
  }
}

/**
 * The names of all organizations of the district: whoever may write records names others in them (a host's participants),
 * wherever they stand in the tree. Throws permission.denied.
 */
export async function listUnitNames({ db, user }: ServiceContext) {
  requireFeature(user.role, 'dashboard')
  const tree = await loadOrganizationTree(db)
  return [...tree.nodes.values()].map(({ id, name, side, kind }) => ({ id, name, side, kind }))
}
