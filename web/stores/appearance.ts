import { useDark } from '@vueuse/core'
import { defineStore } from 'pinia'

/** Light or dark: the system's choice until the person makes one. */
export const useAppearance = defineStore('appearance', () => {
  const dark = useDark({ storageKey: 'tongxin-appearance', disableTransition: true })
  return { dark }
})
