import { useLocalStorage } from '@vueuse/core'
import { computed, nextTick, type Ref, ref, shallowRef, watch } from 'vue'
import type { MapBounds } from '../../map/map-point.ts'
import { metresPerPixel } from '../../map/mercator.ts'
import type { MapLink } from './map-link.ts'
import { type Paper, readPaper, scaleOnPaper, writePaper } from './map-paper.ts'
import type { MapExtent } from './use-map-view.ts'

const storageKey = 'tongxin-map-paper'
const firstPaper: Paper = { size: 'a4', direction: 'landscape' }

/** What a map does that is laid out for paper. */
interface PaperMap { frame: (bounds: MapBounds) => void, whenDrawn: () => Promise<void> }

/**
 * Lays the map out for a sheet of paper, whatever the window's proportions: what was in view stays in view when the paper changes.
 * The paper stands in the address; the one that was chosen last on this machine comes first the next time.
 */
export function useMapPaper({ paper, change, canvas, extent, settled }: {
  paper: Ref<Paper | null>, change: (part: Partial<MapLink>, options?: { step?: boolean }) => void
  canvas: Readonly<Ref<PaperMap | null>>, extent: Ref<MapExtent | null>
  /** Whether the places of the view have come. */
  settled: Ref<boolean>
}) {
  const remembered = useLocalStorage(storageKey, writePaper(firstPaper))
  /** What is to be in view on every paper, until the reader moves the map. */
  const wanted = shallowRef<MapBounds | null>(null)
  const madeAt = ref(new Date().toISOString())
  const preparing = ref(false)
  let isFraming = false

  watch(() => paper.value && writePaper(paper.value), async () => {
    const bounds = wanted.value ?? extent.value?.bounds ?? null
    // The window's own changes of the map's size are no move of the reader's.
    isFraming = true
    await nextTick()
    if (bounds !== null) canvas.value?.frame(bounds)
    isFraming = false
    wanted.value = paper.value === null ? null : bounds
  })
  /** To be called when the map has moved. */
  function moved() {
    if (!isFraming) wanted.value = null
  }

  const open = () => choose(readPaper(remembered.value) ?? firstPaper)
  function choose(next: Paper) {
    remembered.value = writePaper(next)
    change({ paper: next }, { step: paper.value === null })
  }
  const close = () => change({ paper: null }, { step: true })

  /** Does something with the sheet once its tiles and places have come. */
  async function withSheet(deed: () => unknown) {
    preparing.value = true
    madeAt.value = new Date().toISOString()
    try {
      await until(settled)
      await canvas.value?.whenDrawn()
      await deed()
    } finally {
      preparing.value = false
    }
  }
  const print = () => withSheet(() => window.print())

  /** How many times smaller the map is on paper than the ground; null before there is a map. */
  const scale = computed(() => extent.value && scaleOnPaper(metresPerPixel(extent.value.place.latitude, extent.value.place.zoom)))

  return { open, choose, close, print, withSheet, moved, madeAt, preparing, scale }
}

function until(condition: Ref<boolean>) {
  if (condition.value) return Promise.resolve()
  return new Promise<void>((resolve) => {
    const stop = watch(condition, (is) => {
      if (!is) return
      stop()
      resolve()
    })
  })
}
