import { nextTick, ref } from 'vue'

const moves: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
}

/** One tab stop for a grid of links: arrow keys, Home and End move inside it. `size` tells rows and columns as they stand. */
export function useRovingFocus(size: () => { rows: number, columns: number }, focus: (row: number, column: number) => void) {
  const at = ref({ row: 0, column: 0 })
  const tabindexOf = (row: number, column: number) => row === at.value.row && column === at.value.column ? 0 : -1

  async function onKeydown(event: KeyboardEvent) {
    const { rows, columns } = size()
    const move = moves[event.key]
    const { row, column } = at.value
    const next = move ? { row: row + move[0], column: column + move[1] }
      : event.key === 'Home' ? { row, column: 0 } : event.key === 'End' ? { row, column: columns - 1 } : null
    if (!next || next.row < 0 || next.row >= rows || next.column < 0 || next.column >= columns) return
    event.preventDefault()
    at.value = next
    await nextTick()
    focus(next.row, next.column)
  }

  /** Remembers where the pointer or a screen reader has put the focus. */
  function onFocus(row: number, column: number) {
    at.value = { row, column }
  }

  return { tabindexOf, onKeydown, onFocus }
}
