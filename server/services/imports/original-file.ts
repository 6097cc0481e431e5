import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { appendAudit } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { SNIFF_BYTES, sniffContent } from '../../spreadsheet/sniff-content.ts'
import { requireFile } from './file-state.ts'
import { requireImport } from './require-import.ts'
import { uploadPath } from './uploads.ts'

/** An import's file as it was sent, as a stream; that it was taken is logged. Throws not_found, and `gone` where it is no longer kept. */
export async function originalFile(context: ServiceContext, id: number) {
  const { db, env, user, now, address } = context
  const batch = await requireImport(context, id)
  await requireFile(context, batch)
  const path = uploadPath(env.dataDirectory, batch.file_hash)
  const mediaType = await mediaTypeOf(path)
  await db.transaction().execute((trx) => appendAudit(trx, {
    at: now.toISOString(), authorId: user.id, action: 'export', subject: batch.record_type, detail: { batchId: id, file: batch.file_name }, address,
  }))
  return { name: batch.file_name, mediaType, stream: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array<ArrayBuffer>> }
}

async function mediaTypeOf(path: string) {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0)
    return mediaTypes[sniffContent(buffer.subarray(0, bytesRead))]
  } finally {
    await file.close()
  }
}

const binary = 'application/octet-stream'
const oldExcel = 'application/vnd.ms-excel'
// A web page called .xls is never served as one.
const mediaTypes: Record<ReturnType<typeof sniffContent>, string> = {
  zip: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ole: oldExcel, biff: oldExcel, 'old-sheet': oldExcel, html: oldExcel, xml: oldExcel,
  text: 'text/csv', other: binary, empty: binary,
}
