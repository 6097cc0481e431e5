import { appendAudit } from '../../../../db/queries/audit.ts'
import { readSetting } from '../../../../db/queries/revision.ts'
import type { ServiceContext } from '../../../context.ts'
import { requireFeature } from '../../../security/permissions.ts'
import type { PlaceFilters } from '../places/match-places.ts'
import { openPlaces } from '../places/open-places.ts'
import { gatherExported } from './exported-places.ts'
import { type PlaceFileFormat, placeFileTypes, writePlaces } from './place-files.ts'

/**
 * The places of the map exactly as filtered and as the role may see them, as a file. The export is put in the trail with who, filters (`asked`,
 * as they stood in the address) and number before it is handed out. Throws permission.denied, invalid.
 */
export async function exportMap(context: ServiceContext, { filters, asked, format }: { filters: PlaceFilters, asked: Record<string, unknown>, format: PlaceFileFormat }) {
  const { db, user, now, today, address } = context
  requireFeature(user.role, 'export')
  const opened = await openPlaces(context, filters)
  const places = await gatherExported(user.role, opened)
  const title = `${opened.scope.organization.name}协同地图点位`
  const content = await writePlaces(format, places, {
    title, revision: opened.revision.value, dataAsOf: opened.revision.changedAt, madeAt: now.toISOString(), madeBy: user.displayName, exact: opened.exact,
    sample: await readSetting(db, 'sample') === 'true', filtered: Object.values(asked).some((value) => value !== undefined),
  })
  await db.transaction().execute((trx) => appendAudit(trx, {
    at: now.toISOString(), authorId: user.id, action: 'export', subject: 'map', detail: { ...asked, format, rows: places.length }, address,
  }))
  return { content, name: `${title}-${today}.${format}`, mediaType: placeFileTypes[format] }
}
