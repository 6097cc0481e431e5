import { sql } from 'kysely'
import type { Db } from '../connect.ts'

export interface DoubtfulImport { id: number, file: string, author: string | null, organizationId: number | null, at: string, wrong: number, doubles: number }

/** Imports committed within some instants (UTC) and still standing whose rows were wrong and left out, or may be doubles that nobody decided about; newest first. */
export async function findDoubtfulImports(db: Db, { from, to }: { from: string, to: string }): Promise<DoubtfulImport[]> {
  const { rows } = await sql<DoubtfulImport>`
    select * from (
      select b.id, b.file_name as file, u.display_name as author, u.organization_id as "organizationId", b.committed_at as at,
        coalesce(json_extract(b.summary, '$.counts.wrong'), 0) as wrong, coalesce(json_extract(b.summary, '$.duplicates.open'), 0) as doubles
      from import_batch b left join user_account u on u.id = b.author_id
      where b.committed_at >= ${from} and b.committed_at < ${to} and b.status = 'committed'
    ) told where wrong > 0 or doubles > 0 order by at desc, id desc`.execute(db)
  return rows
}
