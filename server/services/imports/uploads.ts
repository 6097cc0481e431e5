import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isFileInUse } from '../../../db/queries/imports.ts'
import type { Db } from '../../../db/connect.ts'
import { emptyUpload } from '../../errors.ts'
import { SNIFF_BYTES } from '../../spreadsheet/sniff-content.ts'
import { refuseOversize } from './upload-limits.ts'

const folder = 'uploads'

/** Files on their way in, of which nobody knows yet whether they come whole. */
export const incomingFolder = (dataDirectory: string) => join(dataDirectory, 'incoming')

export const uploadsFolder = (dataDirectory: string) => join(dataDirectory, folder)

/** Where a stored file lies; it is named by its content, so that the same file is kept once. */
export const uploadPath = (dataDirectory: string, hash: string) => join(dataDirectory, folder, hash)

export interface Incoming { path: string, hash: string, size: number }

/**
 * Writes a file to disk as it comes, hashing it on the way, readable by this account alone. It is refused as soon as it passes the limit
 * of its kind, and nothing is left of it when it is refused or breaks off. Throws `too_large`, `invalid`, or what the source throws.
 */
export async function receiveUpload(dataDirectory: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Incoming> {
  for (const name of [incomingFolder(dataDirectory), uploadsFolder(dataDirectory)]) await mkdir(name, { recursive: true, mode: 0o700 })
  const path = join(incomingFolder(dataDirectory), randomUUID())
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let size = 0
  async function* counted(source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      hash.update(chunk)
      size += chunk.length
      if (head.length < SNIFF_BYTES) head = Buffer.concat([head, chunk.subarray(0, SNIFF_BYTES - head.length)])
      refuseOversize(head, size)
      yield chunk
    }
  }
  try {
    await pipeline(Readable.from(content), counted, createWriteStream(path, { mode: 0o600 }))
    if (size === 0) throw emptyUpload()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { path, hash: hash.digest('hex'), size }
}

let atTheShelf: Promise<unknown> = Promise.resolve()

/** Lets one at a time put a file on the shelf or take one off: what somebody has just stored is not taken away before its import stands. */
export function atShelf<T>(act: () => Promise<T>): Promise<T> {
  const mine = atTheShelf.then(act)
  atTheShelf = mine.catch(() => undefined)
  return mine
}

/** Gives a file that has come whole its lasting place. */
export async function shelve(dataDirectory: string, { path, hash }: Incoming) {
  await rename(path, uploadPath(dataDirectory, hash))
}

/** Removes a stored file unless another import still needs it; answers whether it is gone. */
export function dropUpload(db: Db, { dataDirectory, id, hash }: { dataDirectory: string, id: number, hash: string }) {
  return atShelf(async () => {
    if (await isFileInUse(db, { id, hash })) return false
    await rm(uploadPath(dataDirectory, hash), { force: true })
    return true
  })
}
