import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { findSnapshot } from '../../../db/queries/snapshots.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'

/** A snapshot of the user's own organizations. Throws not_found, also where it is someone else's. */
export async function requireSnapshot({ db, user }: ServiceContext, id: number) {
  const snapshot = await findSnapshot(db, id)
  const isOwn = snapshot && (user.organizationId === null || (await loadOrganizationTree(db)).isWithin(snapshot.organization_id, user.organizationId))
  if (!isOwn) throw notFound({ zh: '上报版', en: 'snapshot' })
  return snapshot
}
