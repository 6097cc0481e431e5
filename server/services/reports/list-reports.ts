import { findReports } from '../../../db/queries/reports.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import type { ServiceContext } from '../../context.ts'
import { hasFeature } from '../../security/permissions.ts'
import { memberUnits, resolveScope } from '../overview/scope.ts'
import { viewBatch } from './view-batch.ts'

/** Every unit's reports of a year, and the units that have none; of the caller's own organization and all below it. */
export async function listReports(context: ServiceContext, { year }: { year: number }) {
  const { value: revision } = await readRevision(context.db)
  const scope = await resolveScope(context, {})
  const { tree, organization } = scope
  const organizations = context.user.organizationId === null ? null : [...tree.nodes.keys()].filter((id) => tree.isWithin(id, organization.id))
  const rows = await findReports(context.db, { year, organizations })
  const members = memberUnits(scope).map(({ id }) => id)
  const units = [...new Set([organization.id, ...members, ...rows.map((row) => row.organization_id)])]
  return {
    revision,
    year,
    sample: await readSetting(context.db, 'sample') === 'true',
    mayWrite: hasFeature(context.user.role, 'report'),
    batch: await viewBatch(context, scope, year),
    units: units.flatMap((id) => {
      const node = tree.nodes.get(id)
      return node ? [{
        id, name: node.name, side: node.side, isMember: members.includes(id),
        reports: rows.filter((row) => row.organization_id === id).map((row) => ({
          id: row.id, kind: row.kind, period: row.period, status: row.status, version: row.version, asOf: row.as_of, updatedAt: row.updated_at, author: row.author,
        })),
      }] : []
    }),
  }
}
