import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { readSetting } from '../../../db/queries/revision.ts'
import { findSnapshots } from '../../../db/queries/snapshots.ts'
import type { ServiceContext } from '../../context.ts'

/** The snapshots of the user's own organizations, the newest first. */
export async function listSnapshots({ db, user }: ServiceContext) {
  const [tree, rows, sample] = await Promise.all([loadOrganizationTree(db), findSnapshots(db), readSetting(db, 'sample')])
  const own = rows.filter((row) => user.organizationId === null || tree.isWithin(row.organization_id, user.organizationId))
  return { sample: sample === 'true', snapshots: own.map(describeSnapshot) }
}

type Row = Awaited<ReturnType<typeof findSnapshots>>[number]

export function describeSnapshot(row: Omit<Row, 'author' | 'withdrawer'> & Partial<Pick<Row, 'author' | 'withdrawer'>>) {
  return {
    id: row.id, name: row.name, year: row.year, period: row.period, from: row.from_day, to: row.to_day, organization: { id: row.organization_id, name: row.organization_name },
    note: row.note, revision: row.revision, dataAsOf: row.data_as_of, author: row.author ?? null, at: row.created_at,
    withdrawn: row.withdrawn_at === null ? null : { at: row.withdrawn_at, by: row.withdrawer ?? null, reason: row.withdrawn_reason ?? '' },
  }
}
