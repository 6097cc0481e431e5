export type ContentKind = 'empty' | 'zip' | 'ole' | 'old-sheet' | 'text' | 'other'

/** How many leading bytes `sniffContent` wants to see. */
export const SNIFF_BYTES = 4096

const ZIP = ['504b0304', '504b0506', '504b0708']
const OLE = 'd0cf11e0a1b11ae1'
/** BOF records of BIFF2–BIFF8 sheets written without an OLE container. */
const BARE_BIFF = /^09(00|02|04|08)(04|06|08|10)00/
/** Web pages, 2003 XML and MHT archives that systems hand out under the name .xls. */
const MARKUP = /^\s*(<(\?xml|!doctype|html|head|meta|style|body|table|workbook|[a-z]+:workbook)\b|mime-version:)/i
const FOREIGN_TEXT = /^(%PDF|\{\\rtf)/

/** What a file is by its first bytes; its name is never asked. */
export function sniffContent(head: Buffer): ContentKind {
  if (head.length === 0) return 'empty'
  const hex = head.subarray(0, 8).toString('hex')
  if (ZIP.some((magic) => hex.startsWith(magic))) return 'zip'
  if (hex === OLE) return 'ole'
  if (BARE_BIFF.test(hex)) return 'old-sheet'
  const wide = hex.startsWith('fffe') ? 'little' : hex.startsWith('feff') ? 'big' : undefined
  const text = wide === undefined ? head.toString('latin1') : decodeWide(head, wide)
  const start = text.replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, '')
  if (MARKUP.test(start)) return 'old-sheet'
  if (FOREIGN_TEXT.test(start) || text.includes('\0')) return 'other'
  return 'text'
}

function decodeWide(head: Buffer, order: 'little' | 'big') {
  const even = Buffer.from(head.subarray(0, head.length - (head.length % 2)))
  return (order === 'little' ? even : even.swap16()).toString('utf16le')
}
