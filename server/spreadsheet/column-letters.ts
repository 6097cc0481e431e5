const LETTERS = 26

/** A 0-based column as a spreadsheet names it: 0 → A, 27 → AB. */
export function letterOf(column: number): string {
  const rest = column % LETTERS
  const letter = String.fromCharCode(65 + rest)
  return column < LETTERS ? letter : letterOf(Math.floor(column / LETTERS) - 1) + letter
}
