import { attributeOf, escapeXml, withAttribute, type XmlPiece, xmlPieces } from './xml-pieces.ts'

/** What leads from one part of a package to another. */
export interface Link { id: string, type: string, target: string }

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
export const types = {
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  styles: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
  drawing: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
}

/** Name of the part that holds another part's relationships. */
export function linksPartOf(part: string) {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** The relationships of a part with what they lead to, by part name. */
export async function linksIn(part: Buffer, source: string): Promise<(Link & { part: string })[]> {
  const links: (Link & { part: string })[] = []
  for await (const pieces of xmlPieces([part])) {
    for (const { kind, name, raw } of pieces) {
      if (name !== 'Relationship' || kind === 'close' || attributeOf(raw, 'TargetMode') === 'External') continue
      const target = attributeOf(raw, 'Target') ?? ''
      links.push({ id: attributeOf(raw, 'Id') ?? '', type: attributeOf(raw, 'Type') ?? '', target, part: resolve(source, target) })
    }
  }
  return links
}

function resolve(source: string, target: string) {
  const path = target.startsWith('/') ? [] : source.split('/').slice(0, -1)
  for (const segment of target.split('/')) {
    if (segment === '..') path.pop()
    else if (segment !== '' && segment !== '.') path.push(segment)
  }
  return path.join('/')
}

/** A relationships part with links added, and those that lead to a kind of part taken away. `null` makes a new part. */
export async function patchLinks(part: Buffer | null, { added = [], without = null }: { added?: Link[], without?: string | null }): Promise<string> {
  const own = part ?? Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`)
  const isGone = (piece: XmlPiece) => without !== null && piece.name === 'Relationship' && (attributeOf(piece.raw, 'Type') ?? '').endsWith(`/${without}`)
  const links = added.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}"/>`).join('')
  return patchEnd(own, { root: 'Relationships', isGone, added: links })
}

/** The table of content types with parts added and a part taken away. */
export async function patchContentTypes(part: Buffer, { parts, removed, hasDrawing }: { parts: { name: string, type: string }[], removed: string | null, hasDrawing: boolean }) {
  let knowsDrawings = false
  const isGone = ({ name, raw }: XmlPiece) => {
    if (name === 'Default' && /^vml$/iu.test(attributeOf(raw, 'Extension') ?? '')) knowsDrawings = true
    return removed !== null && name === 'Override' && attributeOf(raw, 'PartName')?.toLowerCase() === `/${removed}`.toLowerCase()
  }
  const added = parts.map(({ name, type }) => `<Override PartName="/${escapeXml(name)}" ContentType="${type}"/>`).join('')
  const patched = await patchEnd(part, { root: 'Types', isGone, added })
  if (!hasDrawing || knowsDrawings) return patched
  return patched.replace(/(<Types\b[^>]*>)/u, `$1<Default Extension="vml" ContentType="${types.drawing}"/>`)
}

async function patchEnd(part: Buffer, { root, isGone, added }: { root: string, isGone(piece: XmlPiece): boolean, added: string }) {
  let out = ''
  for await (const pieces of xmlPieces([part])) {
    for (const piece of pieces) {
      if (isGone(piece)) continue
      if (piece.name === root && piece.kind === 'empty') out += `${withAttribute(piece.raw, '', null).replace(/\s*\/>$/u, '>')}${added}</${root}>`
      else out += piece.name === root && piece.kind === 'close' ? added + piece.raw : piece.raw
    }
  }
  return out
}
