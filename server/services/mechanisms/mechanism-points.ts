import { findPlaceNames } from '../../../db/queries/map-points.ts'
import { recordDefinitions } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { type PlaceState, placeStates, stateBits } from '../map/places/match-places.ts'
import type { OpenPlaces } from '../map/places/open-places.ts'
import { walkRows } from '../map/places/walk-rows.ts'

/** Listed by name; the map has the rest. */
const mostListed = 100

/** The coordination points of a mechanism that a user may see: how many of each kind, what is the matter with them, and the first of them by name. */
export async function mechanismPoints({ db }: ServiceContext, places: OpenPlaces, mechanismId: number) {
  const { table, matcher } = places
  const rows: number[] = []
  await walkRows(table.size, (row) => {
    if (table.columns.type[row] === 0 && matcher.isVisible(row) && table.mechanismSets[table.columns.mechanisms[row] ?? 0]?.includes(mechanismId)) rows.push(row)
  })
  const { kind: kindField } = recordDefinitions.coordination_point.fields
  const kindOf = (row: number) => table.kinds[table.columns.kind[row] ?? 0] ?? ''
  const idOf = (row: number) => table.columns.id[row] ?? 0
  const statesOf = (row: number): PlaceState[] => placeStates.filter((state) => state !== 'ok' && (matcher.stateOf(row) & stateBits[state]) !== 0)
  const order = new Map(kindField.choices.map(({ value }, index) => [value, index]))
  const sorted = rows.toSorted((a, b) => (order.get(kindOf(a)) ?? 0) - (order.get(kindOf(b)) ?? 0) || idOf(a) - idOf(b))
  const shelterRows = rows.filter((row) => kindOf(row) === 'shelter')
  const names = await findPlaceNames(db, 'coordination_point', [...new Set([...sorted.slice(0, mostListed), ...shelterRows].map(idOf))])
  return {
    total: rows.length,
    flagged: rows.filter((row) => statesOf(row).length > 0).length,
    kinds: kindField.choices.map(({ value, label }) => ({ kind: value, label, count: rows.filter((row) => kindOf(row) === value).length })).filter(({ count }) => count > 0),
    listed: sorted.slice(0, mostListed).map((row) => ({
      id: idOf(row), name: names.get(idOf(row)) ?? '', kind: kindOf(row), label: kindField.choices[order.get(kindOf(row)) ?? 0]?.label ?? { zh: '', en: '' },
      capacity: table.columns.capacity[row] || null, subdistrict: places.scope.tree.nodes.get(table.columns.subdistrict[row] ?? 0)?.name ?? null, states: statesOf(row),
    })),
    shelters: shelterRows.map((row) => ({ id: idOf(row), name: names.get(idOf(row)) ?? '', capacity: table.columns.capacity[row] ?? 0 })),
    ids: new Set(rows.map(idOf)),
  }
}
