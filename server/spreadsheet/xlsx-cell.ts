import type { Cell } from './cells.ts'
import { booleanCell, errorCell, isoDateCell, numberCell, textCell } from './make-cell.ts'
import type { NumberFormat } from './number-formats.ts'
import { unescapeText } from './xlsx-strings.ts'

/** What stands in a `<c>` element, undigested. */
export interface RawCell {
  column: number
  /** The `t` attribute; empty for a number. */
  type: string
  format: NumberFormat | undefined
  /** Text of `<v>`, or of `<is>` for an inline string. */
  content: string
  hasFormula: boolean
  hasContent: boolean
  formula: string
}

export interface CellContext {
  strings: readonly string[]
  date1904: boolean
}

const PICTURE = /\bDISPIMG\s*\(/i

/** The cell as a person would read it; undefined when it holds nothing, null when it points at a shared string that is not there. */
export function digestCell(raw: RawCell, context: CellContext): Cell | undefined | null {
  const { column } = raw
  if (raw.hasFormula && (PICTURE.test(raw.formula) || PICTURE.test(raw.content))) {
    return { column, kind: 'error', value: '#PICTURE', text: raw.content || raw.formula, formula: true }
  }
  if (raw.hasFormula && (!raw.hasContent || (raw.content === '' && raw.type !== 'str'))) {
    return { ...errorCell(column, '#UNCACHED'), formula: true, uncached: true }
  }
  const cell = digestContent(raw, context)
  if (cell && raw.hasFormula) cell.formula = true
  return cell
}

function digestContent(raw: RawCell, context: CellContext): Cell | undefined | null {
  const { column, content, format } = raw
  switch (raw.type) {
    case 's': {
      if (content === '') return undefined
      const shared = context.strings[Number(content)]
      return shared === undefined ? null : textCell(column, shared)
    }
    case 'str':
    case 'inlineStr':
      return textCell(column, unescapeText(content))
    case 'b':
      return content === '' ? undefined : booleanCell(column, content === '1' || content === 'true')
    case 'e':
      return content === '' ? undefined : errorCell(column, content)
    case 'd':
      return isoDateCell({ column, text: content, format })
    default:
      return content === '' ? undefined : plainNumber(raw, context.date1904)
  }
}

function plainNumber({ column, content, format }: RawCell, date1904: boolean): Cell | undefined {
  const digits = content.trim()
  const value = Number(digits)
  if (digits === '' || !Number.isFinite(value)) return textCell(column, content)
  return numberCell({ column, value, digits, format, date1904 })
}
