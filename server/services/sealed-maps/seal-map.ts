import { appendAudit } from '../../../db/queries/audit.ts'
import { findBaseMap } from '../../../db/queries/base-maps.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import { insertSealedMap } from '../../../db/queries/sealed-maps.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { tileFile } from '../base-maps/tile-files.ts'
import { filteredRows, recordsOfRows } from '../map/export/exported-places.ts'
import type { FilterTexts } from '../map/map-filters.ts'
import { openPlaces } from '../map/places/open-places.ts'
import { inTransaction } from '../records/save.ts'
import { buildPassage } from '../typhoon/passage.ts'
import { filtersOf, type SealedBase, type SealedPlace, type SealedStorm, type SealedView, viewFor } from './sealed-view.ts'

/** What is to be sealed: what the map shows by its address. `base` is 0 for the schematic, `hour` UTC as 2019-08-11T04. */
export interface SealWanted {
  name: string
  reason: string
  filters: FilterTexts
  box: SealedView['box']
  base: number
  typhoon: number | null
  hour: string | null
}

/** Between the reading of the places and the sealing somebody may write; so many times it is begun anew. */
const mostTries = 3

/** Seals the places that pass the filters, all of them and as they stand, with the view, base map and storm. Throws permission.denied, not_found, `invalid` where there are too many, `conflict` where the data does not stand still. */
export async function sealMap(context: ServiceContext, { name, reason, ...wanted }: SealWanted) {
  requireFeature(context.user.role, 'seal')
  const [base, storm, sample] = await Promise.all([sealedBase(context, wanted.base), sealedStorm(context, wanted), readSetting(context.db, 'sample')])
  for (let tries = 0; tries < mostTries; tries++) {
    const { places, content } = await gatherContent(context, wanted)
    const named = [...content.flatMap(({ record }) => [record.owner_id, record.subdistrict_id]), wanted.filters.subdistrict]
    const view: SealedView = {
      filters: wanted.filters, box: wanted.box, base, storm,
      mechanisms: places.mechanisms.map(({ id, name: title, type, status }) => ({ id, name: String(title), type: String(type), active: status === 'active' })),
      organizations: Object.fromEntries([...new Set(named)].flatMap((id) => typeof id === 'number' ? [[id, places.organizationName(id) ?? '']] : [])),
    }
    const lines = content.map((place) => JSON.stringify(place))
    const sealed = await inTransaction(context, async ({ db: trx, user, now, today, address }) => {
      // Read before, so that writers wait for the storing alone: the revision tells that nothing was written meanwhile.
      if ((await readRevision(trx)).value !== places.revision.value) return null
      const { organization } = places.scope
      const { id, hash } = await insertSealedMap(trx, {
        name, reason, organization_id: organization.id, organization_name: organization.name, view: JSON.stringify(view), revision: places.revision.value,
        data_as_of: places.revision.changedAt, on_day: today, sample: sample === 'true' ? 1 : 0, created_by: user.id, created_at: now.toISOString(),
        discarded_by: null, discarded_at: null, discarded_reason: null,
      }, lines)
      // The hash stands in the trail too, which shows any change of its past.
      await appendAudit(trx, { at: now.toISOString(), authorId: user.id, action: 'freeze', subject: `sealed_map:${id}`, detail: { record: name, reason, rows: lines.length, hash }, address })
      return { id }
    })
    if (sealed !== null) return sealed
  }
  throw conflict({ zh: '数据正在变动，没能存下同一时刻的地图。请稍后再存', en: 'The data is changing and no one moment of the map could be sealed. Try again shortly' })
}

/**
 * The places that pass the filters for whoever sees exact places, and those for whoever does not: each reader is shown what the live map would have shown
 * them, and neither set tells of the other.
 */
async function gatherContent(context: ServiceContext, { filters, box }: Pick<SealWanted, 'filters' | 'box'>) {
  const openAs = (role: 'planner' | 'leader') => openPlaces(
    { ...context, user: { ...context.user, role } }, filtersOf(viewFor({ filters, box }, { exact: role === 'planner' }).filters))
  const [places, roughly] = [await openAs('planner'), await openAs('leader')]
  const [exact, coarse] = [new Map(filteredRows(places).map(({ row, state }) => [row, state])), new Map(filteredRows(roughly).map(({ row, state }) => [row, state]))]
  const rows = [...new Set([...exact.keys(), ...coarse.keys()])].sort((one, other) => one - other)
  const records = await recordsOfRows(places, rows)
  const content = rows.flatMap((row): SealedPlace[] => {
    const found = records.get(row)
    return found ? [{ ...found, state: exact.get(row) ?? coarse.get(row) ?? 0, exact: exact.has(row), coarse: coarse.has(row) }] : []
  })
  return { places, content }
}

async function sealedBase({ db, env }: ServiceContext, id: number): Promise<SealedBase | null> {
  if (id === 0) return null
  const baseMap = await findBaseMap(db, id)
  if (!baseMap || baseMap.removedAt !== null) throw notFound({ zh: '底图', en: 'base map' })
  const { name, approval, licence, attribution, system, source } = baseMap.entry
  return { id, version: baseMap.version, mark: source.kind === 'mbtiles' ? (await tileFile(env.dataDirectory, source.file))?.mark ?? null : null, name, approval, licence, attribution, system }
}

async function sealedStorm(context: ServiceContext, { typhoon, hour }: Pick<SealWanted, 'typhoon' | 'hour'>): Promise<SealedStorm | null> {
  if (typhoon === null) return null
  const { track, windMinutes, line, rings, hours, forecasts } = await buildPassage(context, typhoon)
  const shown = hours.find(({ at }) => at.slice(0, 13) === hour)
  if (shown === undefined) throw notFound({ zh: '台风时刻', en: 'hour of the storm' })
  return { track, windMinutes, line, rings, hours: [shown], forecasts }
}
