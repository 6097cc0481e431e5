import { type Kysely, sql } from 'kysely'

type Column = 'text' | 'integer' | 'real'

const text = 'text' as const
const integer = 'integer' as const
const real = 'real' as const

const position: Record<string, Column> = { longitude: real, latitude: real, source_crs: text, raw_longitude: real, raw_latitude: real }

const records: Record<string, Record<string, Column>> = {
  organization: {
    name: text, aliases: text, side: text, kind: text, relation: text, parent_id: integer, system: text, subdistrict_id: integer,
    is_member: integer, has_group: integer, group_leader_post: text, liaison: text, valid_from: text, valid_to: text,
  },
  partner_site: {
    name: text, kind: text, subdistrict_id: integer, address: text, ...position, owner_id: integer, co_builder_ids: text, since_year: integer,
  },
  mechanism: { name: text, type: text, party_ids: text, plan: text, drills_required: integer, status: text, note: text },
  coordination_point: {
    name: text, kind: text, mechanism_ids: text, subdistrict_id: integer, address: text, ...position, capacity: integer, owner_id: integer,
    officer_a: text, officer_b: text, duty_phone: text, verified_on: text,
  },
  duty_contact: {
    mechanism_id: integer, organization_id: integer, slot: text, person: text, post: text, shift: text, phone: text, verified_on: text,
  },
  activity: {
    started_on: text, ended_on: text, title: text, theme: text, direction: text, type: text, host_id: integer, participant_ids: text,
    place: text, site_id: integer, subdistrict_id: integer, festival: text, leaders: integer, staff: integer, troops: integer,
    civilians: integer, trees: integer, area_m2: real, cost_fen: integer, outcome: text, status: text, note: text,
  },
  visit: {
    visited_on: text, host_id: integer, leader: text, leader_level: text, recipient: text, recipient_category: text, recipient_id: integer,
    site_id: integer, subdistrict_id: integer, households: integer, persons: integer, money_fen: integer, goods: text, goods_fen: integer,
    festival: text, note: text,
  },
  recipient_register: { category: text, organization_id: integer, year: integer, households: integer },
  target: { organization_id: integer, year: integer, indicator: text, value: real, plan: text },
}

/** The first version's tables. */
export async function up(db: Kysely<unknown>) {
  for (const [name, columns] of Object.entries(records)) await createRecordTable(db, name, columns)
  await createDerivedTables(db)
  await createAccountTables(db)
  await createImportTables(db)
  await createTrailTables(db)
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
  // Two living records never share a key; a deleted one may come again.
  await db.schema.createIndex(`${name}_natural_key`).on(name).column('natural_key').unique()
    .where(sql.ref('deleted_at'), 'is', null).execute()
  if (columns.site_id) await db.schema.createIndex(`${name}_site`).on(name).column('site_id').execute()
  if (columns.longitude) {
    await db.schema.createIndex(`${name}_position`).on(name).columns(['longitude', 'latitude']).execute()
  }
}

async function createDerivedTables(db: Kysely<unknown>) {
  await db.schema.createTable('record_scope')
    .addColumn('record_type', 'text', (column) => column.notNull())
    .addColumn('organization_id', 'integer', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('record_id', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('record_scope_key', ['record_type', 'organization_id', 'date', 'record_id'])
    .modifyEnd(sql`without rowid`)
    .execute()
  await db.schema.createTable('search_term')
    .addColumn('record_type', 'text', (column) => column.notNull())
    .addColumn('term', 'text', (column) => column.notNull())
    .addColumn('record_id', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('search_term_key', ['record_type', 'term', 'record_id'])
    .modifyEnd(sql`without rowid`)
    .execute()
  await db.schema.createIndex('search_term_record').on('search_term').columns(['record_type', 'record_id']).execute()
  for (const name of ['rollup_month', 'rollup_day']) {
    await db.schema.createTable(name)
      .addColumn('measure', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'integer', (column) => column.notNull())
      .addColumn('period', 'text', (column) => column.notNull())
      .addColumn('subdistrict_id', 'integer', (column) => column.notNull())
      .addColumn('category', 'text', (column) => column.notNull())
      .addColumn('value', 'real', (column) => column.notNull())
      .addPrimaryKeyConstraint(`${name}_key`, ['measure', 'organization_id', 'period', 'subdistrict_id', 'category'])
      .modifyEnd(sql`without rowid`)
      .execute()
    await db.schema.createIndex(`${name}_zero`).on(name).column('value').where(sql<boolean>`value = 0`).execute()
  }
  await db.schema.createTable('revision')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('value', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .execute()
  await sql`insert into revision (id, value, changed_at) values (1, 0, '1970-01-01T00:00:00.000Z')`.execute(db)
  await db.schema.createTable('setting')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}

async function createAccountTables(db: Kysely<unknown>) {
  await db.schema.createTable('user_account')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('display_name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('organization_id', 'integer')
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('must_change_password', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('failed_count', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('locked_until', 'text')
    .addColumn('disabled_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createTable('session')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'integer', (column) => column.notNull().references('user_account.id').onDelete('cascade'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addColumn('address', 'text')
    .execute()
}

async function createImportTables(db: Kysely<unknown>) {
  await db.schema.createTable('import_batch')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('record_type', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('file_hash', 'text', (column) => column.notNull())
    .addColumn('file_size', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('options', 'text', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .addColumn('author_id', 'integer')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('committed_at', 'text')
    .addColumn('undone_at', 'text')
    .addColumn('is_sample', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.createTable('import_row')
    .addColumn('batch_id', 'integer', (column) => column.notNull().references('import_batch.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('sheet', 'text', (column) => column.notNull())
    .addColumn('row', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('record_id', 'integer')
    .addColumn('natural_key', 'text')
    .addColumn('read', 'text', (column) => column.notNull())
    .addColumn('values', 'text', (column) => column.notNull())
    .addColumn('issues', 'text', (column) => column.notNull())
    .addColumn('differences', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('import_row_key', ['batch_id', 'position'])
    .modifyEnd(sql`without rowid`)
    .execute()
  await db.schema.createIndex('import_row_outcome').on('import_row').columns(['batch_id', 'outcome', 'position']).execute()
}

async function createTrailTables(db: Kysely<unknown>) {
  await db.schema.createTable('change')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('record_type', 'text', (column) => column.notNull())
    .addColumn('record_id', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('batch_id', 'integer')
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('author_id', 'integer')
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('change_record').on('change').columns(['record_type', 'record_id', 'id']).execute()
  await db.schema.createIndex('change_batch').on('change').columns(['batch_id', 'id']).execute()
  await db.schema.createTable('audit_entry')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('author_id', 'integer')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
}
