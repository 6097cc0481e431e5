export type ContentKind = 'empty' | 'zip' | 'ole' | 'biff' | 'html' | 'xml' | 'old-sheet' | 'text' | 'other'

/** How many leading bytes `sniffContent` wants to see. */
export const SNIFF_BYTES = 4096

const ZIP = ['504b0304', '504b0506', '504b0708']
const OLE = 'd0cf11e0a1b11ae1'
/** Sheets of Excel 5 and later written without an OLE container, as small programs do. */
const BARE_BIFF = /^0908(04|06|08|10)00/
/** Excel 2–4. */
const OLD_BIFF = /^09(00|02|04)(04|06|08)00/
/** “Single file web page” (.mht). */
const WEB_ARCHIVE = /^\s*mime-version:/i
const FOREIGN_TEXT = /^(%PDF|\{\\rtf)/
/** What stands before the first element: declaration, processing instructions, comments. */
const PROLOG = /^\s*(?:<\?[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*/
const FIRST_ELEMENT = /^<(?:!doctype\s+)?([a-z][\w.-]*:)?([a-z][\w.-]*)/i
const HTML = new Set(['html', 'head', 'meta', 'style', 'body', 'table', 'title', 'script', 'link', 'div', 'center', 'form', 'font', 'p'])

/** What a file is by its first bytes; its name is never asked. */
export function sniffContent(head: Buffer): ContentKind {
  if (head.length === 0) return 'empty'
  const hex = head.subarray(0, 8).toString('hex')
  if (ZIP.some((magic) => hex.startsWith(magic))) return 'zip'
  if (hex === OLE) return 'ole'
  if (BARE_BIFF.test(hex)) return 'biff'
  if (OLD_BIFF.test(hex)) return 'old-sheet'
  const wide = hex.startsWith('fffe') ? 'little' : hex.startsWith('feff') ? 'big' : undefined
  const text = wide === undefined ? head.toString('latin1') : decodeWide(head, wide)
  const start = text.replace(/^(\u00ef\u00bb\u00bf|\ufeff)/, '')
  if (FOREIGN_TEXT.test(start) || text.includes('\0')) return 'other'
  return WEB_ARCHIVE.test(start) ? 'old-sheet' : markupKind(start)
}

/** A .csv may begin with `<` too, so only elements that are known count as markup. */
function markupKind(start: string): ContentKind {
  const [, , element = ''] = FIRST_ELEMENT.exec(start.replace(PROLOG, '')) ?? []
  const name = element.toLowerCase()
  if (name === 'workbook') return 'xml'
  if (HTML.has(name)) return 'html'
  return /^\s*<\?xml\b/i.test(start) ? 'other' : 'text'
}

function decodeWide(head: Buffer, order: 'little' | 'big') {
  const even = Buffer.from(head.subarray(0, head.length - (head.length % 2)))
  return (order === 'little' ? even : even.swap16()).toString('utf16le')
}
