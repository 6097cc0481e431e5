import { useLocalStorage } from '@vueuse/core'
import { onBeforeUnmount, watch } from 'vue'

/** A wall is dark unless somebody at it chose otherwise; leaving it gives the screen back as it was. */
export function useWallTheme() {
  const root = document.documentElement
  const dark = useLocalStorage('tongxin-wall-dark', true)
  const wasDark = root.classList.contains('dark')
  watch(dark, (isDark) => root.classList.toggle('dark', isDark), { immediate: true })
  onBeforeUnmount(() => root.classList.toggle('dark', wasDark))
  return { dark }
}
