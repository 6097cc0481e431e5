import { type Ref, ref, shallowRef } from 'vue'
import { api, toApiError, unreachable } from '../api.ts'
import { ApiError } from '../api-error.ts'
import type { MapFilterQuery } from './map-link.ts'
import { fileNameOf, saveFile } from './save-file.ts'

export type MapFileFormat = 'xlsx' | 'geojson' | 'kml'

/** Downloads the places of the map as filtered; each time it is put on record. */
export function useMapExport(filters: Ref<MapFilterQuery>) {
  const busy = ref(false)
  const error = shallowRef<ApiError | null>(null)

  async function download(format: MapFileFormat) {
    busy.value = true
    error.value = null
    try {
      const answer = await api.map.export.$get({ query: { ...filters.value, format } }).catch(() => {
        throw unreachable()
      })
      if (!answer.ok) throw await toApiError(answer)
      saveFile(await answer.blob(), fileNameOf(answer, `map.${format}`))
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      error.value = failure
    } finally {
      busy.value = false
    }
  }
  return { busy, error, download }
}
