import type { Label } from '../../../../db/record.ts'

/** Whom a name in the file means: a record, or nobody so far (null), so that its rows wait. */
export interface NameAnswer {
  /** The record type that is named. */
  type: string
  written: string
  id: number | null
  /** Whether it holds for later files too. */
  remember: boolean
}

/** A name in the file that nothing is registered under as it is written. */
export interface NameQuestion {
  type: string
  typeLabel: Label
  /** Names that differ only in width, case, spaces and punctuation are one. */
  key: string
  written: string
  /** How many rows hang on it, and where it first stands; no row where it is the title's. */
  rows: number
  sheet: string
  row: number | null
  column: string | null
  field: string | null
  /** unknown: nobody · guessed: taken for what looks alike · answered, waiting (“new, leave its rows”): said by a person for this file · remembered: said before. */
  state: 'unknown' | 'guessed' | 'answered' | 'waiting' | 'remembered'
  /** Whom it is taken for. */
  taken: { id: number, name: string } | null
  suggestions: { id: number, name: string }[]
  /** The learnt name that says so. */
  memory: { id: number, author: string | null, at: string, fileName: string | null } | null
}

/** What earlier imports taught about sheets of a shape, as it was used in this one. */
export interface UsedMapping {
  id: number
  version: number
  /** Whether the sheet's own unit taught it; another unit's says only what the columns mean. */
  isOwn: boolean
  isNear: boolean
  /** Null where it was another unit and the user may not know. */
  author: string | null
  fileName: string | null
  at: string
}
