import type { MapArea, Spot } from '../../map/map-shapes.ts'

/** What a tool shows; it stands in the address. `from` is a spot as 120.38,36.06 or a place as partner_site:12. */
export type MapTool =
  | { kind: 'measure', corners: Spot[], closed: boolean }
  | { kind: 'nearest', from: string, count: number }
  | { kind: 'coverage', mechanism: number, metres: number }

export const nearestCounts = [5, 10, 20, 50] as const
const mostCorners = 100
const mostMetres = 200_000
const mostRadius = 1_000_000
const spotDigits = 5

export const writeSpot = ({ longitude, latitude }: Spot) => `${Number(longitude.toFixed(spotDigits))},${Number(latitude.toFixed(spotDigits))}`
const writeSpots = (spots: readonly Spot[]) => spots.map(writeSpot).join(';')

/** A spot out of its text, or null. */
export function readSpot(text: string): Spot | null {
  const numbers = text.split(',').map((part) => part.trim() === '' ? NaN : Number(part))
  const [longitude, latitude] = numbers
  if (numbers.length !== 2 || longitude === undefined || latitude === undefined) return null
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 ? { longitude, latitude } : null
}

function readSpots(text: string, least: number): Spot[] | null {
  const parts = text.split(';')
  const spots = parts.map(readSpot).filter((spot) => spot !== null)
  return spots.length === parts.length && parts.length >= least && parts.length <= mostCorners ? spots : null
}

/** A drawn area as the address and the API have it. */
export function writeArea(area: MapArea) {
  return area.kind === 'circle' ? `circle:${writeSpot(area.middle)};${Math.round(area.metres)}` : `polygon:${writeSpots(area.corners)}`
}

/** An area out of the address; null where it makes none. */
export function readArea(text: string): MapArea | null {
  const [, kind, rest = ''] = /^(circle|polygon):(.*)$/su.exec(text) ?? []
  if (kind === 'polygon') {
    const corners = readSpots(rest, 3)
    return corners && { kind, corners }
  }
  const [, spot = '', metres = ''] = /^([^;]*);(\d{1,7})$/u.exec(rest) ?? []
  const middle = kind === 'circle' ? readSpot(spot) : null
  return middle && Number(metres) > 0 && Number(metres) <= mostRadius ? { kind: 'circle', middle, metres: Number(metres) } : null
}

/** A tool as the address has it. */
export function writeTool(tool: MapTool) {
  if (tool.kind === 'measure') return `measure:${tool.closed ? 'area' : 'line'};${writeSpots(tool.corners)}`
  return tool.kind === 'nearest' ? `nearest:${tool.from};${tool.count}` : `coverage:${tool.mechanism};${tool.metres}`
}

/** A tool out of the address; null where it makes no sense. */
export function readTool(text: string): MapTool | null {
  const [, shape, line = ''] = /^measure:(line|area);(.*)$/su.exec(text) ?? []
  if (shape !== undefined) {
    const corners = readSpots(line, 1)
    return corners && { kind: 'measure', corners, closed: shape === 'area' }
  }
  const [, from = '', count = ''] = /^nearest:([^;]*);(\d{1,2})$/u.exec(text) ?? []
  if (from !== '') {
    const isOrigin = /^(partner_site|coordination_point):\d{1,15}$/u.test(from) || readSpot(from) !== null
    return isOrigin && Number(count) >= 1 && Number(count) <= 50 ? { kind: 'nearest', from, count: Number(count) } : null
  }
  const [, mechanism = '', metres = ''] = /^coverage:(\d{1,15});(\d{1,6})$/u.exec(text) ?? []
  return Number(mechanism) > 0 && Number(metres) >= 10 && Number(metres) <= mostMetres
    ? { kind: 'coverage', mechanism: Number(mechanism), metres: Number(metres) } : null
}
