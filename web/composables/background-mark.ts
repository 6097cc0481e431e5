/**
 * Headers for one screen's questions. A question asked again, because data changed, is not a person's doing:
 * the mark keeps it from keeping the session alive.
 */
export function createBackgroundMark() {
  let last: string | null = null
  return (question: string): Record<string, string> => {
    const isAgain = question === last
    last = question
    return isAgain ? { 'x-background': '1' } : {}
  }
}
