import type { Db } from '../../../db/connect.ts'
import { findImportChoices } from '../../../db/queries/import-fixes.ts'
import { findImportRowsAt, findImportRowsByKey, replaceImportRow } from '../../../db/queries/imports.ts'
import { findRecordsByIds, findRecordsByKeys } from '../../../db/queries/records.ts'
import { type Label, naturalKey, occurrenceOf, type StoredRecord } from '../../../db/record.ts'
import { recordDefinition } from '../../../db/records.ts'
import { type JudgeContext, judgeRow } from './judge-rows.ts'
import { fromImportRow, type StagedRow, toImportRow } from './staged-row.ts'

/** Judges rows that a person has put into a stored record, which is not the one under their key. */
export async function judgeMerges(db: Db, rows: StagedRow[], context: JudgeContext) {
  const { type, tree, scopeOrganizationId: scope } = context
  const definition = recordDefinition(type)
  const targets = await findRecordsByIds(db, type, rows.flatMap((row) => row.mergeInto ?? []))
  for (const row of rows) {
    const target = targets.get(row.mergeInto ?? 0)
    const answers = target ? definition.organizations(target, target.id)[0] ?? tree.root?.id : undefined
    if (!target || (scope !== null && (answers === undefined || !tree.isWithin(answers, scope)))) refuse(row, target ? notYours : gone)
    judgeRow(row, target ?? null, context)
  }
  const keyOf = (row: StagedRow) => row.values ? naturalKey(definition, row.values) : ''
  const taken = await findRecordsByKeys(db, type, rows.map(keyOf))
  for (const row of rows) {
    const other = taken.get(keyOf(row))
    if (row.values && other && other.id !== row.mergeInto) refuse(row, alreadyThere)
  }
}

/**
 * Of several rows that go into one stored record only one may: the one that has its key, else the first that was put into it. `moved` is
 * told of every row that becomes wrong.
 */
export async function refuseDoubleMerges(
  db: Db, { batchId, context, moved }: { batchId: number, context: JudgeContext, moved(from: StagedRow, to: StagedRow): void },
) {
  const positions = (await findImportChoices(db, batchId)).flatMap(({ choice, position }) => choice === 'merge' && position !== null ? [position] : [])
  if (positions.length === 0) return
  const rows = (await findImportRowsAt(db, batchId, positions)).map(fromImportRow).filter(({ outcome }) => outcome === 'changed' || outcome === 'same')
  const targets = await findRecordsByIds(db, context.type, rows.flatMap((row) => row.mergeInto ?? []))
  const taken = new Map<number, StagedRow>()
  for (const row of rows.sort((one, other) => one.position - other.position)) {
    const target = targets.get(row.mergeInto ?? 0)
    if (!target) continue
    const owner = taken.get(target.id) ?? await rowOf(db, target, { batchId, context })
    taken.set(target.id, owner ?? row)
    if (!owner) continue
    const wrong: StagedRow = { ...row, issues: [...row.issues] }
    refuse(wrong, twice(owner))
    await replaceImportRow(db, toImportRow(batchId, wrong))
    moved(row, wrong)
  }
}

/** The row of the file that a record is changed by because of its key. */
async function rowOf(db: Db, target: StoredRecord, { batchId, context }: { batchId: number, context: JudgeContext }) {
  const definition = recordDefinition(context.type)
  const plain = occurrenceOf(definition, target) === 1 ? target.natural_key : naturalKey(definition, target)
  const rows = (await findImportRowsByKey(db, batchId, plain)).map(fromImportRow)
  return rows.find((row) => row.recordId === target.id && row.mergeInto === null && row.leftOut === null && row.outcome !== 'wrong')
}

function refuse(row: StagedRow, message: Label) {
  row.issues.push({ column: null, field: null, read: null, expected: null, judged: true, message })
  row.outcome = 'wrong'
  row.values = null
  row.differences = []
}

const gone = { zh: '要并入的记录已被删除，请重新决定', en: 'The record that it was to go into has been deleted; decide again' }
const notYours = { zh: '要并入的记录属于别的单位，你不能改', en: 'The record that it was to go into belongs to another unit' }
const alreadyThere = { zh: '台账里已有同样的一条记录，不能再把另一条改成它', en: 'The ledger has the same record already; another one cannot be made into it' }
const twice = ({ row }: StagedRow) => ({ zh: `第 ${row} 行已经对应这条记录，不能再并入`, en: `Row ${row} goes into that record already` })
