import { tooLarge } from '../../errors.ts'
import { DEFAULT_LIMITS } from '../../spreadsheet/limits.ts'
import { sniffContent } from '../../spreadsheet/sniff-content.ts'

const MEGABYTE = 1024 * 1024

/** The most bytes that a file beginning so may have; what is no spreadsheet gets as many as the smallest kind, and is refused when it is read. */
function mostBytes(head: Buffer): number {
  switch (sniffContent(head)) {
    case 'zip':
      return DEFAULT_LIMITS.xlsxBytes
    case 'ole':
      // An .xlsx under a password is one of these too, and is told so.
      return Math.max(DEFAULT_LIMITS.xlsxBytes, DEFAULT_LIMITS.xlsBytes)
    case 'text':
      return DEFAULT_LIMITS.csvBytes
    default:
      return DEFAULT_LIMITS.xlsBytes
  }
}

/** Throws `too_large` where a file that begins so has come to more bytes than its kind may have. */
export function refuseOversize(head: Buffer, bytes: number) {
  if (bytes > smallestLimit && bytes > mostBytes(head)) throw tooLarge(mostBytes(head) / MEGABYTE)
}

const smallestLimit = Math.min(DEFAULT_LIMITS.xlsxBytes, DEFAULT_LIMITS.xlsBytes, DEFAULT_LIMITS.csvBytes)

/** More than any kind may have. */
export const MOST_BYTES = Math.max(DEFAULT_LIMITS.xlsxBytes, DEFAULT_LIMITS.xlsBytes, DEFAULT_LIMITS.csvBytes)
