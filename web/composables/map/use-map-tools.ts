import { computed, type Ref, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, read } from '../../api.ts'
import { areaText, lengthText, metresAlong, metresBetween, squareMetres } from '../../map/geodesic.ts'
import type { Language } from '../../map/map-point.ts'
import type { MapDraft, MapShapes, Spot } from '../../map/map-shapes.ts'
import { createBackgroundMark } from '../background-mark.ts'
import { describeFound } from './found-list.ts'
import type { MapFilterQuery, MapLink } from './map-link.ts'
import { pointsOf } from './map-points.ts'
import { writeSpot } from './map-tools.ts'
import type { PointCard } from './use-map-card.ts'
import { type ListItem, pointOfCard } from './use-map-shown.ts'
import { useResource } from '../use-resource.ts'

export type ToolName = 'circle' | 'polygon' | 'measure' | 'nearest' | 'coverage'

const firstRadius = 1_000
const firstCount = 10

/** What the server found for a tool: a list in its own order, and what is drawn for it. */
export interface ToolResult { items: ListItem[], shapes: Partial<MapShapes>, sites: number, total: number, covering: number }

/**
 * The tools of the map: which one is open, what is being drawn, and what it found. What is found and measured stands in the address; only
 * what is half drawn does not.
 */
export function useMapTools({ link, change, filters, stamp, language, card }: {
  link: Ref<MapLink>, change: (part: Partial<MapLink>, options?: { step?: boolean }) => void, filters: Ref<MapFilterQuery>, stamp: Ref<number>
  language: Ref<Language>
  card: Ref<PointCard | null>
}) {
  const { t } = useI18n()
  /** The selected place, by which whoever has no pointer sets corners; null where it has no position. */
  const chosen = computed(() => {
    const point = card.value && pointOfCard(card.value)
    return point && { id: point.id, spot: { longitude: point.longitude, latitude: point.latitude } }
  })
  const name = ref<ToolName | null>(link.value.tool?.kind ?? link.value.area?.kind ?? null)
  const corners = shallowRef<Spot[]>([])
  const radius = ref(link.value.area?.kind === 'circle' ? link.value.area.metres : firstRadius)
  const isDrawing = ref(false)

  watch(() => link.value.tool, (tool) => {
    if (tool !== null) name.value = tool.kind
    else if (name.value === 'nearest' || name.value === 'measure') corners.value = []
  })

  /** Opens a tool and starts its drawing; the open one is closed, and with it what it showed, but for an area, which stays a filter. */
  function open(next: ToolName) {
    const isOpen = name.value === next
    name.value = isOpen ? null : next
    corners.value = []
    isDrawing.value = !isOpen && next !== 'coverage'
    if (link.value.tool !== null) change({ tool: null }, { step: true })
  }

  function addSpot(spot: Spot) {
    const [middle] = corners.value
    if (name.value === 'nearest') {
      isDrawing.value = false
      change({ tool: { kind: 'nearest', from: writeSpot(spot), count: countOf() } }, { step: true })
    } else if (name.value === 'circle' && middle) {
      radius.value = Math.max(1, Math.round(metresBetween(middle, spot)))
      finish()
    } else {
      corners.value = [...corners.value, spot]
      if (name.value === 'measure') measure(link.value.tool?.kind === 'measure' && link.value.tool.closed)
    }
  }

  function addChosen() {
    if (chosen.value === null) return
    if (name.value !== 'nearest') return addSpot(chosen.value.spot)
    isDrawing.value = false
    change({ tool: { kind: 'nearest', from: chosen.value.id, count: countOf() } }, { step: true })
  }

  const countOf = () => link.value.tool?.kind === 'nearest' ? link.value.tool.count : firstCount
  const measure = (closed: boolean) => change({ tool: corners.value.length === 0 ? null : { kind: 'measure', corners: corners.value, closed } })

  function undo() {
    corners.value = corners.value.slice(0, -1)
    if (name.value === 'measure') measure(link.value.tool?.kind === 'measure' && link.value.tool.closed)
  }

  function finish() {
    const [middle] = corners.value
    if (name.value === 'circle' && middle) change({ area: { kind: 'circle', middle, metres: radius.value } }, { step: true })
    else if (name.value === 'polygon' && corners.value.length > 2) change({ area: { kind: 'polygon', corners: corners.value } }, { step: true })
    else if (name.value !== 'measure') return
    isDrawing.value = false
  }

  function cancel() {
    isDrawing.value = false
    corners.value = []
    if (name.value === 'measure') change({ tool: null })
  }

  function redraw() {
    corners.value = []
    isDrawing.value = true
    if (link.value.tool !== null) change({ tool: null })
  }

  function resize(metres: number) {
    radius.value = metres
    if (link.value.area?.kind === 'circle' && !isDrawing.value) change({ area: { ...link.value.area, metres } })
  }

  /** What is around a place: for its card. */
  function around(id: string) {
    name.value = 'nearest'
    isDrawing.value = false
    change({ tool: { kind: 'nearest', from: id, count: countOf() }, point: null }, { step: true })
  }

  const draft = computed<MapDraft | undefined>(() => isDrawing.value && name.value !== null && name.value !== 'coverage'
    ? { kind: name.value === 'nearest' ? 'spot' : name.value, corners: corners.value, metres: radius.value } : undefined)

  const asked = computed(() => link.value.tool?.kind === 'nearest' || link.value.tool?.kind === 'coverage' ? link.value.tool : null)
  const mark = createBackgroundMark()
  const { data: result, error, loading, reload } = useResource<ToolResult | null>(async (signal) => {
    if (asked.value === null) return null
    const headers = mark(JSON.stringify([asked.value, filters.value]))
    return asked.value.kind === 'nearest'
      ? askNearest({ ...filters.value, from: asked.value.from, count: String(asked.value.count) }, { headers, init: { signal } })
      : askCoverage({ ...filters.value, mechanism: String(asked.value.mechanism), metres: String(asked.value.metres) }, { headers, init: { signal } })
  }, [asked, filters, stamp])

  const shapes = computed<MapShapes>(() => {
    const { tool, area } = link.value
    const line = tool?.kind === 'measure' && !isDrawing.value ? { ...tool, labels: measureLabels(tool.corners, tool.closed, language.value) } : null
    return { area: isDrawing.value && name.value === area?.kind ? null : area, line, rays: null, coverage: null, ...asked.value === null ? {} : result.value?.shapes }
  })

  /** The list beside the map where a tool made it. */
  const found = computed(() => describeFound(link.value.tool, result.value, t))

  return { chosen, found, name, draft, corners, radius, isDrawing, result, error, loading, reload, shapes, open, addSpot, addChosen, undo, finish, cancel, redraw, resize, around }
}

