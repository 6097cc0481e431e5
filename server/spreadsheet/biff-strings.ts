import { damagedFile } from './workbook-error.ts'

const WIDE = 0x01
const PHONETIC = 0x04
const RICH = 0x08

/** How texts are stored: since Excel 97 in UTF-16 or its low bytes, before that in the code page of the machine. */
export interface BiffText {
  /** A text at an offset, its length before it in one or two bytes. */
  read(data: Buffer, at: number, lengthBytes?: 1 | 2): string
  /** A text that is a record of its own, with its continuations. */
  readLong(blocks: Buffer[]): string
}

export const unicodeText: BiffText = {
  read(data, at, lengthBytes = 2) {
    const length = readLength(data, at, lengthBytes)
    const isWide = ((data[at + lengthBytes] ?? 0) & WIDE) !== 0
    return textOf(data, { start: at + lengthBytes + 1, length, isWide })
  },
  readLong(blocks) {
    const source = createSource(blocks)
    const length = source.number(2)
    return source.text(length, source.number(1))
  },
}

/** Text in a code page by its number. */
export function codePageText(codePage: number | undefined): BiffText {
  const decoder = new TextDecoder(ENCODINGS.get(codePage ?? CHINESE) ?? 'gb18030')
  function read(data: Buffer, at: number, lengthBytes: 1 | 2 = 2) {
    const start = at + lengthBytes
    return decoder.decode(data.subarray(start, start + readLength(data, at, lengthBytes)))
  }
  return { read, readLong: (blocks) => read(Buffer.concat(blocks), 0) }
}

/** Programs that name no code page, or the one of a Western machine, ran on Chinese ones here. */
const CHINESE = 936
const ENCODINGS = new Map([[CHINESE, 'gb18030'], [950, 'big5'], [932, 'shift_jis'], [949, 'euc-kr'], [1251, 'windows-1251'], [65001, 'utf-8']])

function readLength(data: Buffer, at: number, lengthBytes: 1 | 2) {
  if (at + lengthBytes > data.length) throw damagedFile('BIFF')
  return data.readUIntLE(at, lengthBytes)
}

function textOf(data: Buffer, { start, length, isWide }: { start: number; length: number; isWide: boolean }) {
  return data.toString(isWide ? 'utf16le' : 'latin1', start, start + length * (isWide ? 2 : 1))
}

/** The shared strings from their record and its continuations, in which a text may be cut anywhere. Throws `damaged`. */
export function readSharedStrings(blocks: Buffer[]): string[] {
  const source = createSource(blocks)
  source.number(4)
  const count = source.number(4)
  const strings: string[] = []
  while (strings.length < count && !source.isAtEnd()) strings.push(readRichText(source))
  return strings
}

function readRichText(source: Source) {
  const length = source.number(2)
  const flags = source.number(1)
  const runs = (flags & RICH) === 0 ? 0 : source.number(2)
  const phoneticBytes = (flags & PHONETIC) === 0 ? 0 : source.number(4)
  const text = source.text(length, flags)
  source.skip(runs * 4 + phoneticBytes)
  return text
}

type Source = ReturnType<typeof createSource>

function createSource(blocks: Buffer[]) {
  let index = 0
  let at = 0

  function isAtEnd() {
    while (index < blocks.length && at >= (blocks[index]?.length ?? 0)) {
      index += 1
      at = 0
    }
    return index >= blocks.length
  }

  /** The block that still holds something. */
  function block() {
    const current = isAtEnd() ? undefined : blocks[index]
    if (current === undefined) throw damagedFile('BIFF')
    return current
  }

  function number(bytes: 1 | 2 | 4) {
    const current = block()
    if (at + bytes > current.length) throw damagedFile('BIFF')
    const value = current.readUIntLE(at, bytes)
    at += bytes
    return value
  }

  function skip(bytes: number) {
    for (let left = bytes; left > 0;) {
      const taken = Math.min(left, block().length - at)
      at += taken
      left -= taken
    }
  }

  /** Where a text goes on in another block, that begins with a byte that says anew how wide its characters are. */
  function text(length: number, flags: number) {
    let isWide = (flags & WIDE) !== 0
    let result = ''
    for (let left = length; left > 0;) {
      const before = index
      const current = block()
      if (index !== before) {
        isWide = ((current[at] ?? 0) & WIDE) !== 0
        at += 1
      }
      const width = isWide ? 2 : 1
      const characters = Math.min(left, Math.floor((current.length - at) / width))
      if (characters === 0 && at < current.length) throw damagedFile('BIFF')
      result += textOf(current, { start: at, length: characters, isWide })
      at += characters * width
      left -= characters
    }
    return result
  }

  return { number, skip, text, isAtEnd }
}
