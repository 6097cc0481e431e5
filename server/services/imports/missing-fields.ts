import type { Field, FieldValue } from '../../../db/fields.ts'
import type { AnyRecord, CompletionContext, Values } from '../../../db/record.ts'

/** Fields that a record cannot be without and that do not follow from those at hand. */
export function missingFields(definition: AnyRecord, has: ReadonlySet<string>, completion: CompletionContext): string[] {
  const samples: Values = Object.fromEntries([...has].flatMap((name) => {
    const value = definition.fields[name] ? sampleOf(definition.fields[name]) : null
    return value === null ? [] : [[name, value]]
  }))
  const completed = definition.complete(samples, completion)
  return Object.entries(definition.fields)
    .filter(([name, field]) => field.required && !has.has(name) && (completed[name] ?? null) === null)
    .map(([name]) => name)
}

/** Any value of a field, for trying what follows from it. 困难家庭 is a recipient as well as a name. */
function sampleOf(field: Field): FieldValue {
  switch (field.kind) {
    case 'text': case 'longText': return '困难家庭'
    case 'choice': return field.choices[0]?.value ?? null
    case 'date': case 'moment': return '2024-07-28'
    case 'yesNo': return true
    case 'references': return [1]
    case 'names': case 'goods': case 'plan': case 'phone': case 'choices': case 'lines': return null
    case 'reference': case 'integer': case 'decimal': case 'money': case 'longitude': case 'latitude': return 1
    case 'year': return 2024
  }
}
