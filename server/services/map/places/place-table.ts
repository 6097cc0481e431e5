import { dayNumber } from '../../../../db/dates.ts'
import { coarsePosition } from '../../../../db/positions.ts'
import type { PlaceRow, PointType } from '../../../../db/queries/map-points.ts'
import { isIncomplete } from '../duty.ts'

/** The two kinds of places as columns tell them apart. */
export const placeTypes = ['coordination_point', 'partner_site'] as const satisfies PointType[]

/** Texts that many rows share, each kept once. */
interface Interned<T> { index: Map<string, number>, values: T[] }

const firstCapacity = 1_024

function createColumns(capacity: number) {
  return {
    type: new Uint8Array(capacity),
    id: new Uint32Array(capacity),
    kind: new Uint8Array(capacity),
    /** Degrees WGS84, not a number where nobody gave a position. */
    longitude: new Float64Array(capacity),
    latitude: new Float64Array(capacity),
    /** The same as roles get it that may not see exact places. */
    coarseLongitude: new Float64Array(capacity),
    coarseLatitude: new Float64Array(capacity),
    /** 0 for none. */
    subdistrict: new Uint32Array(capacity),
    /** Into the lists of `mechanismSets` and `ownerSets`. */
    mechanisms: new Uint32Array(capacity),
    owners: new Uint32Array(capacity),
    /** Days since 1970 of the last check; `never` where there was none. */
    verified: new Int32Array(capacity),
    incomplete: new Uint8Array(capacity),
    since: new Uint16Array(capacity),
    /** Persons; 0 where nobody told. */
    capacity: new Uint32Array(capacity),
    living: new Uint8Array(capacity),
  }
}

export type PlaceColumns = ReturnType<typeof createColumns>

/** What `verified` holds where nobody ever checked. */
export const never = -2_147_483_648

/** A day, or the first one of a month, as days since 1970. */
const dayOf = (date: string) => dayNumber(date.length === 7 ? `${date}-01` : date)

/**
 * Every place of the map in columns of numbers: a million of them are some 80 MB, and asking all of them takes milliseconds where reading
 * them from their tables would take seconds. Rows are found again by type and id, so that a change costs one row.
 */
export function createPlaceTable() {
  let columns = createColumns(firstCapacity)
  let size = 0
  const rowsById = placeTypes.map(() => new Map<number, number>())
  const kinds: Interned<string> = { index: new Map(), values: [] }
  const mechanismSets: Interned<number[]> = { index: new Map(), values: [] }
  const ownerSets: Interned<number[]> = { index: new Map(), values: [] }

  function grow() {
    const next = createColumns(columns.id.length * 2)
    for (const name of Object.keys(columns) as (keyof PlaceColumns)[]) next[name].set(columns[name])
    columns = next
  }

  /** Takes a place as it now stands, in place of what was known of it. */
  function put(type: PointType, place: PlaceRow) {
    const known = placeTypes.indexOf(type)
    const rows = rowsById[known]
    if (rows === undefined) return
    let row = rows.get(place.id)
    if (row === undefined) {
      if (size === columns.id.length) grow()
      row = size++
      rows.set(place.id, row)
    }
    columns.type[row] = known
    columns.id[row] = place.id
    columns.living[row] = place.deleted_at === null ? 1 : 0
    columns.kind[row] = intern(kinds, place.kind, () => place.kind)
    putPosition(row, place)
    columns.subdistrict[row] = place.subdistrict_id ?? 0
    columns.mechanisms[row] = intern(mechanismSets, place.mechanism_ids ?? '[]', () => JSON.parse(place.mechanism_ids ?? '[]') as number[])
    const owners = `${place.owner_id ?? ''}|${place.co_builder_ids ?? ''}`
    columns.owners[row] = intern(ownerSets, owners, () => [...place.owner_id === null ? [] : [place.owner_id], ...JSON.parse(place.co_builder_ids ?? '[]') as number[]])
    columns.verified[row] = place.verified_on === null ? never : dayOf(place.verified_on)
    columns.incomplete[row] = type === 'coordination_point' && isIncomplete({
      officerA: place.officer_a, officerB: place.officer_b, phone: place.duty_phone, verifiedOn: null,
    }) ? 1 : 0
    columns.since[row] = place.since_year ?? 0
    columns.capacity[row] = place.capacity ?? 0
  }

  function putPosition(row: number, { longitude, latitude }: PlaceRow) {
    const isPlaced = longitude !== null && latitude !== null
    const [x, y] = isPlaced ? coarsePosition(longitude, latitude) : [NaN, NaN]
    columns.longitude[row] = isPlaced ? longitude : NaN
    columns.latitude[row] = isPlaced ? latitude : NaN
    columns.coarseLongitude[row] = x
    columns.coarseLatitude[row] = y
  }

  return {
    put,
    /** Where a place stands, or undefined. */
    rowOf: (type: PointType, id: number) => rowsById[placeTypes.indexOf(type)]?.get(id),
    get columns() {
      return columns
    },
    get size() {
      return size
    },
    kinds: kinds.values,
    mechanismSets: mechanismSets.values,
    ownerSets: ownerSets.values,
  }
}

export type PlaceTable = ReturnType<typeof createPlaceTable>

function intern<T>({ index, values }: Interned<T>, text: string, make: () => T) {
  const known = index.get(text)
  if (known !== undefined) return known
  index.set(text, values.length)
  values.push(make())
  return values.length - 1
}
