import { createReadStream } from 'node:fs'
import { notASpreadsheet, unsupportedEncoding } from './workbook-error.ts'

export type TextEncodingName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const READ_BYTES = 64 * 1024

/**
 * The encoding of a text file: its byte order mark, else UTF-8 when every byte of it is valid UTF-8, else GB18030 (which GBK and
 * GB2312 are parts of). Throws `unsupported_encoding`, or `not_a_spreadsheet` for binary content.
 */
export async function detectEncoding(path: string, head: Buffer): Promise<TextEncodingName> {
  const marked = encodingOfMark(head)
  if (marked) {
    if (await isReadableAs(path, marked)) return marked
    throw unsupportedEncoding()
  }
  if (await isReadableAs(path, 'utf-8')) return 'utf-8'
  if (await isReadableAs(path, 'gb18030')) return 'gb18030'
  throw unsupportedEncoding()
}

/** The text of a file in pieces, without its byte order mark. `onRead` is told how many of its bytes have been read. */
export async function* readText(path: string, encoding: TextEncodingName, onRead?: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  let isStart = true
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) {
    bytes += (chunk as Buffer).length
    onRead?.(bytes)
    const text = decoder.decode(chunk, { stream: true })
    if (text === '') continue
    yield isStart ? withoutMark(text) : text
    isStart = false
  }
  const rest = decoder.decode()
  if (rest !== '') yield isStart ? withoutMark(rest) : rest
}

function encodingOfMark(head: Buffer): TextEncodingName | undefined {
  const hex = head.subarray(0, 4).toString('hex')
  if (hex.startsWith('efbbbf')) return 'utf-8'
  if (hex === '84319533') return 'gb18030'
  if (hex.startsWith('fffe')) return 'utf-16le'
  if (hex.startsWith('feff')) return 'utf-16be'
  return undefined
}

async function isReadableAs(path: string, encoding: TextEncodingName) {
  try {
    for await (const text of readText(path, encoding)) {
      if (text.includes('\0')) throw notASpreadsheet()
    }
    return true
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false
    throw error
  }
}

/** Decoders leave the mark of GB18030 in the text. */
function withoutMark(text: string) {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}
