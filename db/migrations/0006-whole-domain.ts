import { type Kysely, sql } from 'kysely'

type Column = 'text' | 'integer' | 'real'

const text = 'text' as const
const integer = 'integer' as const
const real = 'real' as const

/** Everything of the domain that the first version left out. */
const records: Record<string, Record<string, Column>> = {
  resource: { item: text, quantity: real, measured_in: text, keeper_id: integer, point_id: integer, checked_on: text, expires_on: text, note: text },
  leading_group: { organization_id: integer, year: integer, established_on: text, doc_no: text, members: text, note: text },
  inclusion: { organization_id: integer, year: integer, flag: text, evidence: text, note: text },
  institution: {
    name: text, type: text, organization_id: integer, party_ids: text, times_a_year: integer, doc_no: text, status: text, established_on: text,
    abolished_on: text, note: text,
  },
  meeting: {
    held_on: text, name: text, type: text, organization_id: integer, party_ids: text, place: text, subdistrict_id: integer, festival: text,
    attendees: integer, resolutions: text, resolutions_total: integer, resolutions_done: integer, problems_discussed: integer, doc_no: text,
    materials: text, note: text,
  },
  campaign: {
    name: text, kind: text, theme: text, organization_id: integer, started_on: text, ended_on: text, slogan: text, outcome: text, note: text,
  },
  education_session: {
    held_on: text, title: text, organization_id: integer, topic: text, channel: text, place: text, venue: text, audience: text,
    campaign_id: integer, subdistrict_id: integer, expected: integer, attended: integer, reach: integer, materials: text, note: text,
  },
  story: {
    told_on: text, title: text, organization_id: integer, subject: text, theme: text, published_in: text, summary: text, note: text,
  },
  honour: {
    dated_on: text, holder: text, title: text, kind: text, level: text, granter: text, nominator_id: integer, status: text, doc_no: text, note: text,
  },
  policy_case: {
    counted_on: text, kind: text, organization_id: integer, subject: text, subdistrict_id: integer, eligible: integer, done: integer, note: text,
  },
  problem: {
    opened_on: text, list: text, title: text, heat: text, raiser: text, raiser_id: integer, lead_id: integer, subdistrict_id: integer, due_on: text,
    resolved_on: text, confirmed_on: text, status: text, supervised: integer, satisfaction: integer, log: text, outcome: text, note: text,
  },
  feedback: {
    received_on: text, kind: text, title: text, organization_id: integer, source: text, subdistrict_id: integer, attitude: text, note: text,
  },
  response_event: {
    happened_at: text, mechanism_id: integer, kind: text, type: text, level: text, route: text, requested_at: text, arrived_at: text,
    closed_at: text, persons: integer, evacuated: integer, party_ids: text, subdistrict_id: integer, outcome: text, materials: text, note: text,
  },
  creation_cycle: {
    name: text, level: text, from_year: integer, to_year: integer, status: text, idea: text, emphases: text, tasks: text, note: text,
  },
  standard_item: {
    cycle_id: integer, code: text, edition: text, criterion: text, title: text, kind: text, points: real, indicator: text, source: text, is_example: integer, note: text,
  },
  score: {
    organization_id: integer, year: integer, item_id: integer, self: real, reviewed: real, vetoed: integer, evidence: text, note: text,
  },
  review: {
    organization_id: integer, year: integer, reviewed_on: text, satisfied: integer, fairly_satisfied: integer, dissatisfied: integer,
    comment: text, note: text,
  },
  document: {
    dated_on: text, title: text, class: text, organization_id: integer, year: integer, doc_no: text, subject: text, retention: text, place: text,
    pages: integer, note: text,
  },
  text_bank: { kind: text, text, side: text, used_from: text, used_to: text, source: text, note: text },
}

/** Columns that records of the first version gain; what stands in them already keeps its values. */
const added: Record<string, Record<string, Column>> = {
  organization: { code: text, level: text },
  mechanism: { duties: text },
  activity: { organizer_ids: text, co_organizer_ids: text, series: text, edition: text, materials: text },
}

export async function up(db: Kysely<unknown>) {
  for (const [name, columns] of Object.entries(added)) {
    for (const [column, type] of Object.entries(columns)) await db.schema.alterTable(name).addColumn(column, type).execute()
  }
  for (const [name, columns] of Object.entries(records)) await createRecordTable(db, name, columns)
  // By which measures the rollups were counted; '' where nobody knows.
  await db.schema.createTable('counting').addColumn('id', 'integer', (column) => column.primaryKey()).addColumn('measures', 'text', (column) => column.notNull()).execute()
  await sql`insert into counting (id, measures) values (1, '')`.execute(db)
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
}
