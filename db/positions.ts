import gcoord from 'gcoord'
import type { Label } from './record.ts'

export type CoordinateSystem = 'WGS84' | 'CGCS2000' | 'GCJ02' | 'BD09'

interface Position {
  longitude?: number | null
  latitude?: number | null
  source_crs?: CoordinateSystem | null
  raw_longitude?: number | null
  raw_latitude?: number | null
}

/** Degrees in one of the systems to WGS84 degrees. CGCS2000 is the same at map scale. */
export function toWgs84([longitude, latitude]: [number, number], system: CoordinateSystem): [number, number] {
  if (system === 'WGS84' || system === 'CGCS2000') return [longitude, latitude]
  const [x, y] = gcoord.transform([longitude, latitude], system === 'GCJ02' ? gcoord.GCJ02 : gcoord.BD09, gcoord.WGS84)
  return [round(x), round(y)]
}

/** The edges of the cells that exact positions are made coarse by, in degrees: about 560 m each way at the latitude of Qingdao. */
const coarseCell = { longitude: 0.00625, latitude: 0.005 }

/** About how many metres a coarse position may be off to each side. */
export const coarseMetres = 300

/** The middle of the cell that a position lies in. Always the same one: a random shift would average away over several answers. */
export function coarsePosition(longitude: number, latitude: number): [longitude: number, latitude: number] {
  return [snap(longitude, coarseCell.longitude), snap(latitude, coarseCell.latitude)]
}

const snap = (degrees: number, cell: number) => round((Math.floor(degrees / cell) + 0.5) * cell)

// Six decimals are about 0.1 m.
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** Converts a given pair once and keeps it as it came; a pair that is already converted is left alone. */
export function completePosition(values: Position): Position {
  const { longitude, latitude, source_crs: system } = values
  if (longitude === null || longitude === undefined || latitude === null || latitude === undefined || !system) return {}
  if (values.raw_longitude !== null && values.raw_longitude !== undefined) {
    const [x, y] = values.raw_latitude === null || values.raw_latitude === undefined
      ? [longitude, latitude] : toWgs84([values.raw_longitude, values.raw_latitude], system)
    if (Math.abs(x - longitude) < 1e-9 && Math.abs(y - latitude) < 1e-9) return {}
  }
  const [x, y] = toWgs84([longitude, latitude], system)
  return { longitude: x, latitude: y, raw_longitude: longitude, raw_latitude: latitude }
}

/** A position is a whole pair inside China's civil range with its system named, or none. */
export function checkPosition(values: Position): { field: 'longitude' | 'latitude' | 'source_crs', message: Label }[] {
  const { longitude, latitude, source_crs: system } = values
  if (longitude === null && latitude === null) return []
  if (longitude === null || longitude === undefined) return [{ field: 'longitude', message: { zh: '有纬度而无经度', en: 'There is a latitude but no longitude' } }]
  if (latitude === null || latitude === undefined) return [{ field: 'latitude', message: { zh: '有经度而无纬度', en: 'There is a longitude but no latitude' } }]
  if (!system) {
    return [{ field: 'source_crs', message: {
      zh: '有坐标而未注明坐标系。请填 WGS84、CGCS2000、GCJ-02 或 BD-09；系统不猜测',
      en: 'A position without its coordinate system. Fill in WGS84, CGCS2000, GCJ-02 or BD-09; it is never guessed',
    } }]
  }
  if (longitude >= 3 && longitude <= 54 && latitude >= 73 && latitude <= 136) {
    return [{ field: 'longitude', message: { zh: '经度与纬度可能写反了', en: 'Longitude and latitude look swapped' } }]
  }
  if (longitude < 73 || longitude > 136 || latitude < 3 || latitude > 54) {
    return [{ field: 'longitude', message: { zh: '坐标不在国内范围，请核对', en: 'The position lies outside China; check it' } }]
  }
  return []
}
