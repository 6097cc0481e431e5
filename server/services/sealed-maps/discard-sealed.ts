import { appendAudit } from '../../../db/queries/audit.ts'
import { setSealedMapDiscarded } from '../../../db/queries/sealed-maps.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { inTransaction } from '../records/save.ts'
import { requireSealed } from './open-sealed.ts'

/** Discards a sealed map with its reason; all that is in it stays. Throws permission.denied, not_found, or `conflict` where it is discarded already. */
export function discardSealed(context: ServiceContext, { id, reason }: { id: number, reason: string }) {
  requireFeature(context.user.role, 'seal')
  return inTransaction(context, async (inside) => {
    const { db: trx, user, now, address } = inside
    const map = await requireSealed(inside, id)
    if (map.discarded_at !== null) throw conflict({ zh: '这幅存档地图已经废弃', en: 'This sealed map is discarded already' })
    await setSealedMapDiscarded(trx, id, { by: user.id, at: now.toISOString(), reason })
    await appendAudit(trx, { at: now.toISOString(), authorId: user.id, action: 'withdraw', subject: `sealed_map:${id}`, detail: { record: map.name, reason }, address })
    return { id }
  })
}

/** Brings a discarded sealed map back. Throws permission.denied, not_found, or `conflict` where it is not discarded. */
export function restoreSealed(context: ServiceContext, id: number) {
  requireFeature(context.user.role, 'seal')
  return inTransaction(context, async (inside) => {
    const { db: trx, user, now, address } = inside
    const map = await requireSealed(inside, id)
    if (map.discarded_at === null) throw conflict({ zh: '这幅存档地图没有废弃', en: 'This sealed map is not discarded' })
    await setSealedMapDiscarded(trx, id, null)
    await appendAudit(trx, { at: now.toISOString(), authorId: user.id, action: 'restore', subject: `sealed_map:${id}`, detail: { record: map.name }, address })
    return { id }
  })
}
