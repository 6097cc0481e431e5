import { countPoints, type PointCount } from '../../../db/queries/map-points.ts'
import { findNames } from '../../../db/queries/records.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import type { Label } from '../../../db/record.ts'
import { recordDefinitions } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { mayRead, requireFeature } from '../../security/permissions.ts'
import { resolveScope } from '../overview/scope.ts'

/** The map's layers with their numbers: mechanisms with their points, points and partner sites by kind; and what cannot be drawn for want of a position. */
export async function countMapLayers(context: ServiceContext) {
  const { db, user } = context
  requireFeature(user.role, 'map')
  const scope = await resolveScope(context, {})
  const [points, sites, mechanisms, revision, sample] = await Promise.all([
    mayRead(user.role, 'coordination_point') ? countPoints(db, 'coordination_point', scope.organization.id) : [],
    mayRead(user.role, 'partner_site') ? countPoints(db, 'partner_site', scope.organization.id) : [],
    findNames(db, 'mechanism'),
    readRevision(db),
    readSetting(db, 'sample'),
  ])
  const [placedPoints, placedSites] = [points.filter(isPlaced), sites.filter(isPlaced)]
  const { type } = recordDefinitions.mechanism.fields
  return {
    revision: revision.value,
    dataAsOf: revision.changedAt,
    sample: sample === 'true',
    area: scope.organization.name,
    bounds: boundsOf([...placedPoints, ...placedSites]),
    // A point that serves two mechanisms is one point here and counts in both below.
    placed: { coordination_point: total(placedPoints), partner_site: total(placedSites) },
    unplaced: { coordination_point: total(points) - total(placedPoints), partner_site: total(sites) - total(placedSites) },
    mechanisms: mechanisms
      .map((mechanism) => ({
        id: mechanism.id,
        name: String(mechanism.name),
        type: String(mechanism.type),
        label: type.choices.find((choice) => choice.value === mechanism.type)?.label ?? { zh: '', en: '' },
        active: mechanism.status === 'active',
        count: total(placedPoints.filter((row) => mechanismsOf(row).includes(mechanism.id))),
      }))
      .sort((a, b) => placeOf(type.choices, a.type) - placeOf(type.choices, b.type)),
    points: countKinds(recordDefinitions.coordination_point.fields.kind.choices, placedPoints),
    sites: countKinds(recordDefinitions.partner_site.fields.kind.choices, placedSites),
  }
}

/** The kinds that there are, in the order of their definition. */
function countKinds(choices: { value: string, label: Label }[], rows: PointCount[]) {
  return choices
    .map((choice) => ({ kind: choice.value, label: choice.label, count: total(rows.filter((row) => row.kind === choice.value)) }))
    .filter(({ count }) => count > 0)
}

const isPlaced = (row: PointCount) => row.placed === 1

const total = (rows: PointCount[]) => rows.reduce((sum, row) => sum + row.count, 0)

const mechanismsOf = (row: PointCount) => row.mechanism_ids === '' ? [] : JSON.parse(row.mechanism_ids) as number[]

const placeOf = (choices: { value: string }[], value: string) => choices.findIndex((choice) => choice.value === value)

/** The box in degrees that holds all placed points, or null where there is none. */
function boundsOf(rows: PointCount[]) {
  const corners = rows.flatMap(({ west, south, east, north }) =>
    west === null || south === null || east === null || north === null ? [] : [{ west, south, east, north }])
  if (corners.length === 0) return null
  return {
    west: Math.min(...corners.map((box) => box.west)),
    south: Math.min(...corners.map((box) => box.south)),
    east: Math.max(...corners.map((box) => box.east)),
    north: Math.max(...corners.map((box) => box.north)),
  }
}
