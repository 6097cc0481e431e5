import { countPoints } from '../../../db/queries/map-points.ts'
import { findNames } from '../../../db/queries/records.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import { recordDefinitions } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { resolveScope } from '../overview/scope.ts'

/** The map's layers with their numbers: mechanisms with their points, and partner sites by kind. */
export async function countMapLayers(context: ServiceContext) {
  const { db, user } = context
  requireFeature(user.role, 'map')
  const scope = await resolveScope(context, {})
  const [points, sites, mechanisms, revision, sample] = await Promise.all([
    countPoints(db, 'coordination_point', scope.organization.id),
    countPoints(db, 'partner_site', scope.organization.id),
    findNames(db, 'mechanism'),
    readRevision(db),
    readSetting(db, 'sample'),
  ])
  return {
    revision: revision.value,
    dataAsOf: revision.changedAt,
    sample: sample === 'true',
    mechanisms: mechanisms.map((mechanism) => ({
      id: mechanism.id,
      name: String(mechanism.name),
      type: String(mechanism.type),
      label: recordDefinitions.mechanism.fields.type.choices.find((choice) => choice.value === mechanism.type)?.label ?? { zh: '', en: '' },
      active: mechanism.status === 'active',
      count: total(points.filter((row) => row.mechanism_ids !== '' && (JSON.parse(row.mechanism_ids) as number[]).includes(mechanism.id))),
    })),
    sites: recordDefinitions.partner_site.fields.kind.choices.map((choice) => ({
      kind: choice.value, label: choice.label, count: total(sites.filter((row) => row.kind === choice.value)),
    })).filter((layer) => layer.count > 0),
  }
}

const total = (rows: { count: number }[]) => rows.reduce((sum, row) => sum + row.count, 0)
