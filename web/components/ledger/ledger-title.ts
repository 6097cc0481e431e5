interface Days { from: string | null, to: string | null }

/** Which words tell the period of a ledger, and what they are filled with: a calendar year is told as one. */
export function periodWords({ from, to }: Days): { key: 'inYear' | 'inDays' | 'since' | 'until' | 'allTime', values: Record<string, string> } {
  if (from !== null && to !== null) {
    const year = from.slice(0, 4)
    return from === `${year}-01-01` && to === `${year}-12-31` ? { key: 'inYear', values: { year } } : { key: 'inDays', values: { from, to } }
  }
  if (from !== null) return { key: 'since', values: { from } }
  return to === null ? { key: 'allTime', values: {} } : { key: 'until', values: { to } }
}

/** 320; “10,000+” where nobody counts further. */
export const countText = (count: { value: number, more: boolean }) => `${count.value.toLocaleString('zh-CN')}${count.more ? '+' : ''}`
