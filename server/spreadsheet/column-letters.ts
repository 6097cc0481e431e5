const LETTERS = 26
const letters: string[] = []

/** A 0-based column as a spreadsheet names it: 0 → A, 27 → AB. */
export function letterOf(column: number): string {
  const known = letters[column]
  if (known !== undefined) return known
  const rest = column % LETTERS
  const letter = String.fromCharCode(65 + rest)
  const name = column < LETTERS ? letter : letterOf(Math.floor(column / LETTERS) - 1) + letter
  letters[column] = name
  return name
}
