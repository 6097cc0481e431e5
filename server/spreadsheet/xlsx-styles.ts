import { type NumberFormat, numberFormat } from './number-formats.ts'
import { damagedFile } from './workbook-error.ts'
import type { ZipParts } from './open-zip.ts'
import { parseXmlPart, type XmlAttributes } from './parse-xml.ts'

/** Excel allows 65,490 cell formats. */
const MOST_STYLES = 100_000

/** Number format of every cell style, by style index; undefined means General. */
export async function readNumberFormats(zip: ZipParts, part: string | undefined) {
  if (part === undefined || !zip.has(part)) return []
  const customCodes = new Map<number, string>()
  const formatIds: number[] = []
  let section = ''
  const handlers = {
    open(name: string, attributes: XmlAttributes) {
      if (name === 'numFmts' || name === 'cellXfs') section = name
      // Differential styles hold numFmt elements too; only those of the numFmts section are referred to by cells.
      if (section === 'numFmts' && name === 'numFmt') customCodes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (section === 'cellXfs' && name === 'xf') formatIds.push(Number(attributes.numFmtId ?? 0))
      if (formatIds.length > MOST_STYLES || customCodes.size > MOST_STYLES) throw damagedFile(part)
    },
    close(name: string) {
      if (name === section) section = ''
    },
  }
  await parseXmlPart({ part, chunks: zip.read(part), handlers })
  const byId = new Map<number, NumberFormat | undefined>()
  return formatIds.map((id) => {
    if (!byId.has(id)) byId.set(id, numberFormat(id, customCodes.get(id)))
    return byId.get(id)
  })
}
