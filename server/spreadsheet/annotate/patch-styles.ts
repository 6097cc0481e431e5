import { xmlPieces, withAttribute, type XmlPiece } from './xml-pieces.ts'
import type { NoteKind } from './notes.ts'

/** Office's own pair for bad and good cells: dark enough to be seen, light enough to be read on. */
const colours: Record<Exclude<NoteKind, 'plain'>, string> = { wrong: 'FFFFC7CE', fixed: 'FFC6EFCE' }
const kinds = ['wrong', 'fixed'] as const

const BARE_STYLES = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  + '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'

export interface StylePatch {
  /** The style that is like another one but for its colour. */
  styleFor(style: number, kind: NoteKind): number
  /** The styles part with those that were asked for. */
  finish(): string
}

/** Adds coloured twins to the cell styles of a workbook: font, border, alignment and number format stay. `null` where it has no styles. */
export async function patchStyles(part: Buffer | null): Promise<StylePatch> {
  const own = part ? await sectionsOf(part) : null
  const styles = own?.fills && own.cellXfs ? own : await sectionsOf(Buffer.from(BARE_STYLES))
  const { pieces, fills, cellXfs } = styles
  if (!fills || !cellXfs) throw new Error('the bare styles have no sections')
  const added: string[] = []
  const known = new Map<string, number>()

  function styleFor(style: number, kind: NoteKind) {
    if (kind === 'plain') return style
    const key = `${style} ${kind}`
    const found = known.get(key)
    if (found !== undefined) return found
    const like = cellXfs?.children[style] ?? cellXfs?.children[0] ?? '<xf/>'
    const index = (cellXfs?.children.length ?? 0) + added.length
    const opening = /^<[^>]*>/u.exec(like)?.[0] ?? like
    const fill = (fills?.children.length ?? 0) + kinds.indexOf(kind)
    added.push(withAttribute(withAttribute(opening, 'fillId', String(fill)), 'applyFill', '1') + like.slice(opening.length))
    known.set(key, index)
    return index
  }

  function finish() {
    const prefix = fills?.prefix ?? ''
    const newFills = kinds.map((kind) => `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${colours[kind]}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`)
    return pieces.map((piece, index) => {
      if (index === fills?.opening) return withAttribute(piece.raw, 'count', String(fills.children.length + newFills.length))
      if (index === fills?.closing) return newFills.join('') + piece.raw
      if (index === cellXfs?.opening) return withAttribute(piece.raw, 'count', String(cellXfs.children.length + added.length))
      return index === cellXfs?.closing ? added.join('') + piece.raw : piece.raw
    }).join('')
  }

  return { styleFor, finish }
}

/** Places of a section's tags among the pieces, with its children as they stand. */
interface Section { opening: number, closing: number, prefix: string, children: string[] }

async function sectionsOf(part: Buffer) {
  const pieces: XmlPiece[] = []
  for await (const some of xmlPieces([part])) pieces.push(...some)
  return { pieces, fills: sectionOf(pieces, 'fills'), cellXfs: sectionOf(pieces, 'cellXfs') }
}

function sectionOf(pieces: XmlPiece[], name: string): Section | null {
  const opening = pieces.findIndex((piece) => piece.kind === 'open' && piece.name === name)
  const closing = pieces.findIndex((piece, index) => index > opening && piece.kind === 'close' && piece.name === name)
  if (opening === -1 || closing === -1) return null
  const children: string[] = []
  let depth = 0
  for (const { kind, raw } of pieces.slice(opening + 1, closing)) {
    if (depth === 0 && (kind === 'open' || kind === 'empty')) children.push('')
    if (children.length > 0 && (depth > 0 || kind === 'open' || kind === 'empty')) children.push(`${children.pop() ?? ''}${raw}`)
    if (kind === 'open') depth += 1
    if (kind === 'close') depth -= 1
  }
  return { opening, closing, prefix: /^<([^\s:/>]+:)/u.exec(pieces[opening]?.raw ?? '')?.[1] ?? '', children }
}
