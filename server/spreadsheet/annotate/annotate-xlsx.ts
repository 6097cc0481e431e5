import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { ReadLimits } from '../limits.ts'
import { openZip, type ZipParts } from '../open-zip.ts'
import { bearsIdentityNumber, withoutIdentityNumbers } from '../parse-values/personal-numbers.ts'
import { findXlsxParts, type XlsxParts } from '../xlsx-parts.ts'
import type { SheetNotes } from './notes.ts'
import { type Comment, commentsOf, patchComments, patchDrawing } from './patch-comments.ts'
import { type Link, linksIn, linksPartOf, OFFICE, patchContentTypes, patchLinks, STRICT_OFFICE, types } from './patch-package.ts'
import { patchSheet, patchStrings } from './patch-sheet.ts'
import { patchStyles } from './patch-styles.ts'

/** More comments than this make Excel slow, and nobody reads them; the colours and the column of reasons go on. */
const MOST_COMMENTS = 2_000
/** What is compressed already is stored as it is. */
const COMPRESSED = /\.(?:png|jpe?g|gif|emf|wmf|zip)$/iu
const CONTENT_TYPES = '[Content_Types].xml'

type Content = string | (() => AsyncIterable<string> | AsyncIterable<Buffer>)

/**
 * A workbook's own package with cells coloured and commented: only the parts that say so are changed, so that fonts, widths, merges,
 * formulas, pictures and everything else stay as they are. ID numbers are struck out wherever they stand. `notes` by sheet name.
 * Throws `WorkbookError`.
 */
export async function annotateXlsx(path: string, { limits, notes }: { limits: ReadLimits, notes: ReadonlyMap<string, SheetNotes> }): Promise<Buffer> {
  const zip = await openZip(path, limits)
  try {
    const parts = await findXlsxParts(zip, limits)
    return await pack(zip, await changedParts(zip, { parts, notes }))
  } finally {
    zip.close()
  }
}

/** The parts of the new package that are not the old ones; null takes one away. */
async function changedParts(zip: ZipParts, { parts, notes }: { parts: XlsxParts, notes: ReadonlyMap<string, SheetNotes> }) {
  const changed = new Map<string, Content | null>()
  const stylesPart = parts.stylesPart !== undefined && zip.has(parts.stylesPart) ? parts.stylesPart : null
  const styles = await patchStyles(stylesPart === null ? null : await wholeOf(zip, stylesPart))
  const links = linksPartOf(parts.workbookPart)
  const workbookLinks = await linksIn(await wholeOf(zip, links), parts.workbookPart)
  // A strict package has names of its own for how its parts hang together.
  const office = workbookLinks.some(({ type }) => type.startsWith(STRICT_OFFICE)) ? STRICT_OFFICE : OFFICE
  const newParts: { name: string, type: string }[] = []
  let left = MOST_COMMENTS
  let writes = false

  for (const sheet of parts.sheets) {
    const own = notes.get(sheet.name) ?? new Map()
    writes ||= [...own.values()].some((cells) => [...cells.values()].some(({ text }) => text !== undefined))
    const comments = commentsOf(own, left)
    left -= comments.length
    const { drawing, added } = await addComments(zip, { changed, sheetPart: sheet.part, number: sheet.index + 1, comments, office })
    newParts.push(...added)
    changed.set(sheet.part, () => patchSheet(zip.read(sheet.part), { notes: own, styleFor: styles.styleFor, hide, drawing }))
  }
  if (parts.stringsPart !== undefined && zip.has(parts.stringsPart)) {
    const strings = parts.stringsPart
    changed.set(strings, () => patchStrings(zip.read(strings), hide))
  }
  // Sheets ask for their styles while they are written: the styles come last.
  const newStyles = stylesPart ?? 'xl/markedStyles.xml'
  // The order of calculation names cells that may be no formulas any more; it is made anew by whoever opens the file.
  const calculation = writes ? workbookLinks.find(({ type }) => type.endsWith('/calcChain')) : undefined
  if (stylesPart === null || calculation) {
    const added = stylesPart === null ? [{ id: 'rIdMarkedStyles', type: `${office}/styles`, target: `/${newStyles}` }] : []
    if (stylesPart === null) newParts.push({ name: newStyles, type: types.styles })
    changed.set(links, await patchLinks(await wholeOf(zip, links), { added, without: calculation ? 'calcChain' : null }))
  }
  if (calculation) changed.set(calculation.part, null)
  const hasDrawing = left < MOST_COMMENTS
  changed.set(CONTENT_TYPES, await patchContentTypes(await wholeOf(zip, CONTENT_TYPES), { parts: newParts, removed: calculation?.part ?? null, hasDrawing }))
  changed.delete(newStyles)
  changed.set(newStyles, async function* () {
    yield styles.finish()
  })
  return changed
}

