/** Errors and pictures as a .csv or a web page has them, in words; #### is a number or date that its column was too narrow for. */
const ERROR = /^#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/iu
const NARROW = /^#{3,}$/u
const PICTURE = /^=?(?:_xlfn\.)?DISPIMG\(/iu
/** What a .csv is left with of a long number that a spreadsheet showed in a narrow column: 3.70202E+17. */
const LOST_DIGITS = /^\d(?:\.\d+)?E\+(?:1[5-9]|2\d)$/iu

/** What a spreadsheet program could not show or keep, where a text stands for that; null where it is a text like any other. */
export function spoiltBy(text: string) {
  // Most texts begin with an ideograph.
  if (text.charCodeAt(0) > 127) return null
  const trimmed = text.trim()
  if (ERROR.test(trimmed)) return 'error' as const
  if (NARROW.test(trimmed)) return 'narrow' as const
  if (PICTURE.test(trimmed)) return 'picture' as const
  return LOST_DIGITS.test(trimmed) ? 'digits' as const : null
}
