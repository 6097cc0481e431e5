import { findRecordsByIds } from '../../../../db/queries/records.ts'
import type { StoredRecord } from '../../../../db/record.ts'
import { recordDefinitions } from '../../../../db/records.ts'
import type { ServiceContext } from '../../../context.ts'
import { invalid } from '../../../errors.ts'
import { maskRecord } from '../../../security/permissions.ts'
import { type PlaceState, placeStates, stateBits } from '../places/match-places.ts'
import type { OpenPlaces } from '../places/open-places.ts'
import { placeTypes } from '../places/place-table.ts'

/** A file is made in memory; whoever needs more takes the ledger, which is streamed. */
const mostPlaces = 20_000

const typeNames = { coordination_point: '协同点位', partner_site: '共建点' }
const stateNames: Record<PlaceState, string> = { ok: '正常', stale: '过期', incomplete: '不全', overdue: '逾期', expiring: '物资将过期', crowded: '安置超员', inactive: '机制停用' }

/** A place as a file tells it; degrees are WGS84, masked and coarse by role. */
export type ExportedPlace = Awaited<ReturnType<typeof gatherExported>>[number]

/** Every place on the map that passes the filters, in the order of the map's table. Throws invalid where there are too many for one file. */
export async function gatherExported({ db, user }: ServiceContext, { table, matcher, positions: { x }, scope, mechanisms, exact }: OpenPlaces) {
  const { columns } = table
  const rows: { row: number, state: number }[] = []
  for (let row = 0; row < table.size; row++) {
    if (Number.isNaN(x[row] ?? NaN) || !matcher.isVisible(row)) continue
    const state = matcher.stateOf(row)
    if (matcher.fails(row, state) === 0) rows.push({ row, state })
    if (rows.length > mostPlaces) {
      throw invalid({
        zh: `一次最多导出 ${mostPlaces.toLocaleString('en-US')} 个点位。请用图层、筛选或圈选缩小范围，或在台账导出`,
        en: `At most ${mostPlaces.toLocaleString('en-US')} places go into one file. Narrow the layers, filters or area, or export the ledger`,
      })
    }
  }
  const idsOf = (type: number) => rows.filter(({ row }) => columns.type[row] === type).map(({ row }) => columns.id[row] ?? 0)
  const records = await Promise.all(placeTypes.map((type, index) => findRecordsByIds(db, type, idsOf(index))))
  const organization = (id: unknown) => typeof id === 'number' ? scope.tree.nodes.get(id)?.name ?? null : null
  const mechanismNames = new Map(mechanisms.map(({ id, name }) => [id, String(name)]))

  return rows.flatMap(({ row, state }) => {
    const type = placeTypes[columns.type[row] ?? 0] ?? 'partner_site'
    const record = records[columns.type[row] ?? 0]?.get(columns.id[row] ?? 0)
    if (!record) return []
    const masked = maskRecord(user.role, type, record)
    return [{
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
    }]
  })
}

const textOf = (value: unknown) => typeof value === 'string' ? value : null

function kindName(type: (typeof placeTypes)[number], { kind }: StoredRecord) {
  return recordDefinitions[type].fields.kind.choices.find((choice) => choice.value === kind)?.label.zh ?? String(kind)
}
