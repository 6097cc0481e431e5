import { open, readFile } from 'node:fs/promises'
import type { WorkbookReader } from './cells.ts'
import { DEFAULT_LIMITS, type ReadLimits } from './limits.ts'
import { openCsv } from './read-csv.ts'
import { openXlsx } from './read-xlsx.ts'
import { SNIFF_BYTES, sniffContent } from './sniff-content.ts'
import { emptyFile, encryptedFile, notASpreadsheet, tooLarge, unsupportedXls } from './workbook-error.ts'

export type { ReadLimits } from './limits.ts'
export { WorkbookError } from './workbook-error.ts'

const MEGABYTE = 1024 * 1024

/**
 * Opens an .xlsx or .csv file by what it contains, whatever its name. Throws `WorkbookError` with a reason for a person when it is
 * anything else or breaks a limit; limits not given are the defaults.
 */
export async function openWorkbook(path: string, limits: Partial<ReadLimits> = {}): Promise<WorkbookReader> {
  const allLimits = { ...DEFAULT_LIMITS, ...limits }
  const { head, size } = await readHead(path)
  switch (sniffContent(head)) {
    case 'empty':
      throw emptyFile()
    case 'zip':
      refuseOver(size, allLimits.xlsxBytes)
      return openXlsx(path, allLimits)
    case 'text':
      refuseOver(size, allLimits.csvBytes)
      return openCsv({ path, head, limits: allLimits })
    case 'ole':
      refuseOver(size, allLimits.xlsxBytes)
      throw await reasonToRefuseOle(path)
    case 'old-sheet':
      throw unsupportedXls()
    case 'other':
      throw notASpreadsheet()
  }
}

async function readHead(path: string) {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0)
    return { head: buffer.subarray(0, bytesRead), size }
  } finally {
    await file.close()
  }
}

/** An OLE container names its streams in UTF-16: a password-protected .xlsx has an EncryptedPackage, an .xls a Workbook. */
async function reasonToRefuseOle(path: string) {
  const bytes = await readFile(path)
  const holds = (stream: string) => bytes.includes(Buffer.from(`${stream}\0`, 'utf16le'))
  if (holds('EncryptedPackage')) return encryptedFile()
  return holds('Workbook') || holds('Book') ? unsupportedXls() : notASpreadsheet()
}

function refuseOver(size: number, limit: number) {
  if (size <= limit) return
  throw tooLarge({ what: { zh: '文件大小', en: 'The file size' }, limit: `${Math.floor(limit / MEGABYTE)} MB` })
}
