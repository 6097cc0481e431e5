/** Text that a spreadsheet program would run as a formula when it opens a .csv, and text that looks as if it had been guarded already. */
const RUNS = /^'*[=+\-@＝＋－＠\t\r\n]/
const GUARDED = /^'+[=+\-@＝＋－＠\t\r\n]/

/** Guards text against being run as a formula (OWASP, “CSV injection”): an apostrophe before it. Numbers need none. */
export function guardFormula(text: string) {
  return RUNS.test(text) ? `'${text}` : text
}

/** Takes away the one apostrophe that `guardFormula` put, and no other. */
export function unguardFormula(text: string) {
  return GUARDED.test(text) ? text.slice(1) : text
}
