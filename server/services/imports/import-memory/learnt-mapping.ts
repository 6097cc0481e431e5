import type { CoordinateSystem } from '../../../../db/positions.ts'
import type { MoneyUnit } from '../../../spreadsheet/parse-values/money-units.ts'

/**
 * How a column of a shape was read in the import that taught it: as a person decided, as a guess that they let pass, or as its heading
 * says (which teaches nothing, and is kept so that the whole template can be shown).
 */
export interface LearntColumn { key: string, heading: string, field: string | null, basis: 'decided' | 'passed' | 'read', /** Whether inferred values of it are refused. */ refused: boolean, /** In what unit a person reads its amounts. */ moneyUnit: MoneyUnit | null }

/** A choice for the file as a whole; it holds again only where the title says what it said then. */
export interface LearntChoice<T> { value: T, said: string | null }

/** What an import taught about sheets of one shape; the stored content of a version. */
export interface LearntMapping {
  columns: LearntColumn[]
  /** Whether a person had to say where the header is. */
  isHeaderChosen: boolean
  unitId: LearntChoice<number> | null
  moneyUnit: LearntChoice<MoneyUnit> | null
  coordinateSystem: LearntChoice<CoordinateSystem> | null
  /** Fields whose blank cells take the value above; null where nobody said. */
  fillDown: string[] | null
  /** Fields in which 无 means 0, and those whose cells with several facts are split. */
  noneIsZero: string[] | null
  split: string[] | null
}

/** What a mapping says of the file as a whole. */
export type FileChoices = Omit<LearntMapping, 'columns' | 'isHeaderChosen'>

export const noFileChoices: FileChoices = { unitId: null, moneyUnit: null, coordinateSystem: null, fillDown: null, noneIsZero: null, split: null }

/** Whether a person decided anything in it. */
export function decidesAnything({ columns, isHeaderChosen, ...choices }: LearntMapping) {
  return isHeaderChosen || Object.values(choices).some((choice) => choice !== null)
    || columns.some(({ basis, refused, moneyUnit }) => basis === 'decided' || refused || moneyUnit !== null)
}

/** Whether it says anything beyond the headings themselves. */
export const teachesAnything = (mapping: LearntMapping) => decidesAnything(mapping) || mapping.columns.some(({ basis }) => basis === 'passed')

/** The choice where it still holds: the title says the same as when it was made. */
export function choiceFor<T>(choice: LearntChoice<T> | null | undefined, said: string | null): T | null {
  return choice && choice.said === said ? choice.value : null
}
