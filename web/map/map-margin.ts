import { Control, DomUtil } from 'leaflet'
import type { ControlPosition, Map as LeafletMap } from 'leaflet'
import type { Language } from './map-point.ts'
import { metresPerPixel } from './mercator.ts'
import { scaleBarLength, scaleBarText } from './scale-bar.ts'

export interface MarginTexts { stamp: string; attribution: string }

const ZOOM_WORDS = { zh: { zoomIn: '放大', zoomOut: '缩小' }, en: { zoomIn: 'Zoom in', zoomOut: 'Zoom out' } }

const NORTH_WORDS = { zh: '北', en: 'N' }
/** Web Mercator is always north up. */
const NORTH_ARROW = '<svg viewBox="0 0 16 20" width="16" height="20" aria-hidden="true"><path d="M8 1 14 18 8 14 2 18Z" fill="currentColor"/></svg>'

function addElement(map: LeafletMap, element: HTMLElement, position: ControlPosition): Control {
  const control = new Control({ position })
  control.onAdd = () => element
  return control.addTo(map)
}

/** What stands around a map: zoom buttons, scale bar, north arrow, the stamp that says how it may be used, and its sources. Texts are set as text, never as markup. */
export function createMapMargin(map: LeafletMap, first: { language: Language; texts: MarginTexts }) {
  let { language } = first
  const note = DomUtil.create('div', 'map-note')
  const stamp = DomUtil.create('div', 'map-note-stamp', note)
  const attribution = DomUtil.create('div', 'map-note-source', note)
  const scale = DomUtil.create('div', 'map-scale')
  const scaleText = DomUtil.create('span', 'map-scale-text', scale)
  const scaleLine = DomUtil.create('span', 'map-scale-line', scale)
  const north = DomUtil.create('div', 'map-north')
  north.innerHTML = NORTH_ARROW
  const northText = DomUtil.create('span', 'map-north-text', north)
  northText.textContent = NORTH_WORDS[language]
  const controls = [addElement(map, scale, 'bottomleft'), addElement(map, north, 'bottomleft'), addElement(map, note, 'bottomright')]
  let zoom = addZoom()

  function addZoom() {
    const { zoomIn, zoomOut } = ZOOM_WORDS[language]
    return new Control.Zoom({ position: 'topright', zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map)
  }
  function setTexts(texts: MarginTexts) {
    stamp.textContent = texts.stamp
    attribution.textContent = texts.attribution
  }
  function drawScale() {
    const { metres, pixels } = scaleBarLength(metresPerPixel(map.getCenter().lat, map.getZoom()))
    scaleText.textContent = scaleBarText(metres, language)
    scaleLine.style.width = `${pixels}px`
  }

  setTexts(first.texts)
  drawScale()
  map.on('move', drawScale)
  return {
    setTexts,
    setLanguage(next: Language) {
      language = next
      zoom.remove()
      zoom = addZoom()
      northText.textContent = NORTH_WORDS[language]
      drawScale()
    },
    remove() {
      map.off('move', drawScale)
      zoom.remove()
      for (const control of controls) control.remove()
    },
  }
}
