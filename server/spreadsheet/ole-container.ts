import { damagedFile, truncatedFile } from './workbook-error.ts'

const HEADER_BYTES = 512
const ENTRY_BYTES = 128
const HEADER_SECTORS = 109
const LAST_SECTOR = 0xfffffffa
const NO_ENTRY = 0xffffffff
const STORAGE = 1
const STREAM = 2
const ROOT = 5

export interface OleStreams {
  /** Streams and storages at the top level; what is embedded in the file has names of its own further down. */
  names: ReadonlySet<string>
  /** The bytes of a stream at the top level. Throws `truncated` or `damaged`. */
  read(name: string): Buffer | undefined
}

interface Entry { name: string; type: number; left: number; right: number; child: number; start: number; size: number }

/** Opens a compound file, the container of .xls ([MS-CFB]). Throws `truncated` or `damaged`. */
export function openOle(file: Buffer): OleStreams {
  if (file.length < HEADER_BYTES) throw truncatedFile()
  const sectors = readSectors(file)
  const entries = readEntries(sectors.chain(file.readUInt32LE(48)))
  const root = entries[0]
  if (root?.type !== ROOT) throw damagedFile('OLE')
  const miniCutoff = file.readUInt32LE(56)
  const byName = new Map(childrenOf(root, entries).map((entry) => [entry.name, entry]))

  function read(name: string) {
    const entry = byName.get(name)
    if (entry?.type !== STREAM) return undefined
    const bytes = entry.size < miniCutoff ? readMini(entry) : sectors.chain(entry.start)
    if (bytes.length < entry.size) throw truncatedFile()
    return bytes.subarray(0, entry.size)
  }

  /** Small streams lie in sectors of 64 bytes within a stream of their own. */
  function readMini(entry: Entry) {
    const size = 1 << file.readUInt16LE(32)
    const links = sectors.chain(file.readUInt32LE(60))
    return joinChain({ start: entry.start, links, bytes: sectors.chain(root?.start ?? LAST_SECTOR), size })
  }

  return { names: new Set(byName.keys()), read }
}

function readSectors(file: Buffer) {
  const shift = file.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw damagedFile('OLE')
  const size = 1 << shift
  // The header takes the place of a sector before the first.
  const body = file.subarray(size)
  const links = Buffer.concat(tableSectors(file, { body, size }).map((index) => sectorAt({ bytes: body, index, size })))
  return { chain: (start: number) => joinChain({ start, links, bytes: body, size }) }
}

/** Where the sectors of the allocation table are: 109 in the header, the rest in a chain of their own. */
function tableSectors(file: Buffer, { body, size }: { body: Buffer; size: number }) {
  const most = Math.ceil(body.length / size)
  const sectors: number[] = []
  const take = (index: number) => {
    if (index < LAST_SECTOR) sectors.push(index)
  }
  for (let index = 0; index < HEADER_SECTORS; index += 1) take(file.readUInt32LE(76 + index * 4))
  let next = file.readUInt32LE(68)
  for (let count = 0; next < LAST_SECTOR; count += 1) {
    if (count > most) throw damagedFile('OLE')
    const sector = sectorAt({ bytes: body, index: next, size })
    if (sector.length < size) throw truncatedFile()
    for (let at = 0; at < size - 4; at += 4) take(sector.readUInt32LE(at))
    next = sector.readUInt32LE(size - 4)
  }
  if (sectors.length > most) throw damagedFile('OLE')
  return sectors
}

/** The sectors from `start` on, as `links` chains them. A chain longer than the file runs in a circle. */
function joinChain(input: { start: number; links: Buffer; bytes: Buffer; size: number }) {
  const { links, bytes, size } = input
  const most = Math.ceil(bytes.length / size)
  const parts: Buffer[] = []
  for (let index = input.start; index < LAST_SECTOR;) {
    if (parts.length >= most) throw damagedFile('OLE')
    parts.push(sectorAt({ bytes, index, size }))
    if (index * 4 + 4 > links.length) throw truncatedFile()
    index = links.readUInt32LE(index * 4)
  }
  return Buffer.concat(parts)
}

/** The last sector of a file may be cut short. */
function sectorAt({ bytes, index, size }: { bytes: Buffer; index: number; size: number }) {
  const sector = bytes.subarray(index * size, (index + 1) * size)
  if (sector.length === 0) throw truncatedFile()
  return sector
}

function readEntries(directory: Buffer) {
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.min(64, Math.max(2, directory.readUInt16LE(at + 64))) - 2
    entries.push({
      name: directory.toString('utf16le', at, at + nameBytes),
      type: directory[at + 66] ?? 0,
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    })
  }
  return entries
}

function childrenOf(parent: Entry, entries: Entry[]) {
  const found = new Set<Entry>()
  const waiting = [parent.child]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = index === NO_ENTRY ? undefined : entries[index]
    if (entry === undefined || found.has(entry) || (entry.type !== STORAGE && entry.type !== STREAM)) continue
    found.add(entry)
    waiting.push(entry.left, entry.right)
  }
  return [...found]
}
