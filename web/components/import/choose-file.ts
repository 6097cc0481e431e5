interface NamedType { type: string, label: { zh: string, en: string }, sheet: string }

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

/** The one record type that a file's name speaks of, by its sheet's name or label; null where none or several do. */
export function guessType<T extends NamedType>(fileName: string, types: T[]): T['type'] | null {
  const name = fileName.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
  const scored = types.map(({ type, label, sheet }) => ({ type, likeness: Math.max(...[sheet, label.zh, label.en].map((word) => likeness(name, word.toLowerCase()))) }))
  const best = Math.max(0, ...scored.map(({ likeness: value }) => value))
  const fitting = scored.filter(({ likeness: value }) => value === best)
  return best > 0 && fitting.length === 1 ? fitting[0]?.type ?? null : null
}

// A whole name counts most; of a Chinese name of four characters, either half is a word of its own (走访, 慰问).
function likeness(name: string, word: string) {
  if (word === '') return 0
  if (name.includes(word)) return 10 + word.length
  const halves = /^\p{Script=Han}{4,6}$/u.test(word) ? [word.slice(0, 2), word.slice(2, 4)] : []
  return halves.filter((half) => half !== '台账' && half !== '单位' && name.includes(half)).length
}
