import type { AnyRecord } from '../../../../db/record.ts'
import type { ParsedRow } from '../../../spreadsheet/parsed-row.ts'
import type { SheetDefaults } from '../sheet-defaults.ts'
import type { KnownNames } from './known-names.ts'

/** Leaves a row out that names what a person said is new and waits: in one of its cells, or in the title that speaks for it. */
export function leaveNewNamesOut(
  parsed: ParsedRow, { definition, names, defaults }: { definition: AnyRecord, names: KnownNames, defaults: Pick<SheetDefaults, 'titleName' | 'unit'> },
): ParsedRow {
  if (parsed.leftOut !== null || !names.hasWaiting) return parsed
  const waits = (type: string | null | undefined, written: string) => names.answer(type ?? '', written)?.id === null
  const waiting = parsed.issues.filter(({ field, unknown }) => unknown?.some((written) => waits(definition.fields[field ?? '']?.references, written)))
  const isTitleNew = defaults.unit === null && defaults.titleName !== null && waits('organization', defaults.titleName.written)
  if (waiting.length === 0 && !isTitleNew) return parsed
  return { ...parsed, leftOut: 'new_name', values: {}, marks: [], issues: waiting }
}
