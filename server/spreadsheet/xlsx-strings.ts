import type { ReadLimits } from './limits.ts'
import type { ZipParts } from './open-zip.ts'
import { parseXmlPart } from './parse-xml.ts'
import { zipBomb } from './workbook-error.ts'

/** All of them stay in memory while a sheet is read; no sheet of so many rows has more. */
const STRINGS_PER_ROW = 20
const CHARACTERS_PER_ROW = 400

/** The shared strings by index. Rich text is joined; phonetic guides above it (`rPh`) are left out. */
export async function readSharedStrings(zip: ZipParts, part: string | undefined, { dataRows }: Pick<ReadLimits, 'dataRows'>) {
  const strings: string[] = []
  if (part === undefined || !zip.has(part)) return strings
  const mostCharacters = CHARACTERS_PER_ROW * dataRows
  let characters = 0
  let current = ''
  let inText = false
  let inPhonetic = false
  const handlers = {
    open(name: string) {
      if (name === 'si') current = ''
      else if (name === 't') inText = !inPhonetic
      else if (name === 'rPh') inPhonetic = true
    },
    close(name: string) {
      if (name === 'si') {
        strings.push(unescapeText(current))
        characters += current.length
        if (characters > mostCharacters || strings.length > STRINGS_PER_ROW * dataRows) throw zipBomb()
      } else if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
    },
    text(text: string) {
      if (inText) current += text
    },
  }
  await parseXmlPart({ part, chunks: zip.read(part), handlers })
  return strings
}

/** Undoes the escape for characters that XML cannot hold (ECMA-376-1 §22.9.2.19): `_x000D_` is a carriage return. */
export function unescapeText(text: string) {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_match, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
