import { sql } from 'kysely'
import type { Db } from '../../../db/connect.ts'

/** Copies a stored visit so many times, each for a household of its own, in one statement; lists and exports find them, figures do not count them. */
export async function addVisits(db: Db, { like, count }: { like: number, count: number }) {
  const columns = sql.raw(`version, created_at, updated_at, visited_on, host_id, leader, leader_level, recipient_category, subdistrict_id, households,
    persons, money_fen, goods, goods_fen, festival, note`)
  await db.transaction().execute(async (trx) => {
    const first = (await sql<{ id: number }>`select max(id) + 1 as id from visit`.execute(trx)).rows[0]?.id ?? 1
    await sql`insert into visit (recipient, natural_key, ${columns})
      with recursive number(n) as (select 1 union all select n + 1 from number where n < ${count})
      select '烈属第' || n || '户', visited_on || '|' || host_id || '|烈属第' || n || '户|' || coalesce(festival, ''), ${columns}
      from number, visit where visit.id = ${like}`.execute(trx)
    await sql`insert into record_scope (record_type, organization_id, date, record_id)
      select 'visit', scope.organization_id, visit.visited_on, visit.id from visit
      join record_scope scope on scope.record_type = 'visit' and scope.record_id = ${like} where visit.id >= ${first}`.execute(trx)
  })
}
