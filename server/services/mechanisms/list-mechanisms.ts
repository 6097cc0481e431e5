import { readRevision } from '../../../db/queries/revision.ts'
import { recordDefinitions } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { openPlaces } from '../map/places/open-places.ts'
import { walkRows } from '../map/places/walk-rows.ts'
import { loadReadiness } from './readiness.ts'

/** Every mechanism with what makes it ready (as H5 counts) and how many points it has that the user may see; those that are not ready first. */
export async function listMechanisms(context: ServiceContext) {
  const places = await openPlaces(context)
  const { table, matcher } = places
  const [revision, readiness] = await Promise.all([readRevision(context.db), loadReadiness(context, places.scope.tree.root?.id ?? 0)])
  const counts = table.mechanismSets.map(() => 0)
  await walkRows(table.size, (row) => {
    const set = table.columns.mechanisms[row] ?? 0
    if (table.columns.type[row] === 0 && matcher.isVisible(row)) counts[set] = (counts[set] ?? 0) + 1
  })
  const { choices } = recordDefinitions.mechanism.fields.type
  return {
    revision: revision.value,
    ready: readiness.filter((state) => state.ready).length,
    inUse: readiness.length,
    mechanisms: places.mechanisms.map((record) => ({
      id: record.id,
      name: String(record.name),
      typeLabel: choices.find(({ value }) => value === record.type)?.label ?? { zh: '', en: '' },
      plan: typeof record.plan === 'string' ? record.plan : null,
      active: record.status === 'active',
      parties: Array.isArray(record.party_ids) ? record.party_ids.length : 0,
      points: table.mechanismSets.reduce((sum, set, index) => sum + (set.includes(record.id) ? counts[index] ?? 0 : 0), 0),
      readiness: readiness.find(({ id }) => id === record.id) ?? null,
    })).sort((a, b) => Number(a.readiness?.ready ?? true) - Number(b.readiness?.ready ?? true) || Number(b.active) - Number(a.active) || a.id - b.id),
  }
}
