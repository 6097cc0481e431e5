import { readRevision } from '../../../db/queries/revision.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature, seesPlaces } from '../../security/permissions.ts'

/** Grows when answers of the map change their form. */
const formVersion = 2

/**
 * The ETag of the map's answers: they are the same as long as the data is, on one day, for one role and unit. The address says what was
 * asked. Throws permission.denied.
 */
export async function mapVersion({ db, user, today }: ServiceContext) {
  requireFeature(user.role, 'map')
  const { value } = await readRevision(db)
  return `W/"${formVersion}-${value}-${today}-${user.role}-${user.organizationId ?? 0}-${seesPlaces(user.role) ? 'exact' : 'coarse'}"`
}
