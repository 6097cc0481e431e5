import { findBaseMap } from '../../../db/queries/base-maps.ts'
import { recordDefinitions } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { tileFile } from '../base-maps/tile-files.ts'
import { countPlaces } from '../map/places/count-places.ts'
import { describeSealed } from './list-sealed.ts'
import { openSealed } from './open-sealed.ts'
import { type SealedBase, viewFor } from './sealed-view.ts'

/** A sealed map as its page opens it: what it says of itself, its view, and what its legend names. Throws permission.denied, not_found. */
export async function viewSealed(context: ServiceContext, id: number) {
  const { map, view, places, intact } = await openSealed(context, id)
  const { table, exact } = places
  const { matched, placed, bounds, byMechanisms, bySiteKind, kindsThere } = await countPlaces(places)
  const { mechanism: { fields: { type } } } = recordDefinitions
  return {
    ...describeSealed(map),
    ...viewFor(view, { exact }),
    /** Whether what is stored is what was sealed. */
    intact,
    exact,
    sample: map.sample === 1,
    matched,
    bounds,
    placed: { coordination_point: placed[0] ?? 0, partner_site: placed[1] ?? 0 },
    mechanisms: view.mechanisms.map((mechanism) => ({
      ...mechanism, label: type.choices.find(({ value }) => value === mechanism.type)?.label ?? { zh: '', en: '' },
      count: table.mechanismSets.reduce((sum, set, index) => sum + (set.includes(mechanism.id) ? byMechanisms[index] ?? 0 : 0), 0),
    })),
    kinds: [...kindsThere].flatMap((kind) => table.kinds[kind] ?? []),
    sites: table.kinds.flatMap((kind, index) => (bySiteKind[index] ?? 0) === 0 ? [] : [{ kind, count: bySiteKind[index] ?? 0 }]),
    subdistricts: Object.entries(view.organizations).map(([one, name]) => ({ id: Number(one), name })),
    base: view.base && { ...view.base, state: await stateOf(context, view.base) },
    storm: view.storm,
  }
}

/** Whether the tiles of a base map are still those that were shown. The file or service itself is not sealed with the map. */
async function stateOf({ db, env }: ServiceContext, { id, version, mark }: SealedBase) {
  const now = await findBaseMap(db, id)
  if (!now || now.removedAt !== null) return 'gone' as const
  const { source } = now.entry
  const file = source.kind === 'mbtiles' ? await tileFile(env.dataDirectory, source.file) : null
  if (source.kind === 'mbtiles' && file === null) return 'gone' as const
  return now.version === version && (file?.mark ?? null) === mark ? 'same' as const : 'changed' as const
}
