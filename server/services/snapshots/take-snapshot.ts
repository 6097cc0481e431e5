import { appendAudit } from '../../../db/queries/audit.ts'
import { readRevision } from '../../../db/queries/revision.ts'
import { hashOfFigures, insertSnapshot, lastChangeId } from '../../../db/queries/snapshots.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { readPeriod } from '../overview/period.ts'
import { resolveScope } from '../overview/scope.ts'
import { inTransaction } from '../records/save.ts'
import { computeFigures } from './compute-figures.ts'

export interface SnapshotWanted { name: string, year: number, period: string, unit?: number, note: string | null }

/** Freezes a period's figures of an organization and its member units as they stand now. Throws permission.denied, `invalid` for a period that has not begun. */
export async function takeSnapshot(context: ServiceContext, { name, year, period: key, unit, note }: SnapshotWanted) {
  requireFeature(context.user.role, 'freeze')
  const period = readPeriod({ year, period: key }, context.today)
  return inTransaction(context, async (inside) => {
    const { db: trx, user, now, address } = inside
    const scope = await resolveScope(inside, { unit })
    const [figures, revision, changeId] = [await computeFigures(trx, { scope, period }), await readRevision(trx), await lastChangeId(trx)]
    const at = now.toISOString()
    const id = await insertSnapshot(trx, {
      name, year, period: key, from_day: period.elapsed.from, to_day: period.elapsed.to, organization_id: scope.organization.id, organization_name: scope.organization.name,
      note, revision: revision.value, data_as_of: revision.changedAt, last_change_id: changeId, created_by: user.id, created_at: at,
      withdrawn_by: null, withdrawn_at: null, withdrawn_reason: null,
    }, figures)
    // The hash stands in the trail too, which shows any change of its past.
    await appendAudit(trx, { at, authorId: user.id, action: 'freeze', subject: `snapshot:${id}`, detail: { record: name, hash: hashOfFigures(figures) }, address })
    return { id }
  })
}
