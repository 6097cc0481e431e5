import type { Db } from '../../../db/connect.ts'
import type { Role } from '../../../db/database.ts'
import type { Field } from '../../../db/fields.ts'
import { exportedFields, readInOrder } from '../../../db/queries/export-records.ts'
import { isRecordName, type RecordName, recordDefinition } from '../../../db/records.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { maskRecord } from '../../security/permissions.ts'
import { findTitlesOf } from './present-records.ts'
import { spreadsheetValue, valueAsGiven } from './spreadsheet-value.ts'

export type ExportCell = string | number | null

const pageSize = 500
/** Titles of referred records are kept from page to page; past so many they are looked up anew. */
const mostTitles = 50_000

/** The fields that a sheet of a type has columns for, in order. */
export const sheetFields = (type: RecordName) => Object.entries(recordDefinition(type).fields).filter(([, field]) => field.imported)

/** The records whose order lies ready in the transaction, as the cells of a sheet, masked as on the screen, page by page. */
export async function* readExportRows(trx: Db, { type, role }: { type: RecordName, role: Role }): AsyncGenerator<ExportCell[][]> {
  const fields = sheetFields(type)
  const titles = createTitles(trx, type)
  for await (const page of readInOrder(trx, { type, fields: exportedFields(type), size: pageSize })) {
    await titles.load(page)
    yield page.map((record) => {
      const shown = maskRecord(role, type, record)
      return fields.map(([name, field]) => spreadsheetValue(field, valueAsGiven(shown, name), (id) => titles.of(field, id)))
    })
  }
}

/** Titles of the records that a type's records refer to, each looked up once. */
function createTitles(trx: Db, type: RecordName) {
  const references = Object.entries(recordDefinition(type).fields)
    .flatMap(([name, { references: target }]) => target !== null && isRecordName(target) ? [[name, target] as const] : [])
  const known = new Map(references.map(([, target]) => [target, new Map<number, string>()]))

  async function load(page: StoredRecord[]) {
    for (const [target, titles] of known) {
      if (titles.size > mostTitles) titles.clear()
      const missing = new Set<number>()
      for (const [name, of] of references) {
        if (of !== target) continue
        for (const record of page) for (const id of idsIn(record[name])) if (!titles.has(id)) missing.add(id)
      }
      for (const [id, title] of await findTitlesOf(trx, target, [...missing])) titles.set(id, title)
    }
  }

  const of = ({ references: target }: Field, id: number) => (target !== null && isRecordName(target) ? known.get(target)?.get(id) : undefined) ?? ''
  return { load, of }
}

function idsIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return Array.isArray(value) ? value.filter((id) => typeof id === 'number') : []
}
