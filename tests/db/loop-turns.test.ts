import { sql } from 'kysely'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { connect, type Db } from '../../db/connect.ts'

const QUERIES = 200

/** A query of some milliseconds on any machine. */
const count = (db: Db) => sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000) select count(*) as found from n`.execute(db)

/** How many turns others had while the work went on. */
async function turnsDuring(work: Promise<unknown>) {
  let turns = 0
  let isOver = false
  const ending = work.finally(() => {
    isOver = true
  })
  while (!isOver) {
    await nextTurn()
    turns += 1
  }
  await ending
  return turns
}

describe('a request of many queries', () => {
  it('leaves others turns between them', async () => {
    const db = connect(':memory:')
    const turns = await turnsDuring((async () => {
      for (let done = 0; done < QUERIES; done++) await count(db)
    })())
    expect(turns).toBeGreaterThan(QUERIES / 20)
    await db.destroy()
  })

  it('leaves them in a transaction too, and is still all or nothing', async () => {
    const db = connect(':memory:')
    await sql`create table mark (id integer primary key)`.execute(db)
    const work = db.transaction().execute(async (trx) => {
      await sql`insert into mark values (1)`.execute(trx)
      for (let done = 0; done < QUERIES; done++) await count(trx)
      throw new Error('given up')
    })
    expect(await turnsDuring(work.catch(() => null))).toBeGreaterThan(QUERIES / 20)
    expect((await sql`select * from mark`.execute(db)).rows).toEqual([])
    await db.destroy()
  })
})
