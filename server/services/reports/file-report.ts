import { loadCompletionContext, prepareValues } from '../../../db/prepare-values.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { findRecord, findRecordsByKeys } from '../../../db/queries/records.ts'
import { writeRecords } from '../../../db/queries/write-records.ts'
import { naturalKey } from '../../../db/record.ts'
import { recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid } from '../../errors.ts'
import { authorOf } from '../author.ts'

interface Paper { organizationId: number, year: number, title: string }

/** Enters a report that is handed in into the catalogue of papers; answers the entry's id, or null where somebody has entered it already. Inside the caller's transaction. */
export async function fileReport({ db: trx, today, now, user, address }: ServiceContext, { organizationId, year, title }: Paper) {
  const given = { dated_on: today, title, class: 'duty_report', organization_id: organizationId, year }
  const prepared = prepareValues('document', given, await loadCompletionContext(trx, today))
  if (!prepared.values) {
    const [first] = prepared.issues
    throw invalid(first?.message ?? { zh: '报告的标题不能归档', en: 'The title of the report cannot be filed' }, prepared.issues)
  }
  const key = naturalKey(recordDefinition('document'), prepared.values)
  if ((await findRecordsByKeys(trx, 'document', [key])).has(key)) return null
  const at = now.toISOString()
  const [record] = await writeRecords(trx, 'document', [{ before: null, values: prepared.values }], { authorId: authorOf(user), at, batchId: null })
  if (!record) throw new Error('the paper was not filed')
  await appendAudit(trx, { at, authorId: authorOf(user), action: 'create', subject: `document:${record.id}`, detail: { version: record.version }, address })
  return record.id
}

/** Takes the entry of a returned report out of the catalogue, unless somebody has taken it out already. Inside the caller's transaction. */
export async function unfileReport({ db: trx, now, user, address }: ServiceContext, id: number) {
  const before = await findRecord(trx, 'document', id)
  if (!before) return
  const at = now.toISOString()
  const [record] = await writeRecords(trx, 'document', [{ before, values: null }], { authorId: authorOf(user), at, batchId: null })
  await appendAudit(trx, { at, authorId: authorOf(user), action: 'delete', subject: `document:${id}`, detail: { version: record?.version }, address })
}
