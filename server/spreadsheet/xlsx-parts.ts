import type { SheetInfo } from './cells.ts'
import type { ReadLimits } from './limits.ts'
import type { ZipParts } from './open-zip.ts'
import { parseXmlPart, type XmlAttributes } from './parse-xml.ts'
import { damagedFile, macroFile, notASpreadsheet, tooManySheets, unsupportedFormat } from './workbook-error.ts'

export interface XlsxSheet extends SheetInfo {
  part: string
}

/** Where a workbook keeps what we read, by its relationships and not by customary names. */
export interface XlsxParts {
  workbookPart: string
  sheets: XlsxSheet[]
  date1904: boolean
  stylesPart?: string
  stringsPart?: string
}

interface Relationship {
  type: string
  part: string
}

/** Follows the package from its root to the sheets. Throws `macro`, `not_a_spreadsheet`, `unsupported_format` or `damaged`. */
export async function findXlsxParts(zip: ZipParts, limits: ReadLimits): Promise<XlsxParts> {
  refuseOtherPackages(zip)
  await refuseMacroTypes(zip)
  const root = [...(await readRelationships(zip, '')).values()].find((link) => isType(link, 'officeDocument'))
  if (root === undefined) throw notASpreadsheet()
  if (/\.bin$/i.test(root.part)) throw unsupportedFormat('.xlsb')
  const links = await readRelationships(zip, root.part)
  const workbook = await readWorkbookPart({ zip, part: root.part, limits })
  const sheets: XlsxSheet[] = []
  const parts = new Set<string>()
  for (const { name, hidden, linkId } of workbook.sheets) {
    const link = links.get(linkId)
    if (link === undefined) throw damagedFile(name)
    // Chart and dialog sheets have no rows.
    if (!isType(link, 'worksheet')) continue
    // One part for many sheets would be read as often.
    if (parts.has(link.part.toLowerCase())) throw damagedFile(link.part)
    parts.add(link.part.toLowerCase())
    sheets.push({ index: sheets.length, name, hidden, part: link.part })
  }
  const partOf = (type: string) => [...links.values()].find((link) => isType(link, type))?.part
  return { workbookPart: root.part, sheets, date1904: workbook.date1904, stylesPart: partOf('styles'), stringsPart: partOf('sharedStrings') }
}

function refuseOtherPackages(zip: ZipParts) {
  if (zip.names.some((name) => /(^|\/)vbaProject\.bin$|^xl\/macrosheets\//i.test(name))) throw macroFile()
  if (zip.has('[Content_Types].xml')) return
  throw zip.has('content.xml') && zip.has('mimetype') ? unsupportedFormat('.ods') : notASpreadsheet()
}

async function refuseMacroTypes(zip: ZipParts) {
  const part = '[Content_Types].xml'
  let isBinary = false
  let hasMacros = false
  const handlers = {
    open(_name: string, { ContentType = '' }: XmlAttributes) {
      isBinary ||= /sheet\.binary\.macroEnabled/i.test(ContentType)
      hasMacros ||= /macroEnabled\.main|vbaProject|macrosheet/i.test(ContentType)
    },
  }
  await parseXmlPart({ part, chunks: zip.read(part), handlers })
  if (isBinary) throw unsupportedFormat('.xlsb')
  if (hasMacros) throw macroFile()
}

/** Relationships of a part by id; of the package itself for `''`. External targets are left out: they are never fetched. */
async function readRelationships(zip: ZipParts, source: string) {
  const slash = source.lastIndexOf('/') + 1
  const part = `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`
  const links = new Map<string, Relationship>()
  if (!zip.has(part)) return links
  const handlers = {
    open(name: string, { Id, Type = '', Target = '', TargetMode }: XmlAttributes) {
      if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return
      links.set(Id, { type: Type, part: resolveTarget(source, Target) })
    },
  }
  await parseXmlPart({ part, chunks: zip.read(part), handlers })
  return links
}

/** Part name of a target, which may be absolute or climb with `..`. */
function resolveTarget(source: string, target: string) {
  const base = target.startsWith('/') ? [] : source.split('/').slice(0, -1)
  const segments = base
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

/** The Transitional and the Strict namespaces end alike. */
function isType(link: Relationship, type: string) {
  return link.type.endsWith(`/${type}`)
}

async function readWorkbookPart(input: { zip: ZipParts; part: string; limits: ReadLimits }) {
  const { zip, part, limits } = input
  const sheets: { name: string; hidden: boolean; linkId: string }[] = []
  let rootName: string | undefined
  let date1904 = false
  const handlers = {
    open(name: string, attributes: XmlAttributes) {
      rootName ??= name
      if (name === 'workbookPr') date1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const linkId = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1]
      if (linkId === undefined) throw damagedFile(part)
      sheets.push({ name: attributes.name ?? '', hidden: /hidden$/i.test(attributes.state ?? ''), linkId })
      if (sheets.length > limits.sheets) throw tooManySheets(limits.sheets)
    },
  }
  await parseXmlPart({ part, chunks: zip.read(part), handlers })
  if (rootName !== 'workbook') throw notASpreadsheet()
  return { sheets, date1904 }
}

/** The schema's boolean, which writers spell in four ways. */
export function isTrue(value: string | undefined) {
  return value === '1' || value === 'true' || value === 'on'
}