/** Adds a sheet's comments to those that it has, or new parts for them. Answers the drawing that the sheet is to name, if it names none. */
async function addComments(
  zip: ZipParts, { changed, sheetPart, number, comments, office }: { changed: Map<string, Content | null>, sheetPart: string, number: number, comments: Comment[], office: string },
) {
  if (comments.length === 0) return { drawing: null, added: [] }
  const linksPart = linksPartOf(sheetPart)
  const known = zip.has(linksPart) ? await wholeOf(zip, linksPart) : null
  const links = known ? await linksIn(known, sheetPart) : []
  const ownComments = links.find(({ type, part }) => type.endsWith('/comments') && zip.has(part))
  const ownDrawing = links.find(({ type, part }) => type.endsWith('/vmlDrawing') && zip.has(part))
  const commentsPart = ownComments?.part ?? freeName(zip, (again) => `xl/markedComments${number}${again}.xml`)
  const drawingPart = ownDrawing?.part ?? freeName(zip, (again) => `xl/drawings/markedComments${number}${again}.vml`)
  changed.set(commentsPart, await patchComments(ownComments ? await wholeOf(zip, commentsPart) : null, comments))
  changed.set(drawingPart, patchDrawing(ownDrawing ? (await wholeOf(zip, drawingPart)).toString() : null, comments))
  const added: Link[] = [
    ...ownComments ? [] : [{ id: 'rIdMarkedComments', type: `${office}/comments`, target: `/${commentsPart}` }],
    ...ownDrawing ? [] : [{ id: 'rIdMarkedDrawing', type: `${office}/vmlDrawing`, target: `/${drawingPart}` }],
  ]
  if (added.length > 0) changed.set(linksPart, await patchLinks(known, { added }))
  return { drawing: ownDrawing ? null : 'rIdMarkedDrawing', added: ownComments ? [] : [{ name: commentsPart, type: types.comments }] }
}

function freeName(zip: ZipParts, nameFor: (again: string) => string) {
  let name = nameFor('')
  for (let again = 2; zip.has(name); again += 1) name = nameFor(`_${again}`)
  return name
}

const hide = (text: string) => bearsIdentityNumber(text) ? withoutIdentityNumbers(text) : text

async function wholeOf(zip: ZipParts, part: string) {
  const chunks: Buffer[] = []
  for await (const chunk of zip.read(part)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Old parts and changed ones as one package, written as it is read. */
async function pack(zip: ZipParts, changed: ReadonlyMap<string, Content | null>): Promise<Buffer> {
  const file = new ZipFile()
  const isChanged = (name: string) => [...changed.keys()].some((key) => key.toLowerCase() === name.toLowerCase())
  const addLazily = (name: string, content: () => AsyncIterable<string> | AsyncIterable<Buffer>) => {
    file.addReadStreamLazy(name, { compress: !COMPRESSED.test(name) }, (answer) => answer(null, Readable.from(bytesOf(content()), { objectMode: false })))
  }
  // What kind of package it is stands first, where those who guess by the first bytes look.
  const types = changed.get(CONTENT_TYPES)
  if (typeof types === 'string') file.addBuffer(Buffer.from(types), CONTENT_TYPES)
  for (const name of zip.names) if (!isChanged(name) && !name.endsWith('/')) addLazily(name, () => zip.read(name))
  for (const [name, content] of changed) {
    if (content === null || name === CONTENT_TYPES) continue
    if (typeof content === 'string') file.addBuffer(Buffer.from(content), name)
    else addLazily(name, content)
  }
  const chunks: Buffer[] = []
  await new Promise<void>((resolve, reject) => {
    file.on('error', reject)
    file.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject).on('end', resolve)
    file.end()
  })
  return Buffer.concat(chunks)
}

async function* bytesOf(content: AsyncIterable<string> | AsyncIterable<Buffer>) {
  for await (const chunk of content) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}
