import { useEventListener } from '@vueuse/core'
import { ref } from 'vue'

/**
 * Files dropped anywhere on the page, while the component lives. The whole window takes them: a file let go beside a frame would
 * otherwise replace the page by itself.
 */
export function useImportDrop(take: (files: File[]) => void) {
  const isOver = ref(false)
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

  useEventListener(window, 'dragover', (event) => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    isOver.value = true
  })
  useEventListener(window, 'dragleave', (event) => {
    if (event.relatedTarget === null) isOver.value = false
  })
  useEventListener(window, 'drop', (event) => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    isOver.value = false
    const files = [...event.dataTransfer?.files ?? []]
    if (files.length > 0) take(files)
  })
  return { isOver }
}
