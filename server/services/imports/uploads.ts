import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isFileInUse } from '../../../db/queries/imports.ts'
import type { Db } from '../../../db/connect.ts'

const folder = 'uploads'

/** Where a stored file lies; it is named by its content, so that the same file is kept once. */
export const uploadPath = (dataDirectory: string, hash: string) => join(dataDirectory, folder, hash)

/** Keeps an uploaded file, readable by this account alone, and answers its SHA-256. */
export async function storeUpload(dataDirectory: string, bytes: Uint8Array) {
  const hash = createHash('sha256').update(bytes).digest('hex')
  await mkdir(join(dataDirectory, folder), { recursive: true, mode: 0o700 })
  await writeFile(uploadPath(dataDirectory, hash), bytes, { mode: 0o600 })
  return hash
}

/** Removes a stored file unless another import still needs it. */
export async function dropUpload(db: Db, { dataDirectory, id, hash }: { dataDirectory: string, id: number, hash: string }) {
  if (!await isFileInUse(db, { id, hash })) await rm(uploadPath(dataDirectory, hash), { force: true })
}
