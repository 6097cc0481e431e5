import { domToCanvas } from 'modern-screenshot'

/** Twice the size of the screen, so that it stays sharp in a document. */
const SCALE = 2
const PADDING = 16
const TITLE_HEIGHT = 44
const LINE_HEIGHT = 18

/** The map as it stands with all that is around it, buttons left out, as a PNG. Rejects where the browser cannot draw it. */
export async function sheetPicture(area: HTMLElement): Promise<Blob> {
  const sheet = await draw(area)
  const { canvas, pen } = blank(area, { width: sheet.width / SCALE + 2 * PADDING, height: sheet.height / SCALE + 2 * PADDING })
  pen.drawImage(sheet, PADDING, PADDING, sheet.width / SCALE, sheet.height / SCALE)
  return toPng(canvas)
}

/** The map as it stands with its legend, under a title and over lines that say what it shows, as a PNG. Rejects where the browser cannot draw it. */
export async function mapPicture(area: HTMLElement, { title, lines }: { title: string; lines: string[] }): Promise<Blob> {
  const style = getComputedStyle(area)
  const map = await draw(area)
  const width = map.width / SCALE
  const height = map.height / SCALE
  const { canvas, pen } = blank(area, { width, height: TITLE_HEIGHT + height + lines.length * LINE_HEIGHT + PADDING })
  pen.drawImage(map, 0, TITLE_HEIGHT, width, height)
  pen.textBaseline = 'middle'
  pen.fillStyle = style.getPropertyValue('--color-ink')
  pen.font = `600 18px ${style.getPropertyValue('--font-serif')}`
  pen.fillText(title, PADDING, TITLE_HEIGHT / 2, width - 2 * PADDING)
  pen.fillStyle = style.getPropertyValue('--color-quiet')
  pen.font = `12px ${style.fontFamily}`
  lines.forEach((line, index) => pen.fillText(line, PADDING, TITLE_HEIGHT + height + PADDING + index * LINE_HEIGHT, width - 2 * PADDING))
  return toPng(canvas)
}

/** An empty picture in the colour of the paper; `pen` draws in pixels of the page. */
function blank(area: HTMLElement, { width, height }: { width: number, height: number }) {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('The browser gives no canvas to draw on')
  canvas.width = SCALE * width
  canvas.height = SCALE * height
  pen.scale(SCALE, SCALE)
  pen.fillStyle = getComputedStyle(area).getPropertyValue('--color-surface')
  pen.fillRect(0, 0, width, height)
  return { canvas, pen }
}

/** In its own size, whether or not the screen shows it smaller. */
function draw(area: HTMLElement) {
  return domToCanvas(area, {
    width: area.offsetWidth, height: area.offsetHeight, scale: SCALE, backgroundColor: getComputedStyle(area).getPropertyValue('--color-surface'), font: false,
    filter: (node) => !(node instanceof Element && (node.classList.contains('no-print') || node.classList.contains('leaflet-control-zoom'))),
  })
}

const toPng = (canvas: HTMLCanvasElement) =>
  new Promise<Blob>((resolve, reject) => canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error('The browser gave no picture')), 'image/png'))
