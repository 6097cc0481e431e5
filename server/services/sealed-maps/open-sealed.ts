import type { Db } from '../../../db/connect.ts'
import { yearOf } from '../../../db/dates.ts'
import { loadOrganizationTree, type OrganizationTree } from '../../../db/organization-tree.ts'
import type { PlaceRow, PointType } from '../../../db/queries/map-points.ts'
import { findSealedMap, hashOfSealed, readSealedPlaces } from '../../../db/queries/sealed-maps.ts'
import type { StoredRecord } from '../../../db/record.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { mayRead, requireFeature, seesPlaces } from '../../security/permissions.ts'
import { positionsFor } from '../map/places/match-places.ts'
import { isOwnOf, type ShownPlaces } from '../map/places/open-places.ts'
import { createPlaceTable, placeTypes } from '../map/places/place-table.ts'
import { resolveScope } from '../overview/scope.ts'
import type { SealedPlace, SealedView } from './sealed-view.ts'

/** What is sealed never changes: the last few that were opened are kept at hand. */
const mostKept = 3
const kept = new WeakMap<Db, Map<number, ReturnType<typeof load>>>()

/**
 * A sealed map with its places as the user may see them: by their own role and unit, as the live map's, whoever sealed it. Throws
 * permission.denied, not_found.
 */
export async function openSealed(context: ServiceContext, id: number) {
  const { db, user } = context
  const map = await requireSealed(context, id)
  const { table, records, states, passed, hash } = await loadOnce(db, id, map.view)
  const { tree, organization } = await resolveScope(context, {})
  const isOwn = isOwnOf({ tree, organization })
  const own = table.ownerSets.map(isOwn)
  const types = placeTypes.map((type) => mayRead(user.role, type))
  const exact = seesPlaces(user.role)
  const view = JSON.parse(map.view) as SealedView
  const recordOf = (type: PointType, place: number) => records[table.rowOf(type, place) ?? -1]
  const places: ShownPlaces = {
    table, exact,
    positions: positionsFor(table, { exact }),
    matcher: {
      isVisible: (row) => passed[exact ? 'exact' : 'coarse'][row] === true && types[table.columns.type[row] ?? 0] === true && own[table.columns.owners[row] ?? 0] === true,
      stateOf: (row) => states[row] ?? 0,
      // What is sealed has passed the filters.
      fails: () => 0,
    },
    revision: { value: map.revision, changedAt: map.data_as_of },
    mechanismNames: new Map(view.mechanisms.map(({ id: one, name }) => [one, name])),
    year: yearOf(map.on_day),
    namesOf: async (type, ids) => new Map(ids.map((one) => [one, String(recordOf(type, one)?.name ?? '')])),
    recordsOf: async (type, ids) => new Map(ids.flatMap((one) => {
      const record = recordOf(type, one)
      return record ? [[one, record]] : []
    })),
    organizationName: (one) => view.organizations[one] ?? null,
  }
  return { map, view, places, intact: hash === map.content_hash }
}

/** A sealed map of the user's own organization, of one below or of one above it. Throws permission.denied, not_found, also where it is someone else's. */
export async function requireSealed({ db, user }: ServiceContext, id: number) {
  requireFeature(user.role, 'map')
  const map = await findSealedMap(db, id)
  if (map === null || !concerns(await loadOrganizationTree(db), map.organization_id, user.organizationId)) throw notFound({ zh: '存档地图', en: 'sealed map' })
  return map
}

/** Whether what an organization sealed concerns somebody of another: both are in one line of the tree. */
export const concerns = (tree: OrganizationTree, sealedBy: number, reader: number | null) =>
  reader === null || tree.isWithin(sealedBy, reader) || tree.isWithin(reader, sealedBy)

function loadOnce(db: Db, id: number, view: string) {
  const ofDb = kept.get(db) ?? new Map<number, ReturnType<typeof load>>()
  kept.set(db, ofDb)
  const known = ofDb.get(id)
  if (known) return known
  const loading = load(db, id, view)
  ofDb.set(id, loading)
  loading.catch(() => ofDb.delete(id))
  for (const oldest of [...ofDb.keys()].slice(0, Math.max(0, ofDb.size - mostKept))) ofDb.delete(oldest)
  return loading
}

/** Reads the places of a sealed map into the columns that the map asks. Their order is that of the rows. */
async function load(db: Db, id: number, view: string) {
  const table = createPlaceTable()
  const records: StoredRecord[] = []
  const states: number[] = []
  const passed = { exact: [] as boolean[], coarse: [] as boolean[] }
  const contents: string[] = []
  for await (const page of readSealedPlaces(db, id)) {
    for (const content of page) {
      const { type, record, state, exact, coarse } = JSON.parse(content) as SealedPlace
      contents.push(content)
      table.put(type, rowOf(record))
      records.push(record)
      states.push(state)
      passed.exact.push(exact)
      passed.coarse.push(coarse)
    }
  }
  return { table, records, states, passed, hash: hashOfSealed(view, contents) }
}

/** A sealed record as the map's table takes places. */
function rowOf(record: StoredRecord): PlaceRow {
  const number = (name: string) => typeof record[name] === 'number' ? record[name] : null
  const text = (name: string) => typeof record[name] === 'string' ? record[name] : null
  const list = (name: string) => Array.isArray(record[name]) ? JSON.stringify(record[name]) : null
  return {
    id: record.id, kind: String(record.kind), longitude: number('longitude'), latitude: number('latitude'), subdistrict_id: number('subdistrict_id'),
    mechanism_ids: list('mechanism_ids'), owner_id: number('owner_id'), co_builder_ids: list('co_builder_ids'), officer_a: text('officer_a'), officer_b: text('officer_b'),
    duty_phone: text('duty_phone'), verified_on: text('verified_on'), since_year: number('since_year'), capacity: number('capacity'), deleted_at: null,
  }
}
