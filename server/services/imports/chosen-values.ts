import type { FieldValue } from '../../../db/fields.ts'
import type { AnyRecord, Label } from '../../../db/record.ts'
import { type CellSetup, parseCell } from '../../spreadsheet/parse-values/parse-cell.ts'
import { note, type Note } from '../../spreadsheet/parse-values/parsed.ts'
import { cellOfText } from '../../spreadsheet/row-fixes.ts'

export interface ChosenValues {
  values: Map<string, { value: FieldValue, note: Note }>
  /** Why a word that was chosen for a field is none of it. */
  refused: Map<string, Label>
}

/** The values that a person gave for whole fields in words, read as cells would be. */
export function chosenValues(words: Record<string, string>, { definition, setup }: { definition: AnyRecord, setup: CellSetup }): ChosenValues {
  const chosen: ChosenValues = { values: new Map(), refused: new Map() }
  for (const [name, word] of Object.entries(words)) {
    const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined
    if (!field?.imported) continue
    const reading = parseCell(cellOfText(-1, word), field, setup)
    if (!reading.ok) chosen.refused.set(name, reading.message)
    else {
      chosen.values.set(name, { value: reading.value, note: note('default',
        `“${field.label.zh}”按所选记为“${word}”`, `“${field.label.en}” is “${word}”, as chosen`) })
    }
  }
  return chosen
}
