import type { Ref } from 'vue'
import { api } from '../api.ts'
import { ApiError } from '../api-error.ts'
import type { MapFilterQuery } from './map-link.ts'
import { saveAnswer } from './save-answer.ts'
import { saveFile } from './save-file.ts'
import { useAttempt } from './use-attempt.ts'

export type MapFileFormat = 'xlsx' | 'geojson' | 'kml' | 'png'

/** The map on the screen, with what stands above and below its picture. */
export interface MapOnScreen {
  area: HTMLElement
  title: string
  lines: string[]
  /** The base map, where the browser may show its tiles and not draw them into a picture. */
  undrawable: string | null
}

/** Downloads the places of the map as filtered, which is put on record each time; or the map as a picture, for which nothing leaves the browser. */
export function useMapExport(filters: Ref<MapFilterQuery>, onScreen: () => MapOnScreen | null) {
  const { busy, problem: error, attempt } = useAttempt()

  const download = (format: MapFileFormat) => attempt(() =>
    format === 'png' ? draw() : saveAnswer(api.map.export.$get({ query: { ...filters.value, format } }), `map.${format}`))

  async function draw() {
    const shown = onScreen()
    if (shown === null) return
    if (shown.undrawable !== null) {
      throw new ApiError('picture', 0, {
        zh: `底图“${shown.undrawable}”由浏览器直接向外部取，图片里画不出它。请换成示意图再导出，或请管理员改为由服务器代取；打印不受影响`,
        en: `The browser fetches “${shown.undrawable}” from outside and cannot draw it into a picture. Choose the schematic, or ask the administrator to have the server fetch it; printing works`,
      }, null)
    }
    // The drawing of pictures is fetched when somebody wants one.
    const { mapPicture } = await import('../map/map-picture.ts')
    const picture = await mapPicture(shown.area, shown).catch(() => {
      throw new ApiError('picture', 0, { zh: '浏览器没能画出图片，可改用打印', en: 'The browser could not draw the picture; print instead' }, null)
    })
    saveFile(picture, `${shown.title}.png`)
  }
  return { busy, error, download }
}
