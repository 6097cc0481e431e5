import type { Field, FieldValue, GoodsLine, Line } from './fields.ts'
import { saysNothing } from './plain-text.ts'
import type { AnyRecord, Values } from './record.ts'
import { blockText, lineText, nameList, phoneText, quantityNumber } from './stored-text.ts'

/** Values in the one form in which they are stored, so that a form, a sheet and an exported sheet that comes back say the same of a record. */
export function storedValues({ fields }: Pick<AnyRecord, 'fields'>, given: Values): Values {
  let stored = given
  for (const name of Object.keys(given)) {
    const [field, value] = [fields[name], given[name]]
    if (!field || value === null || value === undefined) continue
    const form = storedValue(field, value)
    if (form === value) continue
    // Most records are in that form already.
    if (stored === given) stored = { ...given }
    stored[name] = form
  }
  return stored
}

function storedValue(field: Field, value: FieldValue): FieldValue {
  switch (field.kind) {
    case 'text': return typeof value === 'string' ? orNothing(lineText(value)) : value
    case 'longText': return typeof value === 'string' ? orNothing(blockText(value)) : value
    case 'phone': return typeof value === 'string' ? orNothing(phoneText(value)) : value
    case 'names': return isTexts(value) ? nameList(value) : value
    // A position's pair as it came is kept to its last digit.
    case 'decimal': return typeof value === 'number' && field.imported ? quantityNumber(value) : value
    case 'goods': return Array.isArray(value) ? (value as GoodsLine[]).map(storedGoods) : value
    // Each once; the schema refuses what is no choice.
    case 'choices': return isTexts(value) ? orNone([...new Set(value)]) : value
    case 'lines': return Array.isArray(value) ? orNone((value as Line[]).map((line) => storedLine(line, field))) : value
    default: return value
  }
}

/** 无 and — in a sheet say that there is nothing, and they say the same in a form. */
const orNothing = (text: string) => saysNothing(text) ? null : text

const orNone = <T>(list: T[]) => list.length > 0 ? list : null

const isTexts = (value: FieldValue): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string')

/** The lines of a list with each text in its stored form. */
function storedLine(line: Line, { columns }: Field): Line {
  return Object.fromEntries(Object.entries(columns).map(([name, { kind }]) => {
    const value = line[name] ?? null
    return [name, kind === 'text' && value !== null ? orNothing(lineText(value)) : value]
  }))
}

function storedGoods(line: GoodsLine): GoodsLine {
  const { name, quantity, unit } = line
  return {
    ...line,
    name: typeof name === 'string' ? lineText(name) : name,
    quantity: typeof quantity === 'number' ? quantityNumber(quantity) : quantity,
    unit: typeof unit === 'string' ? lineText(unit) || null : unit,
  }
}
