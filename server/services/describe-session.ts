import { readSetting } from '../../db/queries/revision.ts'
import type { ServiceContext } from '../context.ts'
import { permissions } from '../security/permissions.ts'

/** Who is signed in, what they may do, and whether the data is the fictional district. */
export async function describeSession({ db, user, today }: ServiceContext) {
  const { features, records } = permissions[user.role]
  return { user, today, features, records, sample: await readSetting(db, 'sample') === 'true' }
}
