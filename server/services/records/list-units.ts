import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import type { ServiceContext } from '../../context.ts'

/** The user's organizations with their place in the tree, and all sub-districts. */
export async function listUnits({ db, user }: ServiceContext) {
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
