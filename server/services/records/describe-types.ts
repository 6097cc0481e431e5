import type { Role } from '../../../db/database.ts'
import { recordDefinition, recordNames } from '../../../db/records.ts'
import { mayWrite, mayRead } from '../../security/permissions.ts'
import { isFilterable, isSortable } from './list.ts'

/** The record types that a role may read, as screens need them: fields with labels, choices and units. */
export function describeTypes(role: Role) {
  return recordNames.filter((type) => mayRead(role, type)).map((type) => {
    const definition = recordDefinition(type)
    return {
      type,
      label: definition.label,
      sheet: definition.sheet,
      importable: definition.importable,
      writable: mayWrite(role, type),
      /** The field that the ledger's period is about, where records are events in time. */
      dateField: definition.measures.some((measure) => measure.kind === 'flow')
        ? Object.entries(definition.fields).find(([, field]) => field.kind === 'date' && field.required)?.[0] ?? null : null,
      /** The field by which a person knows a record. */
      titleField: definition.search[0] ?? definition.key.at(-1) ?? '',
      searchable: definition.search.length > 0,
      fields: Object.entries(definition.fields).map(([name, field]) => ({
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
        choices: field.choices.map(({ value, label }) => ({ value, label })),
      })),
    }
  })
}

export type RecordTypeView = ReturnType<typeof describeTypes>[number]
