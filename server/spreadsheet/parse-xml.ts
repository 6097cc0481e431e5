import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'
import { damagedFile, doctypeFound, WorkbookError } from './workbook-error.ts'

export type XmlAttributes = Record<string, string>

/** Element names come without the prefix that the root element bears (`x:row` → `row`); foreign prefixes stay. */
export interface XmlHandlers {
  open?(name: string, attributes: XmlAttributes): void
  close?(name: string): void
  /** Character data, CDATA included; may come in several pieces. */
  text?(text: string): void
}

export interface XmlFeed {
  write(chunk: Buffer): void
  /** Throws `damaged` when elements are left open. */
  end(): void
}

const MAX_DEPTH = 64
/** More than any cell may hold, escaped: a longer run without a tag is no office file and would only fill memory. */
const MAX_CHARACTERS_BETWEEN_TAGS = 1_000_000

/** Feeds the bytes of an XML part to `handlers` as they come. Refuses any DOCTYPE; throws `WorkbookError`. */
export function createXmlFeed(part: string, handlers: XmlHandlers): XmlFeed {
  const parser = new SaxesParser({ position: false, xmlns: false as const })
  let decoder: StringDecoder | undefined
  let prefix: string | undefined
  let depth = 0
  let sinceLastTag = 0

  const localName = (name: string) => (prefix && name.startsWith(prefix) ? name.slice(prefix.length) : name)

  parser.on('opentag', (tag) => {
    prefix ??= tag.name.slice(0, tag.name.indexOf(':') + 1)
    sinceLastTag = 0
    depth += 1
    if (depth > MAX_DEPTH) throw damagedFile(part)
    handlers.open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    sinceLastTag = 0
    depth -= 1
    handlers.close?.(localName(tag.name))
  })
  if (handlers.text) {
    const onText = handlers.text.bind(handlers)
    parser.on('text', onText)
    parser.on('cdata', onText)
  }
  parser.on('doctype', () => {
    throw doctypeFound()
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) throw damagedFile(part)
  })

  function parse(text: string | null) {
    try {
      parser.write(text)
    } catch (error) {
      throw error instanceof WorkbookError ? error : damagedFile(part, error)
    }
  }

  return {
    write(chunk) {
      decoder ??= new StringDecoder(isUtf16(chunk) ? 'utf16le' : 'utf8')
      const text = decoder.write(chunk)
      sinceLastTag += text.length
      parse(text)
      if (sinceLastTag > MAX_CHARACTERS_BETWEEN_TAGS) throw damagedFile(part)
    },
    end() {
      const rest = decoder?.end()
      if (rest) parse(rest)
      parse(null)
    },
  }
}

/** Runs a whole part through `handlers`. */
export async function parseXmlPart(input: { part: string; chunks: AsyncIterable<Buffer>; handlers: XmlHandlers }) {
  const feed = createXmlFeed(input.part, input.handlers)
  for await (const chunk of input.chunks) feed.write(chunk)
  feed.end()
}

/** Little-endian UTF-16, by its byte order mark or by a `<` that takes two bytes. */
export function isUtf16(start: Buffer) {
  return (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0x3c && start[1] === 0)
}
