import { DomEvent, DomUtil, Popup } from 'leaflet'
import type { Map as LeafletMap } from 'leaflet'
import type { Language, MapPoint } from './map-point.ts'
import { symbolOf, symbolSvg } from './symbols.ts'

const HEADINGS = { zh: (count: number) => `此处有 ${count} 个点`, en: (count: number) => `${count} points here` }

function listItem(point: MapPoint, language: Language, choose: (point: MapPoint) => void): HTMLElement {
  const item = document.createElement('li')
  const button = DomUtil.create('button', 'map-hits-choice', item)
  button.type = 'button'
  button.innerHTML = symbolSvg(point.kind, 20)
  DomUtil.create('span', 'map-hits-name', button).textContent = point.name
  DomUtil.create('span', 'map-hits-kind', button).textContent = symbolOf(point.kind).label[language]
  button.addEventListener('click', () => choose(point))
  return item
}

/** Asks which of several points on top of one another is meant. Focus goes to the first choice; Escape closes and gives it back to the map. */
export function openHitList({ map, points, language, choose }: {
  map: LeafletMap; points: readonly MapPoint[]; language: Language; choose: (point: MapPoint) => void
}) {
  const [first] = points
  if (!first) return
  const popup = new Popup({ className: 'map-hits', closeButton: false, autoPanPadding: [16, 16], maxWidth: 280, minWidth: 200, maxHeight: 260 })
  const content = DomUtil.create('div', 'map-hits-body')
  DomUtil.create('p', 'map-hits-heading', content).textContent = HEADINGS[language](points.length)
  const list = DomUtil.create('ul', 'map-hits-list', content)
  list.append(...points.map((point) => listItem(point, language, (chosen) => {
    popup.remove()
    map.getContainer().focus({ preventScroll: true })
    choose(chosen)
  })))
  content.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    popup.remove()
    map.getContainer().focus({ preventScroll: true })
  })
  DomEvent.disableClickPropagation(content)
  popup.setLatLng([first.latitude, first.longitude]).setContent(content).openOn(map)
  content.querySelector('button')?.focus({ preventScroll: true })
}
