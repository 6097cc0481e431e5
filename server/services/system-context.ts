import type { Db } from '../../db/connect.ts'
import { todayInShanghai } from '../../db/dates.ts'
import { loadCompletionContext } from '../../db/prepare-values.ts'
import type { ServiceContext } from '../context.ts'
import type { Env } from '../env.ts'
import { notFound } from '../errors.ts'

/**
 * The context of the command line: whoever may read the database file acts as staff of the whole district, with no account of their own,
 * so the trail shows the change without an author. Throws not_found for an unknown unit name.
 */
export async function systemContext({ db, env, now, unitName }: { db: Db, env: Env, now: Date, unitName: string | undefined }) {
  const today = todayInShanghai(now)
  const unit = unitName === undefined ? undefined : (await loadCompletionContext(db, today)).findOrganization(unitName)
  if (unit === null) throw notFound({ zh: `单位“${unitName}”`, en: `organization “${unitName}”` })
  const context: ServiceContext = {
    db, env, now, today, address: null,
    user: { id: 0, name: 'command-line', displayName: '命令行', role: 'staff', organizationId: null, mustChangePassword: false },
  }
  return { context, unit }
}
