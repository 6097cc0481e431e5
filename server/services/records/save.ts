import type { Db } from '../../../db/connect.ts'
import type { AuditAction } from '../../../db/database.ts'
import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { loadCompletionContext, prepareValues } from '../../../db/prepare-values.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { findRecordEvenDeleted, findRecordsByKeys, isOrganizationInUse } from '../../../db/queries/records.ts'
import { writeRecords } from '../../../db/queries/write-records.ts'
import { naturalKey, type StoredRecord, type Values } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, invalid, notFound } from '../../errors.ts'
import { requireWrite } from '../../security/permissions.ts'
import { requireOwnSubtree, requireRecord } from './require-record.ts'

// Each of these reads, judges and writes in one transaction: what was judged is what stands when the write comes.

/** Creates a record by hand. Throws `invalid` with the fields that are wrong, or `conflict` where it already stands. */
export async function createRecord(context: ServiceContext, type: RecordName, given: Values) {
  requireWrite(context.user.role, type)
  return inTransaction(context, async (inside) => {
    const values = await checkValues(inside, type, given)
    await requireOwnSubtree(inside, type, { values, id: 0 })
    return write(inside, { type, before: null, values, action: 'create' })
  })
}

/** Changes a record. `version` is the one that the user saw; throws `conflict` where somebody changed it since. */
export async function updateRecord(
  context: ServiceContext, type: RecordName, { id, version, values: given }: { id: number, version: number, values: Values },
) {
  requireWrite(context.user.role, type)
  return inTransaction(context, async (inside) => {
    const before = await requireRecord(inside, type, id)
    requireVersion(before, version)
    await requireOwnSubtree(inside, type, { values: before, id, before })
    const values = await checkValues(inside, type, { ...ownFields(type, before), ...given })
    await requireOwnSubtree(inside, type, { values, id, before })
    if (type === 'organization') await refuseLoop(inside.db, { id, parent: values.parent_id })
    return write(inside, { type, before, values, action: 'update' })
  })
}

/** Takes a record away; its history stays and it can be restored. Throws `conflict` for an organization that others still name. */
export async function deleteRecord(context: ServiceContext, type: RecordName, { id, version }: { id: number, version: number }) {
  requireWrite(context.user.role, type)
  return inTransaction(context, async (inside) => {
    const before = await requireRecord(inside, type, id)
    requireVersion(before, version)
    await requireOwnSubtree(inside, type, { values: before, id, before })
    if (type === 'organization' && await isOrganizationInUse(inside.db, id)) {
      throw conflict({
        zh: '还有下级单位、台账记录或账号属于这个单位，不能删除。可填写撤销日期使其停用',
        en: 'Units below it, ledger records or accounts still name this organization. Fill in its end date instead',
      })
    }
    return write(inside, { type, before, values: null, action: 'delete' })
  })
}

/** Brings a deleted record back as it was. Throws `conflict` where one with the same key stands meanwhile. */
export async function restoreRecord(context: ServiceContext, type: RecordName, id: number) {
  requireWrite(context.user.role, type)
  return inTransaction(context, async (inside) => {
    const before = await findRecordEvenDeleted(inside.db, type, id)
    if (!before?.deleted_at) throw notFound({ zh: '已删除的记录', en: 'deleted record' })
    const values = ownFields(type, before)
    await requireOwnSubtree(inside, type, { values, id })
    return write(inside, { type, before, values, action: 'restore' })
  })
}

/** Runs what reads, judges and writes as one. */
export function inTransaction<T>(context: ServiceContext, work: (inside: ServiceContext) => Promise<T>) {
  return context.db.transaction().execute((trx) => work({ ...context, db: trx }))
}

/** Throws `conflict` where somebody changed the record since. */
export function requireVersion(record: StoredRecord, version: number) {
  if (record.version !== version) {
    throw conflict({ zh: '这条记录刚被别人改过，请刷新后再改', en: 'Somebody has just changed this record; refresh and try again' }, { version: record.version })
  }
}

/** A unit cannot hang below itself, however many units lie between: it and all below it would drop out of the district. */
async function refuseLoop(trx: Db, { id, parent }: { id: number, parent: Values[string] | undefined }) {
  if (typeof parent !== 'number' || !(await loadOrganizationTree(trx)).isWithin(parent, id)) return
  const message = { zh: '上级单位不能是本单位或其下级单位', en: 'A unit cannot hang below itself or a unit below it' }
  throw invalid(message, [{ field: 'parent_id', message }])
}

function ownFields(type: RecordName, record: StoredRecord): Values {
  return Object.fromEntries(Object.keys(recordDefinition(type).fields).map((name) => [name, record[name] ?? null]))
}

/** Writes some fields of a record, checked, inside the caller's transaction: for use cases that have asked themselves who may. Throws `invalid`, `conflict`. */
export async function writeChecked(
  inside: ServiceContext, type: RecordName, { before, given, action }: { before: StoredRecord | null, given: Values, action: AuditAction },
) {
  const values = await checkValues(inside, type, before ? { ...ownFields(type, before), ...given } : given)
  return write(inside, { type, before, values, action })
}

async function checkValues({ db, today }: ServiceContext, type: RecordName, given: Values) {
  const prepared = prepareValues(type, given, await loadCompletionContext(db, today))
  if (prepared.values) return prepared.values
  throw invalid({
    zh: prepared.issues.map((issue) => issue.message.zh).join('；'), en: prepared.issues.map((issue) => issue.message.en).join('; '),
  }, prepared.issues)
}

async function write(
  { db: trx, user, now, address }: ServiceContext,
  { type, before, values, action }: { type: RecordName, before: StoredRecord | null, values: Values | null, action: AuditAction },
) {
  const at = now.toISOString()
  const occurrence = values ? await freeOccurrence(trx, type, { values, before }) : undefined
  const [record] = await writeRecords(trx, type, [{ before, values, occurrence }], { authorId: user.id, at, batchId: null })
  await appendAudit(trx, { at, authorId: user.id, action, subject: `${type}:${record?.id}`, detail: { version: record?.version }, address })
  return record
}

/** Which occurrence of its key a record becomes. Throws `conflict` for a type whose key is unique. */
async function freeOccurrence(trx: Db, type: RecordName, { values, before }: { values: Values, before: StoredRecord | null }) {
  const definition = recordDefinition(type)
  const sameKey = before !== null && before.deleted_at === null && naturalKey(definition, before) === naturalKey(definition, values)
  if (sameKey) return undefined
  for (let occurrence = 1; ; occurrence++) {
    const key = naturalKey(definition, values, occurrence)
    const standing = (await findRecordsByKeys(trx, type, [key])).get(key)
    if (!standing) return occurrence
    if (!definition.repeatable) {
      throw conflict({
        zh: `已有同一条${definition.label.zh}：${definition.title(standing)}`, en: `This record already stands: ${definition.title(standing)}`,
      })
    }
  }
}
