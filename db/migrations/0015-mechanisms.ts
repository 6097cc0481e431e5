import { type Kysely, sql } from 'kysely'

type Column = 'text' | 'integer'

/** What a mechanism has beside its points: teams, and people who must be moved. Its duties by level move to the one ladder that responses read. */
export async function up(db: Kysely<unknown>) {
  await createRecordTable(db, 'response_team', {
    name: 'text', mechanism_ids: 'text', organization_id: 'integer', size: 'integer', kit: 'text', muster_minutes: 'integer', leader: 'text', phone: 'text', verified_on: 'text', note: 'text',
  })
  await createRecordTable(db, 'relocation', {
    place: 'text', reason: 'text', mechanism_ids: 'text', persons: 'integer', special_care: 'integer', owner_id: 'integer', shelter_id: 'integer', subdistrict_id: 'integer', note: 'text',
  })
  await db.schema.createIndex('response_event_mechanism').on('response_event').columns(['mechanism_id', 'happened_at']).execute()
  await db.schema.createIndex('response_mechanism').on('response').columns(['mechanism_id', 'id']).execute()
  await moveDuties(db)
  await db.schema.alterTable('mechanism').dropColumn('duties').execute()
}

async function createRecordTable(db: Kysely<unknown>, name: string, columns: Record<string, Column>) {
  let table = db.schema.createTable(name)
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('natural_key', 'text', (column) => column.notNull())
    .addColumn('import_batch_id', 'integer')
    .addColumn('import_sheet', 'text')
    .addColumn('import_row', 'integer')
    .addColumn('created_by', 'integer')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_by', 'integer')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('deleted_at', 'text')
  for (const [column, type] of Object.entries(columns)) table = table.addColumn(column, type)
  await table.execute()
  await db.schema.createIndex(`${name}_natural_key`).on(name).column('natural_key').unique().where(sql.ref('deleted_at'), 'is', null).execute()
}

const hazardOf: Record<string, string> = { typhoon: 'typhoon', relief: 'rainstorm', fire: 'fire', maritime: 'maritime', security: 'security' }

/** Duties that stand in a mechanism become records of the ladder of its hazard, where they are not there already. */
async function moveDuties(db: Kysely<unknown>) {
  const { rows } = await sql<{ name: string, type: string, plan: string | null, duties: string, updated_at: string }>`
    select name, type, plan, duties, updated_at from mechanism where deleted_at is null and duties is not null order by id`.execute(db)
  for (const { name, type, plan, duties, updated_at: at } of rows) {
    const hazard = hazardOf[type] ?? 'typhoon'
    for (const [index, { level, duty }] of (JSON.parse(duties) as { level: string | null, duty: string }[]).entries()) {
      const key = [hazard, level ?? 'four', duty].map((part) => part.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()).join('|')
      const source = plan === null ? name : `${name}（${plan}）`
      await sql`insert into response_duty (version, natural_key, created_at, updated_at, hazard, level, position, duty, source, is_example)
        select 1, ${key}, ${at}, ${at}, ${hazard}, ${level ?? 'four'}, ${index + 1}, ${duty.slice(0, 200)}, ${source}, 0
        where not exists (select 1 from response_duty where natural_key = ${key} and deleted_at is null)`.execute(db)
    }
  }
}
