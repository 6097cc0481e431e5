import type { AnswerOf, api } from '../../api.ts'
import type { FieldValue } from '../../../db/fields.ts'

/** A record type as the ledger shows it: its fields with labels, choices and what may be done with them. */
export type RecordType = AnswerOf<typeof api.records.$get>[number]
export type FieldView = RecordType['fields'][number]
export type LedgerRow = AnswerOf<typeof api.records[':type']['$get']>['rows'][number]
export type RecordChange = AnswerOf<typeof api.records[':type'][':id']['history']['$get']>[number]
export type RecordValues = Record<string, FieldValue>
export type Names = Record<string, Record<number, string>>

/** A record that another may refer to. */
export interface LookupOption { value: number, label: string }
/** Finds records of a type by a part of their name. */
export type Lookup = (target: string, search: string) => Promise<LookupOption[]>
