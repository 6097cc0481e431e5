import { mergeOfReference } from './cell-address.ts'
import type { Merge } from './cells.ts'
import type { ReadLimits } from './limits.ts'
import type { ZipParts } from './open-zip.ts'
import { isUtf16, parseXmlPart, type XmlAttributes } from './parse-xml.ts'
import { tooManyMerges } from './workbook-error.ts'

const NAME = 'mergeCell'
const ELEMENT = /<(?:[\w.-]+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([^"'<>]*)["']/g
const EXCLAMATION = 0x21
const LESS_THAN = 0x3c
/** Longer than any mergeCell element, so that one cut by a chunk edge is whole in the next text. */
const CARRY_BYTES = 512

/**
 * The merged areas of a sheet. They stand after its rows, so this reads the part once on its own: it looks for the element's name
 * in the bytes, which is exact because `<` is always markup in XML, and parses in full only where CDATA or comments break that rule.
 */
export async function readMerges(input: { zip: ZipParts; part: string; limits: ReadLimits }): Promise<Merge[]> {
  return (await scanMerges(input)) ?? (await parseMerges(input))
}

async function scanMerges(input: { zip: ZipParts; part: string; limits: ReadLimits }) {
  const merges = collectMerges(input.limits)
  let carried = Buffer.alloc(0)
  let isFirst = true
  for await (const chunk of input.zip.read(input.part)) {
    if (isFirst && isUtf16(chunk)) return undefined
    isFirst = false
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
    if (hasDeclaration(bytes)) return undefined
    carried = Buffer.from(bytes.subarray(scanText({ bytes, add: merges.add })))
  }
  return merges.list
}

/** Adds every whole element and answers from which byte the rest is to be looked at again. */
function scanText(input: { bytes: Buffer; add: (reference: string) => void }) {
  const { bytes, add } = input
  const carryFrom = Math.max(0, bytes.length - CARRY_BYTES)
  const first = bytes.indexOf(NAME)
  if (first === -1) return carryFrom
  // A prefix before the name belongs to the element.
  const from = Math.max(0, first - CARRY_BYTES)
  let end = 0
  for (const match of bytes.toString('latin1', from).matchAll(ELEMENT)) {
    add(match[1] ?? '')
    end = match.index + match[0].length
  }
  return Math.max(carryFrom, from + end)
}

/** `<!` opens CDATA, a comment or a DOCTYPE. The exclamation mark is sought because it is rare, unlike `<`. */
function hasDeclaration(bytes: Buffer) {
  for (let at = bytes.indexOf(EXCLAMATION); at !== -1; at = bytes.indexOf(EXCLAMATION, at + 1)) {
    if (bytes[at - 1] === LESS_THAN) return true
  }
  return false
}

async function parseMerges(input: { zip: ZipParts; part: string; limits: ReadLimits }) {
  const merges = collectMerges(input.limits)
  const handlers = {
    open(name: string, { ref }: XmlAttributes) {
      if (name === NAME && ref !== undefined) merges.add(ref)
    },
  }
  await parseXmlPart({ part: input.part, chunks: input.zip.read(input.part), handlers })
  return merges.list
}

function collectMerges(limits: ReadLimits) {
  const list: Merge[] = []
  const add = (reference: string) => {
    const merge = mergeOfReference(reference)
    if (merge !== undefined) list.push(merge)
    if (list.length > limits.mergesPerSheet) throw tooManyMerges(limits.mergesPerSheet)
  }
  return { list, add }
}
