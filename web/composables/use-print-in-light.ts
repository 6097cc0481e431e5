import { useEventListener } from '@vueuse/core'

/** Paper is white: a dark screen prints in the light colours and is dark again afterwards. */
export function usePrintInLight() {
  const root = document.documentElement
  let wasDark = false
  useEventListener(window, 'beforeprint', () => {
    wasDark = root.classList.contains('dark')
    root.classList.remove('dark')
  })
  useEventListener(window, 'afterprint', () => {
    if (wasDark) root.classList.add('dark')
  })
}
