import type { Role } from '../../../db/database.ts'
import type { Choice, Field } from '../../../db/fields.ts'
import { recordDefinition, recordNames } from '../../../db/records.ts'
import { mayWrite, mayRead } from '../../security/permissions.ts'
import { isFilterable, isSortable } from './list.ts'

const timeKinds = new Set<Field['kind']>(['date', 'moment'])

/** The record types that a role may read, as screens need them: fields with labels, choices and units. */
export function describeTypes(role: Role) {
  return recordNames.filter((type) => mayRead(role, type)).map((type) => {
    const definition = recordDefinition(type)
    return {
      type,
      label: definition.label,
      theme: definition.theme,
      sheet: definition.sheet,
      importable: definition.importable,
      writable: mayWrite(role, type),
      /** The field that the ledger's period is about, where records are events in time. */
      dateField: definition.measures.some((measure) => measure.kind === 'flow')
        ? Object.entries(definition.fields).find(([, field]) => timeKinds.has(field.kind) && field.required)?.[0] ?? null : null,
      /** The field by which a person knows a record. */
      titleField: definition.search[0] ?? definition.key.at(-1) ?? '',
      searchable: definition.search.length > 0,
      fields: Object.entries(definition.fields).map(([name, field]) => describeField(name, field)),
      /** Columns that sheets may have beside the fields. */
      sheetFields: Object.entries(definition.sheetFields).map(([name, field]) => describeField(name, field)),
    }
  })
}

function describeField(name: string, field: Field) {
  return {
    name,
    kind: field.kind,
    label: field.label,
    unit: field.unit,
    required: field.required,
    listed: field.listed,
    editable: field.imported,
    sensitivity: field.sensitivity,
    references: field.references,
    filterable: isFilterable(field),
    sortable: isSortable(field),
    choices: viewOf(field.choices),
    columns: Object.entries(field.columns).map(([column, { kind, label, choices }]) => ({ name: column, kind, label, choices: viewOf(choices) })),
  }
}

const viewOf = (choices: Choice[]) => choices.map(({ value, label }) => ({ value, label }))

export type RecordTypeView = ReturnType<typeof describeTypes>[number]
