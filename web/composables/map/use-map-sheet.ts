import { computed, ref, type Ref } from 'vue'

export const sheetHeights = ['peek', 'half', 'full'] as const
export type SheetHeight = typeof sheetHeights[number]

// Handle and search box.
const peekPixels = 88
const topGapPixels = 8
const halfShare = 0.52
/** A finger that moved less than this has tapped. */
const tapPixels = 6

/** Pixels of each height in a page of `available` pixels. */
export function sheetPixels(available: number): Record<SheetHeight, number> {
  return { peek: peekPixels, half: Math.round(available * halfShare), full: Math.max(peekPixels, available - topGapPixels) }
}

/** The height nearest to a number of pixels. */
export function nearestHeight(pixels: number, available: number): SheetHeight {
  const all = sheetPixels(available)
  return sheetHeights.reduce((best, height) => Math.abs(all[height] - pixels) < Math.abs(all[best] - pixels) ? height : best)
}

/** The next height up (1) or down (-1); it stays at the ends. */
export function stepHeight(height: SheetHeight, step: 1 | -1): SheetHeight {
  return sheetHeights[sheetHeights.indexOf(height) + step] ?? height
}

/** A bottom sheet that a finger drags to one of three heights, a tap moves to the next, and the arrow keys too. `available` is in pixels. */
export function useMapSheet({ height, available }: { height: Ref<SheetHeight>, available: Ref<number> }) {
  const dragged = ref<number | null>(null)
  let grip: { y: number, pixels: number } | null = null
  let wasDragged = false

  function grab(event: PointerEvent) {
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
    grip = { y: event.clientY, pixels: sheetPixels(available.value)[height.value] }
    wasDragged = false
  }
  function drag(event: PointerEvent) {
    if (!grip) return
    const { peek, full } = sheetPixels(available.value)
    if (Math.abs(grip.y - event.clientY) >= tapPixels) wasDragged = true
    if (wasDragged) dragged.value = Math.min(Math.max(grip.pixels + grip.y - event.clientY, peek), full)
  }
  function drop() {
    if (dragged.value !== null) height.value = nearestHeight(dragged.value, available.value)
    dragged.value = null
    grip = null
  }
  /** A tap, or Enter on the handle: up, and from the top back down. */
  function tap() {
    if (!wasDragged) height.value = height.value === 'full' ? 'peek' : stepHeight(height.value, 1)
    wasDragged = false
  }
  function press(event: KeyboardEvent) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    height.value = stepHeight(height.value, event.key === 'ArrowUp' ? 1 : -1)
  }

  return { pixels: computed(() => dragged.value ?? sheetPixels(available.value)[height.value]), isDragging: computed(() => dragged.value !== null), grab, drag, drop, tap, press }
}
