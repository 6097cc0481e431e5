import { scopeOf } from '../../../db/contributions.ts'
import { findRecordsByKeys } from '../../../db/queries/records.ts'
import type { Db } from '../../../db/connect.ts'
import type { OrganizationTree } from '../../../db/organization-tree.ts'
import type { CompletionContext, Label, StoredRecord, Values } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import { reconcile } from '../../spreadsheet/reconcile.ts'
import { judgeMerges } from './judge-merges.ts'
import type { StagedRow } from './staged-row.ts'
import type { ReferenceIndexes } from './load-references.ts'

export interface JudgeContext {
  type: RecordName
  completion: CompletionContext
  tree: OrganizationTree
  references: ReferenceIndexes
  /** Staff bring in only what this organization and those below it answer for; null for the whole district. */
  scopeOrganizationId: number | null
  /** The nearest stored unit at or above one that the file itself brings. */
  storedUnit(id: number): number
  /** Column letter of a field in a sheet. */
  columnOf(sheet: string, field: string): string | null
}

/**
 * Holds rows that have their keys against what is stored, and sets each one's outcome. Rows that could not be read stay wrong and are
 * told whatever else is wrong with them. Used before the preview and again inside the commit.
 */
export async function judgeRows(db: Db, rows: StagedRow[], context: JudgeContext) {
  const stored = await findRecordsByKeys(db, context.type, rows.flatMap((row) => row.naturalKey ?? []))
  for (const row of rows) {
    if (row.leftOut === null && row.mergeInto === null) judgeRow(row, stored.get(row.naturalKey ?? '') ?? null, context)
  }
  const merged = rows.filter((row) => row.leftOut === null && row.mergeInto !== null)
  if (merged.length > 0) await judgeMerges(db, merged, context)
}

/** Sets the outcome of one row against the record that stands under its key, or none. */
export function judgeRow(row: StagedRow, stored: StoredRecord | null, context: JudgeContext) {
  const { type, completion } = context
  // A blank says nothing of a record that the sheet was not made from.
  const given = row.mergeInto === null ? row.given : withoutBlanks(row.given)
  const judged = reconcile(type, { given, stored, context: completion })
  row.recordId = stored?.id ?? null
  row.values = judged.values
  row.differences = judged.differences
  if (row.issues.length > 0) {
    // What follows from an unread cell is no news; a blank that must be filled is.
    for (const { field, message } of judged.issues) {
      const column = field === null ? null : context.columnOf(row.sheet, field)
      if (column !== null && !row.issues.some((issue) => issue.field === field)) addIssue(row, { field, message, column })
    }
    return makeWrong(row)
  }
  if (judged.outcome === 'same' && stored && isSeen(stored, context)) {
    row.outcome = 'same'
    return
  }
  for (const { field, message } of judged.issues) {
    addIssue(row, { field, message, column: field === null ? null : context.columnOf(row.sheet, field) ?? columnBeside(row, field, context) })
  }
  for (const issue of lostReferences(row, context)) addIssue(row, issue)
  if (judged.values) for (const issue of placeIssues(row, judged.values, context)) addIssue(row, issue)
  if (row.issues.length > 0) return makeWrong(row)
  row.outcome = judged.outcome
}

/** Whether the user may see a record; a row that changes nothing of it needs no more than that. */
function isSeen(stored: StoredRecord, { type, tree, scopeOrganizationId: scope }: JudgeContext) {
  return scope === null || scopeOf(recordDefinition(type), stored, tree).has(scope)
}
const withoutBlanks = (given: Values) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))

function makeWrong(row: StagedRow) {
  row.outcome = 'wrong'
  row.values = null
  row.differences = []
}

function addIssue(row: StagedRow, { field, message, column }: { field: string | null, message: Label, column: string | null }) {
  row.issues.push({ column, field, read: column === null ? null : row.read[column] ?? null, message, expected: null, judged: true })
}

/** What does not stand in the sheet is shown at what it should have followed from. */
const besides: Record<string, string> = { source_crs: 'longitude', recipient_category: 'recipient', kind: 'side', side: 'kind' }

function columnBeside(row: StagedRow, field: string, { columnOf }: JudgeContext) {
  const beside = besides[field]
  return beside === undefined ? null : columnOf(row.sheet, beside)
}

const referring = new Map<RecordName, { name: string, target: string }[]>()

/** The fields of a type that name other records. */
function referencesOf(type: RecordName) {
  const known = referring.get(type)
    ?? Object.entries(recordDefinition(type).fields).flatMap(([name, { references: target }]) => target === null ? [] : [{ name, target }])
  referring.set(type, known)
  return known
}

/** Records that were there when the file was read and are gone now. */
function* lostReferences(row: StagedRow, { type, references, columnOf }: JudgeContext) {
  for (const { name, target } of referencesOf(type)) {
    const index = references.get(target)
    const value = row.given[name]
    if (!index || value === null || value === undefined) continue
    for (const id of Array.isArray(value) ? value : [value]) {
      if (typeof id === 'number' && !index.has(id)) {
        yield { field: name, column: columnOf(row.sheet, name), message: {
          zh: `所指的${index.label.zh}已被删除，请重新核对`, en: `The ${index.label.en.toLowerCase()} that it names has been deleted; check again`,
        } }
      }
    }
  }
}

/** What the user may not bring in: another subtree's records, and any place of a military unit. */
function* placeIssues(row: StagedRow, values: Values, context: JudgeContext) {
  const { type, tree, scopeOrganizationId: scope, columnOf } = context
  const definition = recordDefinition(type)
  if (scope !== null) {
    const answering = type === 'organization' && row.recordId === null
      ? values.parent_id : definition.organizations(values, row.recordId ?? 0)[0] ?? tree.root?.id
    if (typeof answering !== 'number' || !tree.isWithin(context.storedUnit(answering), scope)) {
      yield { field: null, column: null, message: {
        zh: '这一行属于别的单位，你只能导入本单位及下级单位的数据',
        en: 'This row belongs to another unit; you may bring in only what your own units answer for',
      } }
    }
  }
  if ('longitude' in definition.fields && typeof values.longitude === 'number' && typeof values.name === 'string') {
    const named = context.completion.findOrganization(values.name)
    if (named !== null && tree.organization(named)?.side === 'military') {
      yield { field: 'name', column: columnOf(row.sheet, 'name'), message: {
        zh: '这是部队单位的名称。部队的位置不得录入', en: 'This is the name of a military unit, whose place may not be recorded',
      } }
    }
  }
}
