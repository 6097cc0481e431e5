import type { FieldValue } from '../../db/fields.ts'
import { prepareValues } from '../../db/prepare-values.ts'
import type { CompletionContext, StoredRecord, Values } from '../../db/record.ts'
import { type RecordName, recordDefinition } from '../../db/records.ts'
import { storedValues } from '../../db/stored-values.ts'
import type { CellIssue } from './parsed-row.ts'

export interface Difference { field: string, before: FieldValue, after: FieldValue }

export interface Reconciled {
  outcome: 'new' | 'changed' | 'same' | 'wrong'
  /** The record as it would stand; null where the row is wrong. */
  values: Values | null
  issues: Omit<CellIssue, 'column'>[]
  differences: Difference[]
}

/**
 * Holds what a row says against the record that stands under its key. `given` has a value, null for a blank, for each field that the
 * sheet has a column for; the others keep what is stored, and what merely followed from other fields follows anew.
 */
export function reconcile(
  type: RecordName, { given, stored, context }: { given: Values, stored: StoredRecord | null, context: CompletionContext },
): Reconciled {
  if (stored && saysWhatStands(type, { given, stored })) return { outcome: 'same', values: ownFields(type, stored), issues: [], differences: [] }
  const merged = stored ? { ...keptFields(type, { given, stored, context }), ...given } : given
  const prepared = prepareValues(type, merged, context)
  const { values } = prepared
  if (values === null) {
    return {
      outcome: 'wrong', values: null, differences: [],
      issues: prepared.issues.map(({ field, message }) => ({ field, message, read: null, expected: null })),
    }
  }
  if (!stored) return { outcome: 'new', values, issues: [], differences: [] }
  const differences = Object.keys(recordDefinition(type).fields)
    .filter((field) => !isSame(stored[field] ?? null, values[field] ?? null))
    .map((field) => ({ field, before: stored[field] ?? null, after: values[field] ?? null }))
  return { outcome: differences.length > 0 ? 'changed' : 'same', values, issues: [], differences }
}

/**
 * Whether a row says of its fields exactly what is stored. Then nothing is to be written or checked, and what follows from other fields
 * does not follow anew: a site that was registered since does not change the activities that went before.
 */
function saysWhatStands(type: RecordName, { given, stored }: { given: Values, stored: StoredRecord }) {
  const said = storedValues(recordDefinition(type), given)
  return Object.keys(said).every((name) => isSame(said[name] ?? null, stored[`raw_${name}`] ?? stored[name] ?? null))
}

const ownFields = (type: RecordName, stored: StoredRecord): Values =>
  Object.fromEntries(Object.keys(recordDefinition(type).fields).map((name) => [name, stored[name] ?? null]))

/** The stored values of fields that the sheet has no column for, without those that only followed from what it has. */
function keptFields(type: RecordName, { given, stored, context }: { given: Values, stored: StoredRecord, context: CompletionContext }) {
  const definition = recordDefinition(type)
  const own = Object.fromEntries(Object.keys(given).flatMap((name) => {
    const value = stored[name] ?? null
    return value === null ? [] : [[name, value]]
  }))
  const followed = definition.complete(own, context)
  const moves = ['longitude', 'latitude'].some((name) => name in given && !isSame(given[name] ?? null, stored[`raw_${name}`] ?? stored[name] ?? null))
  const kept: Values = {}
  for (const name of Object.keys(definition.fields)) {
    if (name in given || isSame(followed[name] ?? null, stored[name] ?? null)) continue
    // A pair as it came belongs to the position that it was converted to.
    if (name.startsWith('raw_') && ('longitude' in given || 'latitude' in given)) continue
    // The system that a place's old position came in says nothing of a new one.
    if (name === 'source_crs' && moves) continue
    kept[name] = stored[name] ?? null
  }
  return kept
}

/** Equality of stored values; the order of a list of units or names says nothing. */
export function isSame(one: FieldValue, other: FieldValue) {
  return canonical(one) === canonical(other)
}

function canonical(value: FieldValue) {
  if (!Array.isArray(value)) return JSON.stringify(value)
  if (value.length === 0) return 'null'
  return JSON.stringify(value.every((item) => typeof item !== 'object') ? [...value].sort() : value)
}
