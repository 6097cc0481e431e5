import { appendAudit } from '../../../db/queries/audit.ts'
import { markWithdrawn } from '../../../db/queries/snapshots.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { inTransaction } from '../records/save.ts'
import { requireSnapshot } from './require-snapshot.ts'

/** Withdraws a snapshot with its reason; it stays in the list with its figures. Throws permission.denied, not_found, or `conflict` where it is withdrawn already. */
export function withdrawSnapshot(context: ServiceContext, { id, reason }: { id: number, reason: string }) {
  requireFeature(context.user.role, 'freeze')
  return inTransaction(context, async (inside) => {
    const snapshot = await requireSnapshot(inside, id)
    if (snapshot.withdrawn_at !== null) throw conflict({ zh: '这个上报版已经撤回', en: 'This snapshot is withdrawn already' })
    const at = inside.now.toISOString()
    await markWithdrawn(inside.db, id, { by: inside.user.id, at, reason })
    await appendAudit(inside.db, { at, authorId: inside.user.id, action: 'withdraw', subject: `snapshot:${id}`, detail: { record: snapshot.name, reason }, address: inside.address })
    return { id }
  })
}
