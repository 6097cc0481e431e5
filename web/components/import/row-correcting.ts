import type { Corrections } from '../../composables/import/use-corrections.ts'
import type { FieldView } from '../ledger/record-view.ts'
import type { Choices } from './row-choices.ts'

/** Everything that correcting rows of a preview needs; null where they are only shown. */
export interface Correcting {
  corrections: Corrections
  fields: FieldView[]
  choices: Choices
  /** Says what became of a row that was corrected, with so many cells. */
  tell(position: number, cells: number): void
}
