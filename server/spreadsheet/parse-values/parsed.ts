import type { Label } from '../../../db/record.ts'

/** Why a value is not quite what the cell says, for the person who checks it. */
export type NoteKind =
  | 'vague' | 'rounded' | 'guessed' | 'year_added' | 'year_differs' | 'from_serial' | 'month_only' | 'end_dropped' | 'converted' | 'scaled'
  | 'merged' | 'merged_amount' | 'default' | 'filled_down' | 'same_as_above' | 'none_as_zero' | 'split' | 'derived' | 'kept_as_text' | 'picture' | 'possible_duplicate' | 'in_this_file'
  | 'answered_name' | 'remembered_name'

/** Kinds of values that are not what the cell itself says; a person may refuse them for a column. The others keep what it says, or doubt it. */
export const inferences: ReadonlySet<NoteKind> = new Set([
  'vague', 'rounded', 'guessed', 'year_added', 'year_differs', 'from_serial', 'month_only', 'end_dropped', 'converted', 'scaled',
  'merged', 'merged_amount', 'default', 'filled_down', 'same_as_above', 'none_as_zero', 'split', 'derived',
] satisfies NoteKind[])

export interface Note { kind: NoteKind, message: Label, /** Names that are not registered as they are written, and whom they are taken for. */ named?: NamedRecord[] }

export interface NamedRecord { written: string, id: number }

/** A cell's value, or why it has none. `expected` tells what would have been right, `unknown` the names that nothing is registered under. */
export type Parsed<T> =
  | { ok: true, value: T, notes: Note[] }
  | { ok: false, message: Label, expected: Label | null, unknown?: string[] }

export const taken = <T>(value: T, notes: Note[] = []): Parsed<T> => ({ ok: true, value, notes })

export const refused = (message: Label, expected: Label | null = null): Parsed<never> & { ok: false } => ({ ok: false, message, expected })

export const note = (kind: NoteKind, zh: string, en: string): Note => ({ kind, message: { zh, en } })
