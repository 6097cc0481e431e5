import { headingKeys } from './heading-keys.ts'
import type { ImportOptions, ImportSummary, SheetSummary } from '../types.ts'
import type { LearntChoice, LearntColumn, LearntMapping } from './learnt-mapping.ts'
import { sheetOptions } from '../sheet-options.ts'

/**
 * What a committed sheet teaches: what a person decided here, what was decided before and held, and the guesses that were let pass.
 * `before` is the mapping that it was read by.
 */
export function mappingOfSheet(
  sheet: SheetSummary, { options, found, before }: { options: ImportOptions, found: ImportSummary['found'], before: LearntMapping | null },
): LearntMapping {
  const own = sheetOptions(options, sheet.name)
  const keys = headingKeys(sheet.columns.map(({ header }) => header))
  const known = new Map(before?.columns.map((column) => [column.key, column]))
  return {
    columns: sheet.columns.map(({ header, field, refused, ...column }, index) => {
      const key = keys[index] ?? ''
      // A sheet that follows another is read in that one's units.
      const moneyUnit = own?.moneyUnits?.[column.column] ?? (sheet.follows === null ? null : column.moneyUnit) ?? known.get(key)?.moneyUnit ?? null
      return { key, heading: header, field, refused, moneyUnit, basis: basisOf(column, known.get(key)) }
    }),
    isHeaderChosen: own?.headerRow !== undefined || sheet.follows !== null && isAnyHeaderChosen(options) || before?.isHeaderChosen === true,
    unitId: choice(options.unitId ?? undefined, { said: sheet.title?.unit ?? null, before: before?.unitId }),
    moneyUnit: choice(options.moneyUnit, { said: sheet.title?.moneyUnit ?? null, before: before?.moneyUnit }),
    coordinateSystem: choice(options.coordinateSystem ?? undefined, { said: sheet.title?.coordinateSystem ?? null, before: before?.coordinateSystem }),
    fillDown: found.fillDown?.fields ?? null,
    noneIsZero: found.noneIsZero?.fields ?? null,
    split: found.split?.fields ?? null,
  }
}

function basisOf({ certainty, ignored }: Pick<SheetSummary['columns'][number], 'certainty' | 'ignored'>, before: LearntColumn | undefined): LearntColumn['basis'] {
  if (certainty === 'chosen' || ignored === 'chosen') return 'decided'
  if (certainty === 'remembered' || ignored === 'remembered') return before?.basis ?? 'passed'
  return certainty === 'guessed' ? 'passed' : 'read'
}

const isAnyHeaderChosen = ({ sheets }: ImportOptions) => Object.values(sheets ?? {}).some(({ headerRow }) => headerRow !== undefined)

/** What a person chose holds for titles that say what this one says; what was chosen before goes on holding where nothing new was. */
function choice<T>(value: T | undefined, { said, before }: { said: string | null, before: LearntChoice<T> | null | undefined }): LearntChoice<T> | null {
  return value === undefined ? before ?? null : { value, said }
}
