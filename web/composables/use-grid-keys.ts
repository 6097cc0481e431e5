import { nextTick, ref, type Ref } from 'vue'

const steps: Record<string, [down: number, right: number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }
const cellSelector = 'td[data-column]'

/**
 * Moving between the cells of a table by the arrow keys, Home and End, as in a spreadsheet: one cell alone is in the tab order. Cells are
 * `td` elements with `data-row` and `data-column`. Enter and F2 open the cell in focus.
 */
export function useGridKeys(table: Ref<HTMLElement | null>, open: (row: string, column: number) => void) {
  const active = ref<{ row: string, column: number } | null>(null)

  const isInTabOrder = (row: string, column: number, isFirst: boolean) => active.value ? active.value.row === row && active.value.column === column : isFirst

  function onFocus(event: FocusEvent) {
    const cell = cellOf(event.target)
    if (cell) active.value = placeOf(cell)
  }

  async function onKeydown(event: KeyboardEvent) {
    const cell = cellOf(event.target)
    if (!cell || event.target !== cell || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault()
      const { row, column } = placeOf(cell)
      open(row, column)
      return
    }
    const next = neighbour(cell, event.key)
    if (next === undefined) return
    event.preventDefault()
    if (!next) return
    active.value = placeOf(next)
    await nextTick()
    next.focus()
  }

  function neighbour(cell: HTMLElement, key: string): HTMLElement | null | undefined {
    const line = [...cell.parentElement?.querySelectorAll<HTMLElement>(cellSelector) ?? []]
    if (key === 'Home') return line[0] ?? null
    if (key === 'End') return line.at(-1) ?? null
    const step = steps[key]
    if (!step) return undefined
    const [down, right] = step
    if (right !== 0) return line[line.indexOf(cell) + right] ?? null
    const column = [...table.value?.querySelectorAll<HTMLElement>(`td[data-column="${cell.dataset.column ?? ''}"]`) ?? []]
    return column[column.indexOf(cell) + down] ?? null
  }

  return { isInTabOrder, onFocus, onKeydown }
}

const cellOf = (target: EventTarget | null) => target instanceof HTMLElement ? target.closest<HTMLElement>(cellSelector) : null
const placeOf = ({ dataset }: HTMLElement) => ({ row: dataset.row ?? '', column: Number(dataset.column) })
