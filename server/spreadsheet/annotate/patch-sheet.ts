import { columnOfAddress } from '../cell-address.ts'
import { letterOf } from '../column-letters.ts'
import type { CellNote, NoteKind, SheetNotes } from './notes.ts'
import { attributeOf, escapeXml, prefixOf, unescapeXml, withAttribute, type XmlPiece, xmlPieces } from './xml-pieces.ts'

export interface SheetPatch {
  notes: SheetNotes
  styleFor(style: number, kind: NoteKind): number
  /** Takes numbers of persons out of a text. */
  hide(text: string): string
  /** Id of the relationship to the drawing of the comments; null where the sheet has one already, or has no comments. */
  drawing: string | null
}

/** What may stand behind the legacy drawing in a worksheet (ECMA-376, CT_Worksheet). */
const BEHIND_DRAWING = new Set(['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst'])
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT_RELATIONSHIPS = 'http://purl.oclc.org/ooxml/officeDocument/relationships'

/** A worksheet part with cells coloured, written in, and freed of numbers of persons; everything else as it stands. */
export async function* patchSheet(chunks: AsyncIterable<Buffer>, patch: SheetPatch): AsyncGenerator<string> {
  const rows = rowPatcher(patch)
  let prefix = ''
  let depth = 0
  let isStrict = false
  let drawing = patch.drawing
  for await (const pieces of xmlPieces(chunks)) {
    let out = ''
    for (const piece of pieces) {
      if (depth === 0 && piece.kind === 'open') {
        prefix = prefixOf(piece.raw)
        isStrict = piece.raw.includes('purl.oclc.org/ooxml')
      }
      const isChild = depth === 1 && (piece.kind === 'open' || piece.kind === 'empty') && BEHIND_DRAWING.has(piece.name)
      const isEnd = depth === 1 && piece.kind === 'close'
      if (drawing !== null && (isChild || isEnd)) {
        out += `<${prefix}legacyDrawing xmlns:r="${isStrict ? STRICT_RELATIONSHIPS : RELATIONSHIPS}" r:id="${drawing}"/>`
        drawing = null
      }
      if (piece.kind === 'open') depth += 1
      if (piece.kind === 'close') depth -= 1
      out += rows.take(piece, prefix)
    }
    yield out
  }
}

function rowPatcher({ notes, styleFor, hide }: SheetPatch) {
  let inRows = false
  let row = 0
  let column = -1
  let waiting: [number, CellNote][] = []
  let cell: string | null = null

  function take(piece: XmlPiece, prefix: string): string {
    if (cell !== null) {
      cell += piece.raw
      if (piece.kind !== 'close' || piece.name !== 'c') return ''
      const whole = cell
      cell = null
      return finishCell(whole, prefix)
    }
    const { kind, name, raw } = piece
    if (name === 'sheetData') inRows = kind === 'open'
    if (!inRows) return raw
    if (name === 'row' && kind !== 'close') return openRow(piece, prefix)
    if (name === 'row') return cellsBefore(Number.POSITIVE_INFINITY, prefix) + raw
    if (name !== 'c' || kind === 'close') return raw
    const address = attributeOf(raw, 'r')
    column = address === undefined ? column + 1 : columnOfAddress(address) ?? column + 1
    const before = cellsBefore(column, prefix)
    if (kind === 'empty') return before + finishCell(raw, prefix)
    cell = raw
    return before
  }

  function openRow({ kind, raw }: XmlPiece, prefix: string) {
    const number = attributeOf(raw, 'r')
    row = number === undefined ? row + 1 : Number(number)
    column = -1
    waiting = [...notes.get(row) ?? []].sort(([one], [other]) => one - other)
    if (waiting.length === 0) return raw
    // The span of a row's cells is a hint that may no longer hold.
    const opening = withAttribute(raw, 'spans', null)
    return kind === 'open' ? opening : `${opening.replace(/\s*\/>$/u, '>')}${cellsBefore(Number.POSITIVE_INFINITY, prefix)}</${prefix}row>`
  }

  /** Cells with notes that the sheet does not have. */
  function cellsBefore(end: number, prefix: string) {
    let out = ''
    for (let next = waiting[0]; next && next[0] < end; next = waiting[0]) {
      waiting.shift()
      out += writtenCell({ prefix, column: next[0], style: styleFor(0, next[1].kind), text: next[1].text ?? '' })
    }
    return out
  }

  function finishCell(raw: string, prefix: string) {
    const note = waiting[0]?.[0] === column ? waiting.shift()?.[1] : undefined
    const opening = /^<[^>]*>/u.exec(raw)?.[0] ?? raw
    const own = Number(attributeOf(opening, 's') ?? 0)
    const style = note ? styleFor(own, note.kind) : own
    // A formula that other cells share, or that fills several, stays.
    const isShared = /<(?:[^\s:/>]+:)?f\b[^>]*\sref=/u.test(raw)
    const text = note?.text !== undefined && !isShared ? note.text : hiddenText(raw)
    if (text !== null) return writtenCell({ prefix, column, style, text })
    const coloured = style === own ? raw : withAttribute(opening, 's', String(style)) + raw.slice(opening.length)
    return withoutPersons(coloured)
  }

  const writtenCell = ({ prefix: p, column: at, style, text }: { prefix: string, column: number, style: number, text: string }) => {
    const head = `<${p}c r="${letterOf(at)}${row}"${style === 0 ? '' : ` s="${style}"`}`
    return text === '' ? `${head}/>` : `${head} t="inlineStr"><${p}is><${p}t xml:space="preserve">${escapeXml(text)}</${p}t></${p}is></${p}c>`
  }

  /** A number that is a person's cannot be struck out and stay a number. */
  function hiddenText(raw: string) {
    const digits = /<(?:[^\s:/>]+:)?v>\s*(\d{15,})\s*<\//u.exec(raw)?.[1]
    if (digits === undefined || hide(digits) === digits) return null
    return hide(digits)
  }

  const withoutPersons = (raw: string) => raw.replace(/(<(?:[^\s:/>]+:)?(?:t|v)(?:\s[^>]*)?>)([^<]{11,})(?=<\/)/gu, (whole, opening: string, text: string) => {
    const plain = unescapeXml(text)
    const hidden = hide(plain)
    return hidden === plain ? whole : opening + escapeXml(hidden)
  })

  return { take }
}

/** The table of shared texts freed of numbers of persons. */
export async function* patchStrings(chunks: AsyncIterable<Buffer>, hide: (text: string) => string): AsyncGenerator<string> {
  for await (const pieces of xmlPieces(chunks)) {
    yield pieces.map(({ kind, raw }) => {
      if (kind !== 'text' || raw.length < 11) return raw
      const plain = unescapeXml(raw)
      const hidden = hide(plain)
      return hidden === plain ? raw : escapeXml(hidden)
    }).join('')
  }
}
