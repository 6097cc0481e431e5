import { columnOfAddress } from '../cell-address.ts'
import { letterOf } from '../column-letters.ts'
import type { SheetNotes } from './notes.ts'
import { attributeOf, escapeXml, prefixOf, xmlPieces } from './xml-pieces.ts'

export interface Comment { row: number, column: number, text: string }

const AUTHOR = '同心图'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The comments of a sheet's notes from the top down, up to a number. */
export function commentsOf(notes: SheetNotes, most: number): Comment[] {
  const comments: Comment[] = []
  for (const [row, cells] of [...notes].sort(([one], [other]) => one - other)) {
    for (const [column, { comment }] of [...cells].sort(([one], [other]) => one - other)) {
      if (comment === null) continue
      if (comments.length === most) return comments
      comments.push({ row, column, text: comment })
    }
  }
  return comments
}

/** A comments part with comments added; where a cell has one already, the text is added to that. `null` makes a new part. */
export async function patchComments(part: Buffer | null, comments: Comment[]): Promise<string> {
  const own = part ?? Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`)
  const waiting = new Map(comments.map((comment) => [`${letterOf(comment.column)}${comment.row}`, comment.text]))
  let authors = 0
  let adding: string | null = null
  let prefix: string | null = null
  let out = ''
  for await (const pieces of xmlPieces([own])) {
    for (const { kind, name, raw } of pieces) {
      if (kind === 'open') prefix ??= prefixOf(raw)
      if (name === 'author' && kind !== 'close') authors += 1
      if (name === 'authors' && kind === 'empty') out += `${raw.replace(/\s*\/>$/u, '>')}<${prefix ?? ''}author>${AUTHOR}</${prefix ?? ''}author></${prefix ?? ''}authors>`
      else if (name === 'authors' && kind === 'close') out += `<${prefix ?? ''}author>${AUTHOR}</${prefix ?? ''}author>${raw}`
      else if (name === 'commentList' && kind === 'empty') out += `${raw.replace(/\s*\/>$/u, '>')}${added()}</${prefix ?? ''}commentList>`
      else if (name === 'commentList' && kind === 'close') out += added() + raw
      else {
        if (name === 'comment' && kind === 'open') adding = attributeOf(raw, 'ref') ?? null
        if (name === 'text' && kind === 'close' && adding !== null && waiting.has(adding)) {
          out += run(`\n${waiting.get(adding) ?? ''}`)
          waiting.delete(adding)
        }
        out += raw
      }
    }
  }
  return out

  function added() {
    return [...waiting].map(([ref, text]) => `<${prefix ?? ''}comment ref="${ref}" authorId="${authors}"><${prefix ?? ''}text>${run(text)}</${prefix ?? ''}text></${prefix ?? ''}comment>`).join('')
  }
  function run(text: string) {
    return `<${prefix ?? ''}r><${prefix ?? ''}t xml:space="preserve">${escapeXml(text)}</${prefix ?? ''}t></${prefix ?? ''}r>`
  }
}

const FIRST_SHAPE = 500_000
const WIDTH_COLUMNS = 3
const NEW_DRAWING = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
  + '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
const SHAPE_TYPE = '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'

/** The drawing that shows comments in Excel, with a box for each one that has none yet. `null` makes a new one. */
export function patchDrawing(part: string | null, comments: Comment[]): string {
  const own = part ?? NEW_DRAWING
  const known = new Set([...own.matchAll(/<x:Row>\s*(\d+)\s*<\/x:Row>\s*<x:Column>\s*(\d+)\s*</gu)].map(([, row, column]) => `${row ?? ''} ${column ?? ''}`))
  const shapes = comments.filter(({ row, column }) => !known.has(`${row - 1} ${column}`)).map(shapeOf)
  const type = own.includes('_x0000_t202"') && own.includes('<v:shapetype') ? '' : SHAPE_TYPE
  const end = own.lastIndexOf('</')
  return own.slice(0, end) + type + shapes.join('') + own.slice(end)
}

function shapeOf({ row, column, text }: Comment, index: number) {
  const lines = Math.min(12, text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 20), 1))
  const top = Math.max(0, row - 2)
  return `<v:shape id="_x0000_s${FIRST_SHAPE + index}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:180pt;height:${lines * 15}pt;z-index:${index + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`
    + '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    + `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, ${top}, 2, ${column + 1 + WIDTH_COLUMNS}, 15, ${top + lines + 1}, 4</x:Anchor>`
    + `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
}

/** Where a comments part has comments, as cells. */
export async function commentedCells(part: Buffer) {
  const cells: { row: number, column: number }[] = []
  for await (const pieces of xmlPieces([part])) {
    for (const { kind, name, raw } of pieces) {
      const ref = name === 'comment' && kind !== 'close' ? attributeOf(raw, 'ref') : undefined
      const column = ref === undefined ? undefined : columnOfAddress(ref)
      if (ref !== undefined && column !== undefined) cells.push({ row: Number(/\d+$/u.exec(ref)?.[0]), column })
    }
  }
  return cells
}
