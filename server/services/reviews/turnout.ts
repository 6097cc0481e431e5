import type { OrganizationTree } from '../../../db/organization-tree.ts'
import { findVoters } from '../../../db/queries/reviews.ts'
import type { Role } from '../../../db/database.ts'
import type { ServiceContext } from '../../context.ts'
import { hasFeature, permissions } from '../../security/permissions.ts'
import { isBarred, reviewedUnits } from './require-round.ts'

const voting = (Object.keys(permissions) as Role[]).filter((role) => hasFeature(role, 'ballot'))

/** Who has voted on how many of the units that are theirs to vote on. What anybody voted is told to nobody. */
export async function turnoutOf({ db }: Pick<ServiceContext, 'db'>, tree: OrganizationTree, roundId: number) {
  const units = reviewedUnits(tree)
  const people = (await findVoters(db, { roles: voting, roundId })).map(({ id, display_name: name, organization_id: organization, cast }) => {
    const due = units.filter((unit) => !isBarred(tree, organization, unit.id))
    const done = due.filter((unit) => cast.includes(unit.id)).length
    return { id, name, unit: organization === null ? null : tree.nodes.get(organization)?.name ?? null, due: due.length, done }
  })
  return {
    voters: people.length,
    complete: people.filter(({ due, done }) => due > 0 && done === due).length,
    begun: people.filter(({ due, done }) => done > 0 && done < due).length,
    people,
  }
}
