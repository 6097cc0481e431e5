import type { Role } from '../../../../db/database.ts'
import type { PointType } from '../../../../db/queries/map-points.ts'
import type { StoredRecord } from '../../../../db/record.ts'
import { recordDefinitions } from '../../../../db/records.ts'
import { invalid } from '../../../errors.ts'
import { maskRecord } from '../../../security/permissions.ts'
import { type PlaceState, placeStates, stateBits } from '../places/match-places.ts'
import type { ShownPlaces } from '../places/open-places.ts'
import { placeTypes } from '../places/place-table.ts'

/** A file is made in memory; whoever needs more takes the ledger, which is streamed. */
export const mostPlaces = 20_000

const typeNames = { coordination_point: '协同点位', partner_site: '共建点' }
const stateNames: Record<PlaceState, string> = { ok: '正常', stale: '过期', incomplete: '不全', overdue: '逾期', expiring: '物资将过期', crowded: '安置超员', inactive: '机制停用' }

/** A place as a file tells it; degrees are WGS84, masked and coarse by role. */
export type ExportedPlace = ReturnType<typeof describePlace>

/** The rows of every place on the map that passes the filters, with what is the matter with each, in the order of the map's table. Throws invalid where there are too many for one file. */
export function filteredRows({ table, matcher, positions: { x } }: Pick<ShownPlaces, 'table' | 'matcher' | 'positions'>) {
  const rows: { row: number, state: number }[] = []
  for (let row = 0; row < table.size; row++) {
    if (Number.isNaN(x[row] ?? NaN) || !matcher.isVisible(row)) continue
    const state = matcher.stateOf(row)
    if (matcher.fails(row, state) === 0) rows.push({ row, state })
    if (rows.length > mostPlaces) {
      throw invalid({
        zh: `一次最多 ${mostPlaces.toLocaleString('en-US')} 个点位。请用图层、筛选或圈选缩小范围，或在台账导出`,
        en: `At most ${mostPlaces.toLocaleString('en-US')} places at once. Narrow the layers, filters or area, or export the ledger`,
      })
    }
  }
  return rows
}

/** The records of some rows, by row. */
export async function recordsOfRows({ table: { columns }, recordsOf }: Pick<ShownPlaces, 'table' | 'recordsOf'>, rows: number[]) {
  const idsOf = (type: number) => rows.filter((row) => columns.type[row] === type).map((row) => columns.id[row] ?? 0)
  const records = await Promise.all(placeTypes.map((type, index) => recordsOf(type, idsOf(index))))
  return new Map(rows.flatMap((row) => {
    const record = records[columns.type[row] ?? 0]?.get(columns.id[row] ?? 0)
    return record ? [[row, { type: placeTypes[columns.type[row] ?? 0] ?? 'partner_site', record }] as const] : []
  }))
}

/** Every place on the map that passes the filters, in the order of the map's table. Throws invalid where there are too many for one file. */
export async function gatherExported(role: Role, places: ShownPlaces) {
  const rows = filteredRows(places)
  const records = await recordsOfRows(places, rows.map(({ row }) => row))
  const describe = describing(role, places)
  return rows.flatMap(({ row, state }) => {
    const found = records.get(row)
    return found ? [describe(found.type, found.record, state)] : []
  })
}

/** Makes what tells of a place what the role may see, among places that share their mechanisms and organizations. */
export function describing(role: Role, { exact, organizationName, mechanismNames }: Pick<ShownPlaces, 'exact' | 'organizationName' | 'mechanismNames'>) {
  const organization = (id: unknown) => typeof id === 'number' ? organizationName(id) : null
  return (type: PointType, record: StoredRecord, state: number) => describePlace({ type, record, state, masked: maskRecord(role, type, record), exact, organization, mechanismNames })
}

function describePlace({ type, record, state, masked, exact, organization, mechanismNames }: {
  type: PointType, record: StoredRecord, state: number, masked: StoredRecord, exact: boolean, organization: (id: unknown) => string | null, mechanismNames: Map<number, string>
}) {
  return {
    id: `${type}:${record.id}`,
    name: String(masked.name),
    type: typeNames[type],
    kind: kindName(type, record),
    subdistrict: organization(record.subdistrict_id),
    address: textOf(masked.address),
    longitude: Number(masked.longitude),
    latitude: Number(masked.latitude),
    coarse: !exact,
    owner: organization(record.owner_id),
    mechanisms: (Array.isArray(record.mechanism_ids) ? record.mechanism_ids : []).flatMap((id) => mechanismNames.get(Number(id)) ?? []),
    capacity: typeof record.capacity === 'number' ? record.capacity : null,
    officerA: textOf(masked.officer_a),
    officerB: textOf(masked.officer_b),
    phone: textOf(masked.duty_phone),
    verifiedOn: textOf(record.verified_on),
    since: typeof record.since_year === 'number' ? record.since_year : null,
    states: placeStates.filter((name) => (state & stateBits[name]) !== 0).map((name) => stateNames[name]),
  }
}

const textOf = (value: unknown) => typeof value === 'string' ? value : null

function kindName(type: (typeof placeTypes)[number], { kind }: StoredRecord) {
  return recordDefinitions[type].fields.kind.choices.find((choice) => choice.value === kind)?.label.zh ?? String(kind)
}
