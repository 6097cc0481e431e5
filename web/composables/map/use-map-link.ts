import { computed, nextTick, onScopeDispose, watch } from 'vue'
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router'
import { filterQuery, type MapFilterQuery, type MapLink, readMapLink, writeMapLink } from './map-link.ts'

/**
 * The state of the map, kept in the address. A change is a step that the back button undoes when `step` says so; moving the map
 * is none, or going back would take a click for every drag.
 */
export function useMapLink() {
  const route = useRoute()
  const router = useRouter()
  const page = route.name
  const link = computed(() => readMapLink(route.query))
  /** The same object as long as it says the same: moving the map changes the address, not the question. */
  const filters = computed<MapFilterQuery>((before) => {
    const now = filterQuery(link.value)
    return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now
  })
  let waiting: { query: Record<string, string | null>, step: boolean } | null = null
  let isWriting = false
  /** On the way to another page, which writing the address of this one would call off. */
  let isLeaving = false
  onBeforeRouteLeave(() => {
    isLeaving = true
  })
  const stopListening = router.afterEach(() => {
    isLeaving = false
  })

  function change(part: Partial<MapLink>, { step = false } = {}) {
    waiting = { query: { ...waiting?.query, ...writeMapLink(part) }, step: step || (waiting?.step ?? false) }
    if (!isWriting) void write()
  }

  /** Changes of one moment, as a selection and the move that follows from it, are written together; the next wait for the navigation to end. */
  async function write() {
    isWriting = true
    await nextTick()
    while (waiting !== null && route.name === page && !isLeaving) {
      const { query, step } = waiting
      waiting = null
      const merged = Object.fromEntries(Object.entries({ ...route.query, ...query }).filter(([, value]) => value !== null))
      await (step ? router.push({ query: merged }) : router.replace({ query: merged }))
    }
    isWriting = false
  }

  /** Calls when the address changed otherwise than by `change`: by the back button, or a link to the map on the map. */
  function onReturn(listener: (link: MapLink) => void) {
    watch(link, (now) => {
      if (!isWriting && route.name === page) listener(now)
    }, { flush: 'sync' })
  }

  onScopeDispose(() => {
    waiting = null
    stopListening()
  })

  /** The address of this state with some parts set, for others to open. */
  function addressOf(part: Partial<MapLink>) {
    const query = Object.fromEntries(Object.entries({ ...route.query, ...writeMapLink(part) }).filter(([, value]) => value !== null))
    return new URL(router.resolve({ query }).href, window.location.href).href
  }

  return { link, filters, change, onReturn, addressOf }
}
