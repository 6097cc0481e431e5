import { appendAudit } from '../../../db/queries/audit.ts'
import { writeSetting } from '../../../db/queries/revision.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature } from '../../security/permissions.ts'
import { readRetention, type Retention, retentionNames } from './retention.ts'

/** How long files of imports are kept. For the administrator. */
export async function showRetention({ db, user }: ServiceContext) {
  requireFeature(user.role, 'settings')
  return readRetention(db)
}

/** Sets how long files of imports are kept; what is past it goes with the next daily clearing. For the administrator. */
export async function changeRetention({ db, user, now, address }: ServiceContext, wanted: Retention): Promise<Retention> {
  requireFeature(user.role, 'settings')
  return db.transaction().execute(async (trx) => {
    const before = await readRetention(trx)
    for (const name of Object.keys(retentionNames) as (keyof Retention)[]) {
      if (before[name] === wanted[name]) continue
      await writeSetting(trx, retentionNames[name], String(wanted[name]))
      await appendAudit(trx, {
        at: now.toISOString(), authorId: user.id, action: 'change_setting', subject: retentionNames[name],
        detail: { before: before[name], after: wanted[name] }, address,
      })
    }
    return wanted
  })
}
