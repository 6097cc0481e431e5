import { CRS, LatLng, Projection, type Point } from 'leaflet'
import { toUnit } from './mercator.ts'
import { fromTiles, type TileSystem, toTiles } from './tile-system.ts'

/**
 * What a map is drawn on. Every layer and listener speaks WGS84 and everything is moved to the system of the base map on its way to the
 * screen, so that what is stored never leaves WGS84. After `use` the map has to be set anew.
 */
export function createGround() {
  let system: TileSystem = 'WGS84'
  const mercator = Projection.SphericalMercator
  const projection = {
    bounds: mercator.bounds,
    project({ lng, lat }: LatLng) {
      const [x, y] = toTiles(system, [lng, lat])
      return mercator.project(new LatLng(y, x))
    },
    unproject(at: Point) {
      const { lng, lat } = mercator.unproject(at)
      const [longitude, latitude] = fromTiles(system, [lng, lat])
      return new LatLng(latitude, longitude)
    },
  }
  return {
    crs: Object.assign({}, CRS.EPSG3857, { projection }),
    system: () => system,
    use(next: TileSystem) {
      system = next
    },
    /** Degrees WGS84 to the unit square of the tiles. */
    toUnit: (longitude: number, latitude: number) => toUnit(...toTiles(system, [longitude, latitude])),
  }
}

export type Ground = ReturnType<typeof createGround>
