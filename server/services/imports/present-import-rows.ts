import type { Field, FieldValue } from '../../../db/fields.ts'
import { findImportChoicesAt, findImportFixesAt } from '../../../db/queries/import-fixes.ts'
import { findImportRowsAt } from '../../../db/queries/imports.ts'
import type { AnyRecord, Values } from '../../../db/record.ts'
import { sheetDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { maskText, permissions } from '../../security/permissions.ts'
import { inferences } from '../../spreadsheet/parse-values/parsed.ts'
import { withoutPersonalNumbers } from '../../spreadsheet/parse-values/personal-numbers.ts'
import { totalOfRate } from '../../spreadsheet/rate-hint.ts'
import { isProvisional, positionOfProvisional } from './file-organizations.ts'
import { leftOutLabels } from './labels.ts'
import { loadReferences } from './load-references.ts'
import { viewLookalikes } from './lookalikes/view-lookalikes.ts'
import { recordsOfRows } from './records-of-rows.ts'
import type { ImportBatchRow } from './require-import.ts'
import { showValue } from './show-value.ts'
import { fromImportRow, type StagedMark, type StagedRow } from './staged-row.ts'
import { columnFinder } from './summarize.ts'
import type { ImportRowView } from './row-views.ts'
import type { ImportSummary } from './types.ts'

/** Rows of an import as they were read and as they would stand, masked as the user's role requires. */
export async function presentRows(context: ServiceContext, batch: ImportBatchRow, rows: StagedRow[]): Promise<ImportRowView[]> {
  const { db, user } = context
  const { id } = batch
  const definition = sheetDefinition(batch.record_type)
  const positions = rows.map(({ position }) => position)
  const [fixes, choices] = await Promise.all([findImportFixesAt(db, id, positions), findImportChoicesAt(db, id, positions)])
  const references = await loadReferences(db)
  const units = await namesOfFileUnits(context, id, rows)
  const sees = permissions[user.role].sees
  const mask = (field: Field | undefined, text: string) => field && !sees.includes(field.sensitivity) ? maskText(text, field.sensitivity) : text
  const nameOf = (type: string, reference: number) => units.get(reference) ?? references.get(type)?.nameOf(reference) ?? '—'
  const show = (name: string, value: FieldValue) => {
    const field = definition.fields[name]
    if (!field) return { zh: '', en: '' }
    const { zh, en } = showValue(field, value, nameOf)
    // A number of a person may stand in any text.
    const shown = (text: string) => field.kind === 'phone' ? mask(field, text) : withoutPersonalNumbers(mask(field, text))
    return { zh: shown(zh), en: shown(en) }
  }
  const summary = JSON.parse(batch.summary) as ImportSummary | null
  const fieldOfColumn = columnFields(definition, summary)
  const columnOf = columnFinder(summary)
  const read = (row: StagedRow, column: string | null, text: string | null) =>
    column === null || text === null ? text : mask(fieldOfColumn(row.sheet, column), text)
  const present = (values: Values) => Object.entries(definition.fields).flatMap(([field, { label }]) => {
    const value = values[field] ?? null
    return value === null ? [] : [{ field, label, text: show(field, value) }]
  })
  const lookalikes = await viewLookalikes(context, batch, rows, present)
  const records = await recordsOfRows(db, batch, rows)

  return rows.map((row): ImportRowView => {
    const values = row.values ?? row.given
    return {
      position: row.position,
      sheet: row.sheet,
      row: row.row,
      outcome: row.outcome,
      recordId: row.recordId,
      title: row.leftOut === null ? withoutPersonalNumbers(titleOf(definition, values) ?? '') || null : null,
      read: Object.entries(row.read).map(([column, text]) => ({ column, text: read(row, column, text) ?? '' })),
      values: present(values),
      issues: row.issues.map(({ column, field, read: text, message, expected }) => ({
        column, field, fieldLabel: field === null ? null : definition.fields[field]?.label ?? null, read: read(row, column, text), message,
        // Beside 500元/户 stands what it comes to for the households of that row.
        expected: (field !== null && definition.fields[field]?.kind === 'money' ? totalOfRate(text ?? '', { values: row.given, definition }) : null) ?? expected,
      })),
      marks: [...row.marks, ...derivedMarks(row, definition, columnOf)]
        .map(({ column, field, kind, message }) => ({ column, field, kind, message, isInference: inferences.has(kind) })),
      differences: row.differences.map(({ field, before, after }) => ({
        field, label: definition.fields[field]?.label ?? { zh: field, en: field },
        before: before === null ? null : show(field, before), after: after === null ? null : show(field, after),
      })),
      leftOut: row.leftOut === null ? null : { reason: row.leftOut, label: leftOutLabels[row.leftOut] },
      fixes: fixes.filter(({ position }) => position === row.position).map(({ cell, field, before, text, author, at }) => {
        const column = cell.startsWith('.') ? null : cell
        const shown = (one: string | null) => one === null ? null : mask(field === null ? undefined : definition.fields[field], withoutPersonalNumbers(one))
        return { column, field, before: shown(before), text: shown(text), author, at }
      }),
      choice: choices.find(({ position }) => position === row.position)?.choice ?? null,
      lookalike: lookalikes.get(row.position) ?? null,
      record: records.get(row.position) ?? null,
    }
  })
}

function titleOf(definition: AnyRecord, values: Values) {
  const title: unknown = definition.title(values)
  return typeof title === 'string' ? title : null
}

function columnFields(definition: AnyRecord, summary: ImportSummary | null) {
  const columns = new Map(summary?.sheets.flatMap((sheet) => sheet.columns.map(({ column, field }) => [`${sheet.name}\n${column}`, field] as const)))
  return (sheet: string, column: string) => {
    const field = columns.get(`${sheet}\n${column}`)
    return field === null || field === undefined ? undefined : definition.fields[field]
  }
}

/** What follows from other columns: where the sheet has a column for it that is blank here, or a record cannot do without it. */
function derivedMarks(row: StagedRow, definition: AnyRecord, columnOf: ReturnType<typeof columnFinder>): StagedMark[] {
  const isNew = row.outcome === 'new'
  return Object.entries(definition.fields).flatMap(([name, field]): StagedMark[] => {
    const column = columnOf(row.sheet, name)
    const isDerived = field.imported && (row.given[name] ?? null) === null && (row.values?.[name] ?? null) !== null
      && (isNew || row.differences.some((difference) => difference.field === name))
    return isDerived && (column !== null || field.required) ? [{ column, field: name, kind: 'derived', message: { zh: '按其他列推断', en: 'Follows from other columns' } }] : []
  })
}

/** Names of units that the file itself brings and that its other rows name. */
async function namesOfFileUnits({ db }: ServiceContext, batchId: number, rows: StagedRow[]) {
  const ids = new Set(rows.flatMap((row) => [...Object.values(row.given), ...Object.values(row.values ?? {})]).filter(isProvisional))
  const units = await findImportRowsAt(db, batchId, [...ids].map(positionOfProvisional))
  const byPosition = new Map(units.map(fromImportRow).map((row) => [row.position, row]))
  return new Map([...ids].map((id) => {
    const unit = byPosition.get(positionOfProvisional(id))
    return [id, unit ? `${String(unit.given.name)}（本表第 ${unit.row} 行）` : '—']
  }))
}
