import type { Insertable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'

export async function insertSupervisionStep(trx: Db, step: Insertable<Tables['supervision_step']>) {
  await trx.insertInto('supervision_step').values(step).execute()
}

/** The steps of some matters, the oldest first, with who took them. */
export function findSupervisionSteps(db: Db, ids: number[]) {
  return db.selectFrom('supervision_step').leftJoin('user_account', 'user_account.id', 'supervision_step.author_id')
    .select(['supervision_step.id', 'supervision_id', 'kind', 'text', 'at', 'user_account.display_name as author'])
    .where('supervision_id', 'in', ids).orderBy('supervision_step.id').execute()
}
