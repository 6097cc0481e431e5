import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { readSetting } from '../../../db/queries/revision.ts'
import { findSealedMaps, type NamedSealedMap } from '../../../db/queries/sealed-maps.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { concerns } from './open-sealed.ts'

/** Told in the list; older ones are opened by their address. */
const mostListed = 300

/** The sealed maps that concern the user, the newest first, discarded ones too. Throws permission.denied. */
export async function listSealedMaps({ db, user }: ServiceContext) {
  requireFeature(user.role, 'map')
  const [tree, maps, sample] = await Promise.all([loadOrganizationTree(db), findSealedMaps(db, mostListed), readSetting(db, 'sample')])
  return { sample: sample === 'true', maps: maps.filter((map) => concerns(tree, map.organization_id, user.organizationId)).map(describeSealed) }
}

/** What a sealed map says of itself. Times are UTC ISO, `day` is one in Shanghai. */
export function describeSealed(map: NamedSealedMap) {
  return {
    id: map.id, name: map.name, reason: map.reason, organization: map.organization_name, revision: map.revision, dataAsOf: map.data_as_of, day: map.on_day,
    author: map.author, sealedAt: map.created_at,
    discarded: map.discarded_at === null ? null : { at: map.discarded_at, by: map.discarder, reason: map.discarded_reason ?? '' },
  }
}
