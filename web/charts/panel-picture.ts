import { domToCanvas } from 'modern-screenshot'

/** Twice the size of the screen, so that it stays sharp in a document. */
const scale = 2
const padding = 16
const lineHeight = 18

/** A panel as it stands, its buttons left out, with some lines below it, as a PNG. Rejects where the browser cannot draw it. */
export async function panelPicture(panel: HTMLElement, lines: string[]): Promise<Blob> {
  const style = getComputedStyle(panel)
  const chart = await domToCanvas(panel, {
    scale, backgroundColor: style.backgroundColor, font: false,
    filter: (node) => !(node instanceof Element && node.classList.contains('no-print')),
  })
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('The browser gives no canvas to draw on')
  pen.font = fontOf(style)
  const width = chart.width / scale
  const wrapped = lines.flatMap((line) => wrap(line, width - 2 * padding, (text) => pen.measureText(text).width))
  canvas.width = chart.width
  canvas.height = chart.height + scale * (wrapped.length * lineHeight + 1.5 * padding)
  // A canvas that takes a new size forgets how it was to draw.
  pen.scale(scale, scale)
  pen.fillStyle = style.backgroundColor
  pen.fillRect(0, 0, width, canvas.height / scale)
  pen.drawImage(chart, 0, 0, width, chart.height / scale)
  pen.font = fontOf(style)
  pen.fillStyle = style.getPropertyValue('--color-quiet')
  wrapped.forEach((line, index) => pen.fillText(line, padding, chart.height / scale + padding + index * lineHeight))
  return new Promise((resolve, reject) => canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error('The browser gave no picture')), 'image/png'))
}

const fontOf = ({ fontFamily }: CSSStyleDeclaration) => `12px ${fontFamily}`

/** Breaks a line where it grows too wide; Chinese may be broken anywhere. */
function wrap(line: string, most: number, widthOf: (text: string) => number) {
  const parts = ['']
  for (const character of line) {
    const last = parts.length - 1
    if (widthOf(`${parts[last]}${character}`) > most) parts.push(character)
    else parts[last] += character
  }
  return parts
}
