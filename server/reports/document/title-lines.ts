/** Characters of 22 points in a line of 156 mm; a digit or a letter takes half of one. */
const lineWidth = 20

/**
 * The lines of a paper's title: one longer than a line is parted before its year, so that no word is torn and one word is not left alone
 * (GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜).
 */
export function titleLines(title: string): string[] {
  const width = [...title].reduce((sum, character) => sum + (/[\u0020-\u007e]/u.test(character) ? 0.5 : 1), 0)
  return width <= lineWidth ? [title] : title.split(/(?<=\D)(?=\d{4}年)/u)
}
