// A4 across at 96 pixels an inch, less margins of 10 mm, and less what stands above and below the map.
const sheetWidth = 1030
const sheetHeight = 560
/** A phone's map would be coarse any larger. */
const mostZoom = 1.25

/** The map's size on the screen, in pixels, and the zoom that fits it to the sheet, as CSS variables. */
export function printSize({ width, height }: { width: number, height: number }) {
  const zoom = width > 0 && height > 0 ? Math.min(sheetWidth / width, sheetHeight / height, mostZoom) : 1
  return { '--map-width': `${width}px`, '--map-height': `${height}px`, '--map-print-zoom': zoom.toFixed(4) }
}
