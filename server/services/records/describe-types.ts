import type { Role } from '../../../db/database.ts'
import { recordDefinition, recordNames } from '../../../db/records.ts'
import { mayWrite, mayRead } from '../../security/permissions.ts'

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
      dated: definition.measures.some((measure) => measure.kind === 'flow'),
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
        choices: field.choices.map(({ value, label }) => ({ value, label })),
      })),
    }
  })
}

export type RecordTypeView = ReturnType<typeof describeTypes>[number]
