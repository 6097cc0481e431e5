/** Above this the server refuses before it looks inside. */
export const MOST_MEGABYTES = 50
const BYTES_PER_MEGABYTE = 1024 * 1024

/** Why a file need not be sent at all; null where it may. */
export function fileProblem({ size }: { size: number }): 'tooLarge' | 'emptyFile' | null {
  if (size === 0) return 'emptyFile'
  return size > MOST_MEGABYTES * BYTES_PER_MEGABYTE ? 'tooLarge' : null
}

/** A file's size for people: 24 KB, 3.1 MB. */
export function formatSize(bytes: number) {
  return bytes < BYTES_PER_MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / BYTES_PER_MEGABYTE).toFixed(1)} MB`
}
