import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'

export type ReportRow = NonNullable<Awaited<ReturnType<typeof findReport>>>

/** The reports of a year, without their text: of the whole district, or of some organizations. */
export function findReports(db: Db, { year, organizations }: { year: number, organizations: number[] | null }) {
  return db.selectFrom('report')
    .innerJoin('report_version as newest', (join) => join.onRef('newest.report_id', '=', 'report.id').onRef('newest.version', '=', 'report.version'))
    .leftJoin('user_account as author', 'author.id', 'newest.author_id')
    .selectAll('report').select(['newest.as_of', 'author.display_name as author'])
    .where('report.year', '=', year)
    .$if(organizations !== null, (query) => query.where('report.organization_id', 'in', organizations ?? []))
    .orderBy('report.organization_id').orderBy('report.id').execute()
}

/** One report with its text, or undefined. */
export function findReport(db: Db, id: number) {
  return db.selectFrom('report')
    .innerJoin('report_version as newest', (join) => join.onRef('newest.report_id', '=', 'report.id').onRef('newest.version', '=', 'report.version'))
    .leftJoin('user_account as author', 'author.id', 'newest.author_id')
    .selectAll('report').select(['newest.content', 'newest.as_of', 'newest.deed', 'newest.note', 'author.display_name as author'])
    .where('report.id', '=', id).executeTakeFirst()
}

/** The report of a unit, period and kind that has not been discarded, or undefined. */
export function findReportOf(db: Db, { organizationId, year, period, kind }: { organizationId: number, year: number, period: string, kind: string }) {
  return db.selectFrom('report').selectAll()
    .where('year', '=', year).where('organization_id', '=', organizationId).where('period', '=', period).where('kind', '=', kind)
    .where('status', '!=', 'discarded').executeTakeFirst()
}

/** All versions of a report without their text, newest first. */
export function findReportVersions(db: Db, id: number) {
  return db.selectFrom('report_version as version')
    .leftJoin('user_account as author', 'author.id', 'version.author_id')
    .select(['version.version', 'version.deed', 'version.block', 'version.note', 'version.as_of', 'version.at', 'author.display_name as author'])
    .where('version.report_id', '=', id).orderBy('version.version', 'desc').execute()
}

/** The text of one version, or undefined. */
export function findReportVersion(db: Db, id: number, version: number) {
  return db.selectFrom('report_version').select(['version', 'content', 'as_of', 'at']).where('report_id', '=', id).where('version', '=', version).executeTakeFirst()
}

/** Makes a report with its first version; answers its id. */
export async function insertReport(trx: Db, report: Insertable<Tables['report']>, first: Omit<Insertable<Tables['report_version']>, 'report_id'>) {
  const { id } = await trx.insertInto('report').values(report).returning('id').executeTakeFirstOrThrow()
  await trx.insertInto('report_version').values({ ...first, report_id: id }).execute()
  return id
}

/** Adds a version and makes it the report's newest. */
export async function insertReportVersion(trx: Db, version: Insertable<Tables['report_version']>, change: Updateable<Tables['report']> = {}) {
  await trx.insertInto('report_version').values(version).execute()
  await trx.updateTable('report').set({ ...change, version: version.version, updated_at: version.at }).where('id', '=', version.report_id).execute()
}
