/** Where the running numbers of a sheet skip or repeat one. */
export interface OrdinalBreak { row: number, before: number, found: number }

const ORDINAL = /^(\d{1,6})[.、]?$/u
/** More breaks than this share of all steps, and the numbers are no running ones. */
const MOST_BROKEN = 0.34

/** Follows 序号 down the rows; numbers may begin anew at 1. A gap is only a hint: a row may be missing. */
export function followOrdinals() {
  const breaks: OrdinalBreak[] = []
  let last: number | null = null
  let steps = 0

  return {
    /** Takes the compact text of a row's cell. */
    take(row: number, text: string) {
      const digits = ORDINAL.exec(text)?.[1]
      if (digits === undefined) return
      const found = Number(digits)
      if (last !== null && found !== 1) {
        steps += 1
        if (found !== last + 1) breaks.push({ row, before: last, found })
      }
      last = found
    },
    breaks: () => breaks.length <= steps * MOST_BROKEN ? breaks : [],
  }
}
