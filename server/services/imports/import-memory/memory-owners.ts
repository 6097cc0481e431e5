import type { OrganizationTree } from '../../../../db/organization-tree.ts'

/** Stands for the district itself where memory belongs to an organization. */
export const DISTRICT = 0

type Tree = Pick<OrganizationTree, 'root' | 'isWithin' | 'closure'>

/** Whose memory the imports of an account with this organization read and write. */
export function memoryOwner(tree: Tree, organizationId: number | null) {
  return organizationId === null || organizationId === tree.root?.id ? DISTRICT : organizationId
}

/** Whose memory may speak in the files of such an account, the nearest first: its own, that of those above, the district's. */
export function memoryLineage(tree: Tree, organizationId: number | null): number[] {
  const own = memoryOwner(tree, organizationId)
  if (own === DISTRICT) return [DISTRICT]
  return [...new Set([...tree.closure([own])].map((id) => memoryOwner(tree, id))), DISTRICT].filter((id, index, all) => all.indexOf(id) === index)
}

/** Whether an account with this organization answers for an owner's memory: its own and that of all below. */
export function answersFor(tree: Tree, { owner, organizationId }: { owner: number, organizationId: number | null }) {
  const own = memoryOwner(tree, organizationId)
  return own === DISTRICT || (owner !== DISTRICT && tree.isWithin(owner, own))
}