/** What stands at each corner of a measured line: the way so far, and at the last one the area where it is closed. */
function measureLabels(corners: readonly Spot[], closed: boolean, language: Language) {
  const metres = metresAlong(corners)
  return corners.map((_, index) => index === 0 ? '' : closed && index === corners.length - 1
    ? areaText(squareMetres(corners), language) : lengthText(metres[index] ?? 0, language))
}

type Options = Parameters<typeof api.map.nearest.$get>[1]

async function askNearest(query: MapFilterQuery & { from: string, count: string }, options: Options): Promise<ToolResult> {
  const { points, metres, origin } = await read(api.map.nearest.$get({ query }, options))
  const places = pointsOf(points)
  return {
    items: places.map((point, index) => ({ id: point.id, point, metres: metres[index] ?? NaN })),
    shapes: { rays: { from: origin, to: places } },
    sites: places.length, total: places.length, covering: 0,
  }
}

async function askCoverage(query: MapFilterQuery & { mechanism: string, metres: string }, options: Options): Promise<ToolResult> {
  const { points, nearest, covering, sites, total } = await read(api.map.coverage.$get({ query }, options))
  const places = pointsOf(points)
  return {
    items: places.map((point, index) => ({ id: point.id, point, metres: nearest[index]?.metres ?? NaN, nearest: nearest[index]?.name ?? null })),
    shapes: { coverage: {
      middles: covering.longitudes.map((longitude, index) => ({ longitude, latitude: covering.latitudes[index] ?? NaN })), metres: Number(query.metres), gaps: places,
    } },
    sites, total, covering: covering.count,
  }
}
