import { StringDecoder } from 'node:string_decoder'
import { isUtf16 } from '../parse-xml.ts'

/** A piece of an XML document as it stands there; all pieces in a row are the document again. */
export interface XmlPiece {
  kind: 'open' | 'close' | 'empty' | 'text' | 'other'
  raw: string
  /** Of elements, without a prefix. */
  name: string
}

/**
 * Cuts a document that is known to be well formed into tags and what stands between them, as its bytes come. Comments, CDATA and
 * instructions are `other`. For changing a part without touching the rest of it.
 */
export async function* xmlPieces(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<XmlPiece[]> {
  let decoder: StringDecoder | undefined
  let isWide = false
  let rest = ''
  for await (const chunk of chunks) {
    isWide ||= decoder === undefined && isUtf16(chunk)
    decoder ??= new StringDecoder(isWide ? 'utf16le' : 'utf8')
    const { pieces, left } = cut(rest + decoder.write(chunk))
    rest = left
    // What is written again is written in UTF-8.
    if (pieces.length > 0) yield isWide ? pieces.map(inUtf8) : pieces
  }
  const { pieces, left } = cut(rest + (decoder?.end() ?? ''))
  yield [...pieces, ...left === '' ? [] : [{ kind: 'text' as const, raw: left, name: '' }]]
}

const inUtf8 = (piece: XmlPiece): XmlPiece =>
  piece.raw.startsWith('<?xml') ? { ...piece, raw: piece.raw.replace(/encoding\s*=\s*(["'])[^"']*\1/u, 'encoding="UTF-8"') } : piece

function cut(text: string) {
  const pieces: XmlPiece[] = []
  let at = 0
  for (;;) {
    const start = text.indexOf('<', at)
    if (start === -1) return { pieces, left: text.slice(at) }
    const end = endOf(text, start)
    if (end === -1) return { pieces, left: text.slice(at) }
    if (start > at) pieces.push({ kind: 'text', raw: text.slice(at, start), name: '' })
    pieces.push(pieceOf(text.slice(start, end)))
    at = end
  }
}

/** Where the markup that begins here ends; -1 where it is not whole yet. */
function endOf(text: string, start: number) {
  for (const [opening, closing] of [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']] as const) {
    if (text.startsWith(opening, start)) return after(text.indexOf(closing, start), closing.length)
    // What begins like one of these may turn into it with the next bytes.
    if (opening.startsWith(text.slice(start)) && text.length - start < opening.length) return -1
  }
  let quote = ''
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (quote === '') {
      if (sign === '>') return at + 1
      if (sign === '"' || sign === '\'') quote = sign
    } else if (sign === quote) quote = ''
  }
  return -1
}

const after = (at: number, length: number) => at === -1 ? -1 : at + length

function pieceOf(raw: string): XmlPiece {
  if (raw.startsWith('<?') || raw.startsWith('<!')) return { kind: 'other', raw, name: '' }
  const kind = raw.startsWith('</') ? 'close' : raw.endsWith('/>') ? 'empty' : 'open'
  return { kind, raw, name: /^<\/?(?:[^\s:/>]+:)?([^\s/>]+)/u.exec(raw)?.[1] ?? '' }
}

/** The prefix of a tag with its colon (`x:`), or nothing. */
export const prefixOf = (raw: string) => /^<\/?([^\s:/>]+:)/u.exec(raw)?.[1] ?? ''

/** An attribute of a tag as it is written, entities and all. */
export function attributeOf(raw: string, name: string) {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(raw)
  return match ? match[1] ?? match[2] ?? '' : undefined
}

/** A tag with an attribute set, or taken away. */
export function withAttribute(raw: string, name: string, value: string | null) {
  const bare = raw.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'u'), '')
  return value === null ? bare : bare.replace(/\s*(\/?>)$/u, ` ${name}="${escapeXml(value)}"$1`)
}

/** Text for an element or an attribute; what XML cannot hold is left out. */
export function escapeXml(text: string) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }

/** The text that an escaped one stands for. */
export const unescapeXml = (text: string) => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, decimal?: string, name?: string) =>
  hex !== undefined ? String.fromCodePoint(Number.parseInt(hex, 16)) : decimal !== undefined ? String.fromCodePoint(Number(decimal)) : named[name ?? ''] ?? whole)
