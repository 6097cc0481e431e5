import { open, readFile } from 'node:fs/promises'
import type { WorkbookReader } from './cells.ts'
import { DEFAULT_LIMITS, type ReadLimits } from './limits.ts'
import { openOle } from './ole-container.ts'
import { openCsv } from './read-csv.ts'
import { openHtmlSheet } from './read-html-sheet.ts'
import { openXls } from './read-xls.ts'
import { openXlsx } from './read-xlsx.ts'
import { openXmlSheet } from './read-xml-sheet.ts'
import { nameSheetsApart } from './sheet-names.ts'
import { SNIFF_BYTES, sniffContent } from './sniff-content.ts'
import { emptyFile, encryptedFile, macroFile, notASpreadsheet, tooLarge, unsupportedXls } from './workbook-error.ts'

export type { ReadLimits } from './limits.ts'
export { WorkbookError } from './workbook-error.ts'

const MEGABYTE = 1024 * 1024

/**
 * Opens a spreadsheet by what it contains, whatever its name: .xlsx, .xls, a web page or Excel 2003 XML handed out as .xls, .csv.
 * Throws `WorkbookError` with a reason for a person when it is anything else or breaks a limit; limits not given are the defaults.
 */
export async function openWorkbook(path: string, limits: Partial<ReadLimits> = {}): Promise<WorkbookReader> {
  const workbook = await openByContent(path, limits)
  nameSheetsApart(workbook.sheets)
  return workbook
}

async function openByContent(path: string, limits: Partial<ReadLimits>): Promise<WorkbookReader> {
  const allLimits = { ...DEFAULT_LIMITS, ...limits }
  const { head, size } = await readHead(path)
  switch (sniffContent(head)) {
    case 'empty':
      throw emptyFile()
    case 'zip':
      refuseOver(size, allLimits.xlsxBytes)
      return openXlsx(path, allLimits)
    case 'ole':
      // An .xlsx under a password is one of these too.
      refuseOver(size, Math.max(allLimits.xlsxBytes, allLimits.xlsBytes))
      return openOleWorkbook(await readFile(path), allLimits)
    case 'biff':
      refuseOver(size, allLimits.xlsBytes)
      return openXls(await readFile(path), allLimits)
    case 'html':
      refuseOver(size, allLimits.xlsBytes)
      return openHtmlSheet({ path, head, size, limits: allLimits })
    case 'xml':
      refuseOver(size, allLimits.xlsBytes)
      return openXmlSheet({ path, head, size, limits: allLimits })
    case 'text':
      refuseOver(size, allLimits.csvBytes)
      return openCsv({ path, head, size, limits: allLimits })
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

/** Names of streams in files under a password, and of the storage that holds macros. */
const ENCRYPTED = 'EncryptedPackage'
const MACROS = '_VBA_PROJECT_CUR'

function openOleWorkbook(bytes: Buffer, limits: ReadLimits): WorkbookReader {
  const ole = openOle(bytes)
  if (ole.names.has(ENCRYPTED)) throw encryptedFile()
  refuseOver(bytes.length, limits.xlsBytes)
  const stream = ole.read('Workbook') ?? ole.read('Book')
  if (stream === undefined) throw notASpreadsheet()
  if (ole.names.has(MACROS)) throw macroFile()
  return openXls(stream, limits)
}

function refuseOver(size: number, limit: number) {
  if (size <= limit) return
  throw tooLarge({ what: { zh: '文件大小', en: 'The file size' }, limit: `${Math.floor(limit / MEGABYTE)} MB` })
}
