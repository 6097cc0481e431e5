import { readSetting } from '../../../db/queries/revision.ts'
import { recordDefinitions } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { countPlaces } from './places/count-places.ts'
import { type PlaceFilters, placeStates } from './places/match-places.ts'
import { openPlaces } from './places/open-places.ts'

/** The map's layers and filters with their numbers, each under the other filters; and what cannot be drawn for want of a position. */
export async function countMapLayers(context: ServiceContext, filters: PlaceFilters) {
  const places = await openPlaces(context, filters)
  const { table, mechanisms, revision, scope } = places
  const counts = await countPlaces(places)
  const { type } = recordDefinitions.mechanism.fields
  const countOfKind = (byKind: number[], kind: string) => byKind[table.kinds.indexOf(kind)] ?? 0
  const countKinds = (choices: { value: string, label: { zh: string, en: string } }[], byKind: number[]) => choices
    .filter(({ value }) => counts.kindsThere.has(table.kinds.indexOf(value))).map(({ value, label }) => ({ kind: value, label, count: countOfKind(byKind, value) }))
  return {
    revision: revision.value,
    dataAsOf: revision.changedAt,
    sample: await readSetting(context.db, 'sample') === 'true',
    area: scope.organization.name,
    /** False where the role gets places as the middle of a cell only. */
    exact: places.exact,
    bounds: counts.bounds,
    matched: counts.matched,
    // A point that serves two mechanisms is one point here and counts in both below.
    placed: byType(counts.placed),
    unplaced: byType(counts.unplaced),
    mechanisms: mechanisms
      .map((mechanism) => ({
        id: mechanism.id,
        name: String(mechanism.name),
        type: String(mechanism.type),
        label: type.choices.find((choice) => choice.value === mechanism.type)?.label ?? { zh: '', en: '' },
        active: mechanism.status === 'active',
        count: table.mechanismSets.reduce((sum, set, index) => sum + (set.includes(mechanism.id) ? counts.byMechanisms[index] ?? 0 : 0), 0),
      }))
      .sort((a, b) => placeOf(type.choices, a.type) - placeOf(type.choices, b.type)),
    points: countKinds(recordDefinitions.coordination_point.fields.kind.choices, counts.byPointKind),
    sites: countKinds(recordDefinitions.partner_site.fields.kind.choices, counts.bySiteKind),
    subdistricts: [...scope.tree.nodes.values()].filter((node) => node.kind === 'subdistrict' && counts.bySubdistrict.has(node.id))
      .map(({ id, name }) => ({ id, name, count: counts.bySubdistrict.get(id) ?? 0 })),
    states: placeStates.map((state) => ({ state, count: counts.byState[state] })),
  }
}

const byType = ([points = 0, sites = 0]: number[]) => ({ coordination_point: points, partner_site: sites })

const placeOf = (choices: { value: string }[], value: string) => choices.findIndex((choice) => choice.value === value)
