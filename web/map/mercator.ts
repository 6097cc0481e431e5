/** Web Mercator with the whole world as a unit square: 0, 0 is the north-west corner. Multiplied by `worldSize` it gives Leaflet's pixels. */
const TILE = 256

/** Degrees WGS84 to the unit square. */
export function toUnit(longitude: number, latitude: number): { x: number; y: number } {
  const sine = Math.sin((latitude * Math.PI) / 180)
  return { x: (longitude + 180) / 360, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) }
}

/** Edge of the world in pixels at a zoom, which may be fractional. */
export function worldSize(zoom: number): number {
  return TILE * 2 ** zoom
}

/** What brings degrees WGS84 to the unit square: as they are, or moved to where a base map has them. */
export type ToUnit = typeof toUnit

/** Flat x, y pairs in the unit square from [longitude, latitude] pairs. */
export function lineToUnit(line: ReadonlyArray<readonly number[]>, project: ToUnit = toUnit): Float64Array {
  const unit = new Float64Array(line.length * 2)
  line.forEach(([longitude = NaN, latitude = NaN], index) => {
    const { x, y } = project(longitude, latitude)
    unit[index * 2] = x
    unit[index * 2 + 1] = y
  })
  return unit
}

/** Metres on the ground for one screen pixel. */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom)
}
