import { countRecords, listRecords, mostCounted, type RecordFilters, type RecordQuery } from '../../../db/queries/list-records.ts'
import { type Field, listKinds } from '../../../db/fields.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid } from '../../errors.ts'
import { maskRecord, requireRead } from '../../security/permissions.ts'
import { resolveScope } from '../overview/scope.ts'
import { presentRecords } from './present-records.ts'

export interface LedgerQuery {
  type: RecordName
  unit?: number
  subdistrict?: number
  from?: string
  to?: string
  equals?: Record<string, string | number | boolean | null>
  search?: string
  sort?: string
  descending?: boolean
  cursor?: string
  limit?: number
}

/** A page of a ledger as the user may see it, with how many records there are. */
export async function listLedger(context: ServiceContext, query: LedgerQuery) {
  requireRead(context.user.role, query.type)
  const filters = await toRecordFilters(context, query)
  const [page, count, sample, revision] = await Promise.all([
    listRecords(context.db, { ...filters, after: query.cursor ? readCursor(query.cursor) : null, limit: query.limit ?? 50 }),
    query.cursor ? null : countRecords(context.db, filters),
    readSetting(context.db, 'sample'),
    readRevision(context.db),
  ])
  const masked = page.records.map((record) => ({ type: query.type, record: maskRecord(context.user.role, query.type, record) }))
  return {
    rows: await presentRecords(context.db, masked),
    cursor: page.next ? JSON.stringify(page.next) : null,
    sample: sample === 'true',
    revision: revision.value,
    dataAsOf: revision.changedAt,
    count: count === null ? null : { value: Math.min(count, mostCounted), more: count > mostCounted },
  }
}

const filterableKinds = new Set<Field['kind']>(['text', 'choice', 'reference', 'yesNo', 'year', 'integer', 'date'])

/** Whether a ledger can be filtered by a field. Filtering or sorting by a masked field would tell its value. */
export const isFilterable = (field: Field) => field.sensitivity === 'open' && filterableKinds.has(field.kind)
export const isSortable = (field: Field) => field.sensitivity === 'open' && !listKinds.has(field.kind)

const has = (field: Field | undefined, ability: (field: Field) => boolean) => field !== undefined && ability(field)

/** A ledger's filters as a query of the database. Throws `invalid` for a field that the type does not have or a masked one. */
export async function toRecordFilters(context: ServiceContext, query: LedgerQuery): Promise<RecordFilters> {
  const scope = await resolveScope(context, query)
  const { fields } = recordDefinition(query.type)
  const fieldOf = (name: string) => Object.hasOwn(fields, name) ? fields[name] : undefined
  const refused = [
    ...Object.keys(query.equals ?? {}).filter((name) => !has(fieldOf(name), isFilterable)),
    ...(query.sort !== undefined && query.sort !== 'date' && !has(fieldOf(query.sort), isSortable) ? [query.sort] : []),
  ]
  if (refused.length > 0) {
    throw invalid({ zh: `不能按“${refused.join('、')}”筛选或排序`, en: `“${refused.join(', ')}” cannot be filtered or sorted by` })
  }
  const equals = Object.entries(query.equals ?? {})
    .map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value] as const)
  return {
    type: query.type,
    organizationId: scope.organization.id,
    subdistrict: scope.subdistrict?.id ?? null,
    from: query.from,
    to: query.to,
    equals: Object.fromEntries(equals),
    search: query.search,
    sort: query.sort,
    descending: query.descending ?? true,
  }
}

function readCursor(text: string): RecordQuery['after'] {
  try {
    const { value, id } = JSON.parse(text) as { value: unknown, id: unknown }
    if (typeof id === 'number' && (value === null || typeof value === 'string' || typeof value === 'number')) return { value, id }
  } catch {
    // Falls through to the refusal below.
  }
  throw invalid({ zh: '翻页位置无效，请从第一页重新查看', en: 'The page position is not valid; begin again from the first page' })
}
