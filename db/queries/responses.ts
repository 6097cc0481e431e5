import { createHash } from 'node:crypto'
import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'
import type { ResponseAction } from '../response-tables.ts'

type Response = Tables['response']

/** Stores a response; answers its id. */
export async function insertResponse(trx: Db, response: Insertable<Response>) {
  return (await trx.insertInto('response').values(response).returning('id').executeTakeFirstOrThrow()).id
}

/** Changes a response that is still at a version; answers whether it was. */
export async function updateResponse(trx: Db, { id, version }: { id: number, version: number }, values: Updateable<Response>) {
  const { numUpdatedRows } = await trx.updateTable('response').set({ ...values, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** One response, or undefined. */
export function findResponse(db: Db, id: number) {
  return db.selectFrom('response').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Responses (of one mechanism), those still open first, then the newest; with how many tasks each has and how many are manned. */
export function findResponses(db: Db, limit: number, mechanismId: number | null = null) {
  return db.selectFrom('response').selectAll().$if(mechanismId !== null, (all) => all.where('mechanism_id', '=', mechanismId ?? 0))
    .select((query) => [
      query.selectFrom('response_task').whereRef('response_id', '=', 'response.id').where('released_at', 'is', null).select(({ fn }) => fn.countAll<number>().as('count')).as('tasks'),
      query.selectFrom('response_task').whereRef('response_id', '=', 'response.id').where('released_at', 'is', null).where('arrived_at', 'is not', null)
        .select(({ fn }) => fn.countAll<number>().as('count')).as('manned'),
    ])
    .orderBy(({ eb }) => eb('closed_at', 'is not', null)).orderBy('id', 'desc').limit(limit).execute()
}

/** The tasks of a response, released ones too, by level and order. */
export function findResponseTasks(db: Db, responseId: number) {
  return db.selectFrom('response_task').selectAll().where('response_id', '=', responseId).orderBy('level', 'desc').orderBy('position').orderBy('id').execute()
}

export async function insertResponseTasks(trx: Db, tasks: Insertable<Tables['response_task']>[]) {
  for (const task of tasks) await trx.insertInto('response_task').values(task).execute()
}

/** Changes tasks of a response. */
export async function updateResponseTasks(trx: Db, { responseId, ids }: { responseId: number, ids: number[] }, values: Updateable<Tables['response_task']>) {
  if (ids.length === 0) return
  await trx.updateTable('response_task').set(values).where('response_id', '=', responseId).where('id', 'in', ids).execute()
}

interface NewEntry { responseId: number, at: string, authorId: number, action: ResponseAction, taskId?: number | null, detail: Record<string, unknown> }

/** Adds to the time line of a response; each entry carries the hash of the one before. Answers its id. */
export async function appendResponseLog(trx: Db, { responseId, at, authorId, action, taskId = null, detail }: NewEntry) {
  const last = await trx.selectFrom('response_log').select('hash').where('response_id', '=', responseId).orderBy('id', 'desc').limit(1).executeTakeFirst()
  const entry = { response_id: responseId, at, author_id: authorId, action, task_id: taskId, detail: JSON.stringify(detail), previous_hash: last?.hash ?? '' }
  return (await trx.insertInto('response_log').values({ ...entry, hash: hashOf(entry) }).returning('id').executeTakeFirstOrThrow()).id
}

const hashOf = (entry: object) => createHash('sha256').update(JSON.stringify(entry)).digest('hex')

/** The time line of a response, oldest first, with who wrote each entry. */
export function findResponseLog(db: Db, responseId: number) {
  return db.selectFrom('response_log').leftJoin('user_account', 'user_account.id', 'author_id')
    .select(['response_log.id', 'response_id', 'at', 'author_id', 'action', 'task_id', 'detail', 'previous_hash', 'hash', 'user_account.display_name as author'])
    .where('response_id', '=', responseId).orderBy('response_log.id').execute()
}

/** Whether a time line is as it was written. */
export function isLogUnbroken(log: Awaited<ReturnType<typeof findResponseLog>>) {
  return log.every(({ response_id, at, author_id, action, task_id, detail, previous_hash, hash }, index) =>
    previous_hash === (log[index - 1]?.hash ?? '') && hash === hashOf({ response_id, at, author_id, action, task_id, detail, previous_hash }))
}

/** The id of the latest entry by which tasks came: the opening, or a change of level. */
export async function findLatestTurn(db: Db, responseId: number) {
  const row = await db.selectFrom('response_log').select(({ fn }) => fn.max('id').as('id')).where('response_id', '=', responseId).where('action', 'in', ['open', 'level']).executeTakeFirst()
  return row?.id ?? 0
}
