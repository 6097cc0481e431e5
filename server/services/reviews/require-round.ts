import { loadOrganizationTree, type OrganizationTree } from '../../../db/organization-tree.ts'
import { findRound } from '../../../db/queries/reviews.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, notAllowed, notFound } from '../../errors.ts'
import { hasFeature } from '../../security/permissions.ts'
import { memberUnits } from '../overview/scope.ts'

/** Whether the caller runs reviews: a leader, or staff of the district itself. */
export function runsReviews({ user }: Pick<ServiceContext, 'user'>, { root }: OrganizationTree) {
  return hasFeature(user.role, 'review') && (user.organizationId === null || user.organizationId === root?.id)
}

/** Throws permission.denied for whoever does not run reviews. */
export async function requireRunner(context: ServiceContext) {
  if (!runsReviews(context, await loadOrganizationTree(context.db))) throw notAllowed()
}

/** A round as it stands. Throws not_found, and `conflict` where somebody has moved it on since it was seen. */
export async function requireRound({ db }: ServiceContext, id: number, version?: number) {
  const round = await findRound(db, id)
  if (!round) throw notFound({ zh: '评议', en: 'review' })
  if (version !== undefined && round.version !== version) throw conflict({ zh: '评议的状态刚被别人改过，请刷新', en: 'Somebody has just changed this review; refresh' }, { version: round.version })
  return round
}

/** The units that are reviewed: the member units of the whole district. */
export function reviewedUnits(tree: OrganizationTree) {
  return tree.root ? memberUnits({ tree, organization: tree.root, subdistrict: null }) : []
}

/** 回避: nobody votes on the unit that an account belongs to, nor on one below it. The district's own staff belong to none of them. */
export function isBarred(tree: OrganizationTree, organizationId: number | null, unit: number) {
  return organizationId !== null && organizationId !== tree.root?.id && tree.isWithin(unit, organizationId)
}
