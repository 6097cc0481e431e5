import { appendAudit } from '../../../../db/queries/audit.ts'
import type { ServiceContext } from '../../../context.ts'
import { authorOf } from '../../author.ts'

interface Deed { subject: string, action: 'update' | 'forget' | 'restore', detail: Record<string, unknown> }

/** Does something to what was learnt and writes it into the trail, all or nothing. */
export function write(context: ServiceContext, act: (inside: ServiceContext) => Promise<Deed>) {
  return context.db.transaction().execute(async (trx) => {
    const deed = await act({ ...context, db: trx })
    await appendAudit(trx, { ...deed, at: context.now.toISOString(), authorId: authorOf(context.user), address: context.address })
  })
}
