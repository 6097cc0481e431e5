import { createHash } from 'node:crypto'
import type { Db } from '../connect.ts'
import { loadCompletionContext, prepareValues } from '../prepare-values.ts'
import { writeRecords } from '../queries/write-records.ts'
import { naturalKey, type StoredRecord, type Values } from '../record.ts'
import { type RecordName, recordDefinition } from '../records.ts'

/** One sheet of a sample workbook. `rows` may ask for the records of the sheets before it. */
export interface SampleSheet { name?: string, rows(written: StoredRecord[]): Values[] }

export interface SampleWorkbook {
  type: RecordName
  /** Without its ending; it must begin with 示例. */
  name: string
  sheets: SampleSheet[]
  /** When it was brought in (UTC). */
  at: string
}

// Title, reporting unit and header stand above the data, as in the sheets that offices send.
const rowsAboveData = 3

/** Writes a workbook's rows as an import of it would have: completed, checked and with the origin of each row. */
export async function writeWorkbook(trx: Db, { type, name, sheets, at }: SampleWorkbook, today: string): Promise<StoredRecord[]> {
  const batchId = await insertBatch(trx, { type, fileName: `${name}.xlsx`, at })
  const written: StoredRecord[] = []
  const seen = new Map<string, number>()
  const sheetRows: [name: string, rows: number][] = []
  for (const sheet of sheets) {
    const context = await loadCompletionContext(trx, today)
    const sheetName = sheet.name ?? recordDefinition(type).sheet
    const writes = sheet.rows(written).map((row, index) => {
      const prepared = prepareValues(type, row, context)
      if (prepared.values === null) throw new Error(`${name} ${sheetName} ${index + 1}: ${JSON.stringify(prepared.issues)}`)
      const key = naturalKey(recordDefinition(type), prepared.values)
      const occurrence = (seen.get(key) ?? 0) + 1
      seen.set(key, occurrence)
      return {
        before: null, values: prepared.values, occurrence, origin: { batchId, sheet: sheetName, row: index + 1 + rowsAboveData },
      }
    })
    sheetRows.push([sheetName, writes.length])
    written.push(...await writeRecords(trx, type, writes, { authorId: null, at, batchId }))
  }
  const summary = JSON.stringify(summaryOf(sheetRows))
  await trx.updateTable('import_batch').set({ summary }).where('id', '=', batchId).execute()
  return written
}

/** The account that an import of these sheets would have given: every row new. */
function summaryOf(sheetRows: [name: string, rows: number][]) {
  const total = sheetRows.reduce((sum, [, rows]) => sum + rows, 0)
  return {
    counts: { new: total, changed: 0, same: 0, wrong: 0, left_out: 0, total },
    leftOut: [],
    sheets: sheetRows.map(([name, rows]) => ({
      name, used: true, reason: null, headerRows: { top: rowsAboveData, bottom: rowsAboveData }, columns: [], firstRows: [], rows,
      title: null, follows: null, memory: null, learnt: null,
    })),
    warnings: [],
    inferred: [],
    duplicates: { rows: 0, open: 0 },
    fixed: 0,
    names: { questions: [], more: 0 },
    found: { unit: null, year: null, coordinateSystem: null, moneyUnit: { value: 'yuan', source: 'assumed' }, fillDown: null, noneIsZero: null, split: null },
    encoding: null,
    refusal: null,
  }
}

async function insertBatch(trx: Db, { type, fileName, at }: { type: RecordName, fileName: string, at: string }) {
  const batch = await trx.insertInto('import_batch').values({
    record_type: type,
    file_name: fileName,
    // No such file exists; the hash is that of its name, so that it is the same on every machine.
    file_hash: createHash('sha256').update(fileName).digest('hex'),
    file_size: 0,
    status: 'committed',
    options: '{}',
    summary: '{}',
    author_id: null,
    created_at: at,
    committed_at: at,
    undone_at: null,
    is_sample: 1,
  }).returning('id').executeTakeFirstOrThrow()
  return batch.id
}
