import { appendAudit } from '../../../db/queries/audit.ts'
import type { PointType } from '../../../db/queries/map-points.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { describing, gatherExported } from '../map/export/exported-places.ts'
import { type PlaceFileFormat, placeFileTypes, writePlaces } from '../map/export/place-files.ts'
import { type MapQuery, presentView } from '../map/find-points.ts'
import { openSealed } from './open-sealed.ts'

/** The places of a sealed map within a view, as the live map answers them. Throws permission.denied, not_found. */
export async function findSealedPoints(context: ServiceContext, id: number, query: Omit<MapQuery, 'filters'>) {
  return presentView((await openSealed(context, id)).places, query)
}

/** What a sealed map tells of one of its places. Throws permission.denied, not_found. */
export async function readSealedPlace(context: ServiceContext, id: number, { type, place }: { type: PointType, place: number }) {
  const { places } = await openSealed(context, id)
  const row = places.table.rowOf(type, place)
  const record = row !== undefined && places.matcher.isVisible(row) ? (await places.recordsOf(type, [place])).get(place) : undefined
  if (row === undefined || !record) throw notFound({ zh: '点位', en: 'place' })
  return describing(context.user.role, places)(type, record, places.matcher.stateOf(row))
}

/** The places of a sealed map as a file, as they were and as the role may see them; logged as any export. Throws permission.denied, not_found. */
export async function exportSealed(context: ServiceContext, { id, format }: { id: number, format: PlaceFileFormat }) {
  const { db, user, now, address } = context
  requireFeature(user.role, 'export')
  const { map, view, places: sealed } = await openSealed(context, id)
  const places = await gatherExported(user.role, sealed)
  const content = await writePlaces(format, places, {
    title: map.name, revision: map.revision, dataAsOf: map.data_as_of, madeAt: now.toISOString(), madeBy: user.displayName, exact: sealed.exact,
    sample: map.sample === 1, filtered: Object.values(view.filters).some((value) => value !== undefined), sealed: { at: map.created_at, by: map.author ?? '', reason: map.reason },
  })
  await db.transaction().execute((trx) => appendAudit(trx, {
    at: now.toISOString(), authorId: user.id, action: 'export', subject: `sealed_map:${id}`, detail: { record: map.name, format, rows: places.length }, address,
  }))
  return { content, name: `${map.name}.${format}`, mediaType: placeFileTypes[format] }
}
