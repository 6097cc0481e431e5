import { ApiError } from '../../api-error.ts'
import { type FileAnswer, saveAnswer } from '../save-answer.ts'
import { saveFile } from '../save-file.ts'
import { useAttempt } from '../use-attempt.ts'

export type MapFileFormat = 'xlsx' | 'geojson' | 'kml'

/** The map on the screen, with what stands above and below its picture. */
export interface MapOnScreen {
  area: HTMLElement
  title: string
  /** What stands under the picture, where it is not a sheet with all of it. */
  lines: string[] | null
  /** The base map, where the browser may show its tiles and not draw them into a picture. */
  undrawable: string | null
}

/** Downloads the places of the map, which `ask` has the server write and put on record each time; or the map as a picture, for which nothing leaves the browser. */
export function useMapExport({ ask, onScreen }: { ask: (format: MapFileFormat) => Promise<FileAnswer>, onScreen: () => MapOnScreen | null }) {
  const { busy, problem: error, attempt } = useAttempt()

  const download = (format: MapFileFormat | 'png') => attempt(() => format === 'png' ? draw() : saveAnswer(ask(format), `map.${format}`))

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
    const { mapPicture, sheetPicture } = await import('../../map/map-picture.ts')
    const { area, title, lines } = shown
    const picture = await (lines === null ? sheetPicture(area) : mapPicture(area, { title, lines })).catch(() => {
      throw new ApiError('picture', 0, { zh: '浏览器没能画出图片，可改用打印', en: 'The browser could not draw the picture; print instead' }, null)
    })
    saveFile(picture, `${shown.title}.png`)
  }
  return { busy, error, download }
}
