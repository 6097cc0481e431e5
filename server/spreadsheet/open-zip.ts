import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw, type InflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import type { ReadLimits } from './limits.ts'
import { damagedFile, encryptedFile, tooLarge, truncatedFile, WorkbookError, zipBomb } from './workbook-error.ts'

/** The parts of an Office package. Names compare without regard to case, as the packaging standard (ECMA-376-2) says. */
export interface ZipParts {
  names: string[]
  has(name: string): boolean
  /** The inflated bytes of a part, counted against the limits while they come. Throws `damaged` when there is no such part. */
  read(name: string): AsyncGenerator<Buffer>
  /** Compressed bytes of a part that its latest reading has taken, and all that it has; nothing of a part that is not there. */
  progress(name: string): { done: number; total: number }
  close(): void
}

const CHUNK_BYTES = 64 * 1024
const STORED = 0
const DEFLATED = 8

/** Opens a zip file by its directory; nothing is inflated yet, nothing is ever written to disk. Throws `WorkbookError`. */
export async function openZip(path: string, limits: ReadLimits): Promise<ZipParts> {
  const zip = await openDirectory(path)
  try {
    const entries = await listEntries(zip, limits)
    return readerOf({ path, zip, entries, limits })
  } catch (error) {
    zip.close()
    throw error
  }
}

function openDirectory(path: string) {
  return yauzl
    .openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false })
    .catch((error: unknown) => {
      throw truncatedFile(error)
    })
}

async function listEntries(zip: yauzl.ZipFile, limits: ReadLimits) {
  const entries = new Map<string, yauzl.Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      const name = partName(entry)
      if (entries.has(keyOf(name))) throw damagedFile(name)
      entries.set(keyOf(name), entry)
      // Counted here and not believed from the directory's own total.
      if (entries.size > limits.zipEntries) throw tooManyEntries(limits)
    }
  } catch (error) {
    throw error instanceof WorkbookError ? error : damagedFile('zip', error)
  }
  return entries
}

function readerOf(input: { path: string; zip: yauzl.ZipFile; entries: Map<string, yauzl.Entry>; limits: ReadLimits }): ZipParts {
  const { path, zip, entries, limits } = input
  const inflatedByPart = new Map<string, number>()
  const takenByPart = new Map<string, number>()

  /** A part read twice costs memory once, so only its longest reading counts. */
  function account(part: { key: string; inflated: number; compressed: number }) {
    if (part.inflated > limits.partBytes) throw zipBomb()
    if (part.inflated > limits.ratioFloorBytes && part.inflated > part.compressed * limits.inflationRatio) throw zipBomb()
    if (part.inflated <= (inflatedByPart.get(part.key) ?? 0)) return
    inflatedByPart.set(part.key, part.inflated)
    let total = 0
    for (const size of inflatedByPart.values()) total += size
    if (total > limits.inflatedBytes) throw zipBomb()
  }

  async function* read(name: string): AsyncGenerator<Buffer> {
    const key = keyOf(name)
    const entry = entries.get(key)
    if (entry === undefined) throw damagedFile(name)
    if (entry.isEncrypted()) throw encryptedFile()
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw damagedFile(name)
    let inflated = 0
    let checksum = 0
    takenByPart.set(key, 0)
    try {
      const content = await openEntry({ path, zip, entry })
      for await (const chunk of content) {
        inflated += chunk.length
        takenByPart.set(key, 'bytesWritten' in content ? content.bytesWritten : inflated)
        account({ key, inflated, compressed: entry.compressedSize })
        checksum = crc32(chunk, checksum)
        yield chunk
      }
    } catch (error) {
      throw asWorkbookError(name, error)
    }
    if (inflated !== entry.uncompressedSize || checksum !== entry.crc32) throw damagedFile(name)
  }

  return {
    names: [...entries.values()].map(partName),
    has: (name) => entries.has(keyOf(name)),
    read,
    progress: (name) => ({ done: takenByPart.get(keyOf(name)) ?? 0, total: entries.get(keyOf(name))?.compressedSize ?? 0 }),
    close: () => zip.close(),
  }
}

async function openEntry({ path, zip, entry }: { path: string; zip: yauzl.ZipFile; entry: yauzl.Entry }): Promise<AsyncIterable<Buffer> | InflateRaw> {
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  if (entry.compressedSize === 0) return Readable.from([])
  // Read here and not through yauzl, whose streams throw where nobody can catch it when they are left while another is being read.
  const raw = createReadStream(path, { start, end: start + entry.compressedSize - 1, highWaterMark: CHUNK_BYTES })
  // Inflated here as well, for larger chunks. The error reaches the reader through the stream itself.
  return entry.compressionMethod === STORED ? raw : pipeline(raw, createInflateRaw({ chunkSize: CHUNK_BYTES }), () => undefined)
}

function asWorkbookError(name: string, error: unknown) {
  if (error instanceof WorkbookError) return error
  const isCutShort = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR'
  return isCutShort ? truncatedFile(error) : damagedFile(name, error)
}

function partName(entry: yauzl.Entry) {
  const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
  return name.replace(/^\/+/, '')
}

function keyOf(name: string) {
  return name.toLowerCase()
}

function tooManyEntries(limits: ReadLimits) {
  return tooLarge({ what: { zh: '文件包内的文件数', en: 'The number of files in the package' }, limit: String(limits.zipEntries) })
}
