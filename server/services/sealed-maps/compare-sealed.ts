import type { ServiceContext } from '../../context.ts'
import { describing, type ExportedPlace, filteredRows, recordsOfRows } from '../map/export/exported-places.ts'
import { openPlaces } from '../map/places/open-places.ts'
import { placeTypes } from '../map/places/place-table.ts'
import { walkRows } from '../map/places/walk-rows.ts'
import { openSealed } from './open-sealed.ts'
import { filtersOf, viewFor } from './sealed-view.ts'

/** Of each kind of difference so many are listed; all are counted. */
const mostListed = 100

interface Difference { kind: 'added' | 'changed' | 'removed', id: string, name: string, fields: string[] }

/**
 * How the map that the same filters give now differs from the one that was sealed, in what the user may see: which places came, went and say
 * something else. Two exact positions within one cell are the same for whoever sees cells. Throws permission.denied, not_found.
 */
export async function compareSealed(context: ServiceContext, id: number) {
  const { role } = context.user
  const { view, places: then } = await openSealed(context, id)
  const now = await openPlaces(context, filtersOf(viewFor(view, { exact: then.exact }).filters))
  const sealed = filteredRows(then).map((one) => ({ ...one, type: placeTypes[then.table.columns.type[one.row] ?? 0] ?? 'partner_site', place: then.table.columns.id[one.row] ?? 0 }))
  const isShown = (row: number) => !Number.isNaN(now.positions.x[row] ?? NaN) && now.matcher.isVisible(row) && now.matcher.fails(row, now.matcher.stateOf(row)) === 0
  const rowNow = new Map(sealed.map(({ row, type, place }) => {
    const found = now.table.rowOf(type, place)
    return [row, found !== undefined && isShown(found) ? found : null] as const
  }))
  const known = new Set([...rowNow.values()].filter((row) => row !== null))
  const cameRows: number[] = []
  let added = 0
  await walkRows(now.table.size, (row) => {
    if (known.has(row) || !isShown(row)) return
    added += 1
    if (cameRows.length < mostListed) cameRows.push(row)
  })

  const [before, after] = [await recordsOfRows(then, sealed.map(({ row }) => row)), await recordsOfRows(now, [...known, ...cameRows])]
  const [describeThen, describeNow] = [describing(role, then), describing(role, now)]
  const told = (row: number) => {
    const found = after.get(row)
    return found && describeNow(found.type, found.record, now.matcher.stateOf(row))
  }
  const removed: Difference[] = []
  const changed: Difference[] = []
  for (const { row, type, state } of sealed) {
    const record = before.get(row)?.record
    const at = rowNow.get(row) ?? null
    const present = at === null ? undefined : told(at)
    if (!record) continue
    const past = describeThen(type, record, state)
    if (!present) removed.push({ kind: 'removed', id: past.id, name: past.name, fields: [] })
    else {
      const fields = fieldsThatDiffer(past, present)
      if (fields.length > 0) changed.push({ kind: 'changed', id: past.id, name: present.name, fields })
    }
  }
  const came = cameRows.flatMap((row): Difference[] => {
    const place = told(row)
    return place ? [{ kind: 'added', id: place.id, name: place.name, fields: [] }] : []
  })
  return {
    revision: now.revision.value, added, changed: changed.length, removed: removed.length,
    list: [...came, ...changed.slice(0, mostListed), ...removed.slice(0, mostListed)],
  }
}

function fieldsThatDiffer(one: ExportedPlace, other: ExportedPlace) {
  return (Object.keys(one) as (keyof ExportedPlace)[]).filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
}
