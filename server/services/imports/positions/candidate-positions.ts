import type { Db } from '../../../../db/connect.ts'
import { scopeOf } from '../../../../db/contributions.ts'
import { loadOrganizationTree } from '../../../../db/organization-tree.ts'
import { coarsePosition, type CoordinateSystem, toWgs84 } from '../../../../db/positions.ts'
import { findImportRows } from '../../../../db/queries/imports.ts'
import { findRecordsByKeys } from '../../../../db/queries/records.ts'
import { naturalKey } from '../../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../../db/records.ts'
import type { ServiceContext } from '../../../context.ts'
import { metresBetween, type Place } from '../../../geo/metres.ts'
import { seesPlaces } from '../../../security/permissions.ts'
import { countPlaces } from '../../map/places/count-places.ts'
import { openPlaces } from '../../map/places/open-places.ts'
import { requireImport } from '../require-import.ts'
import { fromImportRow } from '../staged-row.ts'

/** CGCS2000 is WGS84 at map scale and needs no candidate of its own. */
const candidates = ['WGS84', 'GCJ02', 'BD09'] as const satisfies CoordinateSystem[]

/** Enough to tell systems apart by, and no more than a small map can show. */
const mostShown = 200
const mostRead = 2_000
/** Places just beyond those that are known are no surprise. */
const marginDegrees = 0.05

/**
 * Where the positions of a sheet would fall under each coordinate system: how many outside the area of the places on the map, and how far
 * from those that are stored under the same name. Of the first 200 positions. Throws permission.denied, not_found.
 */
export async function candidatePositions(context: ServiceContext, id: number) {
  const batch = await requireImport(context, id)
  const read = await readPositions(context.db, id)
  const stored = await storedPlaces(context, batch.record_type, read.map(({ name }) => name))
  const { bounds } = await countPlaces(await openPlaces(context))
  const isOutside = ({ longitude, latitude }: Place) => bounds !== null && (longitude < bounds.west - marginDegrees || longitude > bounds.east + marginDegrees
    || latitude < bounds.south - marginDegrees || latitude > bounds.north + marginDegrees)
  return {
    rows: read.map(({ sheet, row, name }) => ({ sheet, row, name, stored: stored.get(name) ?? null })),
    /** Whether there are places on the map to be outside of. */
    hasArea: bounds !== null,
    candidates: candidates.map((system) => {
      const places = read.map(({ longitude, latitude }) => {
        const [x, y] = toWgs84([longitude, latitude], system)
        return { longitude: x, latitude: y, outside: isOutside({ longitude: x, latitude: y }) }
      })
      const apart = places.flatMap((place, index) => {
        const known = stored.get(read[index]?.name ?? '')
        return known ? [metresBetween(place, known)] : []
      })
      return { system, places, outside: places.filter(({ outside }) => outside).length, apart: apart.length === 0 ? null : { metres: Math.round(medianOf(apart)), count: apart.length } }
    }),
  }
}

async function readPositions(db: Db, batchId: number) {
  const rows = (await findImportRows(db, { batchId, outcomes: ['new', 'changed', 'same', 'wrong'], after: -1, limit: mostRead })).map(fromImportRow)
  return rows.flatMap(({ sheet, row, given: { name, longitude, latitude } }) =>
    typeof longitude === 'number' && typeof latitude === 'number' && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 ? [{ sheet, row, name: String(name ?? ''), longitude, latitude }] : []).slice(0, mostShown)
}

/** Positions that are stored under some names, of records of the user's own and as exactly as the role may know them. */
async function storedPlaces({ db, user }: ServiceContext, type: RecordName, names: string[]) {
  const definition = recordDefinition(type)
  const [found, tree] = [await findRecordsByKeys(db, type, [...new Set(names.map((name) => naturalKey(definition, { name })))]), await loadOrganizationTree(db)]
  const places = new Map<string, Place>()
  for (const name of names) {
    const record = found.get(naturalKey(definition, { name }))
    if (!record || typeof record.longitude !== 'number' || typeof record.latitude !== 'number') continue
    if (user.organizationId !== null && !scopeOf(definition, record, tree).has(user.organizationId)) continue
    const [longitude, latitude] = seesPlaces(user.role) ? [record.longitude, record.latitude] : coarsePosition(record.longitude, record.latitude)
    places.set(name, { longitude, latitude })
  }
  return places
}

function medianOf(numbers: number[]) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN
}
