import { domToCanvas } from 'modern-screenshot'

/** Twice the size of the screen, so that it stays sharp in a document. */
const SCALE = 2
const PADDING = 16
const TITLE_HEIGHT = 44
const LINE_HEIGHT = 18

/** The map as it stands with its legend, buttons left out, under a title and over lines that say what it shows, as a PNG. Rejects where the browser cannot draw it. */
export async function mapPicture(area: HTMLElement, { title, lines }: { title: string; lines: string[] }): Promise<Blob> {
  const style = getComputedStyle(area)
  const paper = style.getPropertyValue('--color-surface')
  const map = await domToCanvas(area, {
    scale: SCALE, backgroundColor: paper, font: false,
    filter: (node) => !(node instanceof Element && (node.classList.contains('no-print') || node.classList.contains('leaflet-control-zoom'))),
  })
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('The browser gives no canvas to draw on')
  const width = map.width / SCALE
  const height = map.height / SCALE
  canvas.width = map.width
  canvas.height = SCALE * (TITLE_HEIGHT + height + lines.length * LINE_HEIGHT + PADDING)
  pen.scale(SCALE, SCALE)
  pen.fillStyle = paper
  pen.fillRect(0, 0, width, canvas.height / SCALE)
  pen.drawImage(map, 0, TITLE_HEIGHT, width, height)
  pen.textBaseline = 'middle'
  pen.fillStyle = style.getPropertyValue('--color-ink')
  pen.font = `600 18px ${style.getPropertyValue('--font-serif')}`
  pen.fillText(title, PADDING, TITLE_HEIGHT / 2, width - 2 * PADDING)
  pen.fillStyle = style.getPropertyValue('--color-quiet')
  pen.font = `12px ${style.fontFamily}`
  lines.forEach((line, index) => pen.fillText(line, PADDING, TITLE_HEIGHT + height + PADDING + index * LINE_HEIGHT, width - 2 * PADDING))
  return new Promise((resolve, reject) => canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error('The browser gave no picture')), 'image/png'))
}
