const CANDIDATES = [',', '\t', ';'] as const

export type Separator = (typeof CANDIDATES)[number]

/**
 * The separator that gives the most lines of `sample` the same number of columns; title lines have none and commas inside a text
 * do not repeat. Ties go to more columns, then to the comma.
 */
export function detectSeparator(sample: string): Separator {
  const lines = countPerLine(sample)
  let best: { separator: Separator; agreeing: number; columns: number } = { separator: ',', agreeing: 0, columns: 0 }
  for (const separator of CANDIDATES) {
    const { agreeing, columns } = mostCommonCount(lines.map((counts) => counts[separator]))
    if (agreeing > best.agreeing || (agreeing === best.agreeing && columns > best.columns)) best = { separator, agreeing, columns }
  }
  return best.separator
}

/** How often each candidate stands in each line, quoted text left out. */
function countPerLine(sample: string) {
  const lines: Record<Separator, number>[] = []
  let counts = { ',': 0, '\t': 0, ';': 0 }
  let isQuoted = false
  for (const character of sample) {
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (character === '\n' || character === '\r') {
      lines.push(counts)
      counts = { ',': 0, '\t': 0, ';': 0 }
    } else if (character === ',' || character === '\t' || character === ';') counts[character] += 1
  }
  lines.push(counts)
  return lines
}

function mostCommonCount(counts: number[]) {
  const linesByCount = new Map<number, number>()
  for (const count of counts) if (count > 0) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1)
  let common = { agreeing: 0, columns: 0 }
  for (const [columns, agreeing] of linesByCount) if (agreeing > common.agreeing) common = { agreeing, columns }
  return common
}
