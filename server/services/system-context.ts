import type { Db } from '../../db/connect.ts'
import { todayInShanghai } from '../../db/dates.ts'
import type { ServiceContext } from '../context.ts'
import type { Env } from '../env.ts'
import { invalid } from '../errors.ts'
import { loadReferences } from './imports/load-references.ts'

/**
 * The context of the command line: whoever may read the database file acts as staff of the whole district, with no account of their own,
 * so the trail shows the change without an author. Throws `invalid` for an unknown unit name, with those like it.
 */
export async function systemContext({ db, env, now, unitName }: { db: Db, env: Env, now: Date, unitName: string | undefined }) {
  const today = todayInShanghai(now)
  const unit = unitName === undefined ? undefined : await unitNamed(db, unitName)
  const context: ServiceContext = {
    db, env, now, today, address: null,
    user: { id: 0, name: 'command-line', displayName: '命令行', role: 'staff', organizationId: null, mustChangePassword: false },
  }
  return { context, unit }
}

async function unitNamed(db: Db, name: string) {
  const units = (await loadReferences(db)).get('organization')
  const found = units?.find(name)
  if (found) return found.id
  const near = units?.suggest(name) ?? []
  throw invalid({
    zh: `没有单位“${name}”${near.length > 0 ? `，是否为${near.map((one) => `“${one}”`).join('或')}？` : ''}`,
    en: `There is no unit “${name}”${near.length > 0 ? `; is it ${near.map((one) => `“${one}”`).join(' or ')}?` : ''}`,
  })
}
