import { access } from 'node:fs/promises'
import { connect, type Db } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { notFound } from '../errors.ts'
import type { Env } from '../env.ts'

/** Opens the database that the server made, brought to the newest version. Throws not_found rather than make an empty one. */
export async function openExistingDatabase({ databasePath }: Pick<Env, 'databasePath'>): Promise<Db> {
  await access(databasePath).catch(() => {
    throw notFound({ zh: `数据库 ${databasePath}`, en: `database ${databasePath}` })
  })
  const db = connect(databasePath)
  await migrate(db)
  return db
}
