/** 汛期 runs from 15 April to 31 October: the last day of the one that runs, or of the coming one. `today` is ISO. */
export function seasonEnd(today: string) {
  const year = Number(today.slice(0, 4))
  return `${today.slice(5) <= '10-31' ? year : year + 1}-10-31`
}
