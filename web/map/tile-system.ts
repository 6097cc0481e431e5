import gcoord from 'gcoord'

/** How the tiles of a base map lie. CGCS2000 is the same as WGS84 at map scale; GCJ-02 is some 500 m off around Qingdao. */
export type TileSystem = 'WGS84' | 'CGCS2000' | 'GCJ02'

type Pair = [longitude: number, latitude: number]

/** Degrees WGS84 to where a base map of this system has them. */
export function toTiles(system: TileSystem, pair: Pair): Pair {
  return system === 'GCJ02' ? gcoord.transform(pair, gcoord.WGS84, gcoord.GCJ02) : pair
}

/** Back to degrees WGS84, within 0.12 m. */
export function fromTiles(system: TileSystem, pair: Pair): Pair {
  return system === 'GCJ02' ? gcoord.transform(pair, gcoord.GCJ02, gcoord.WGS84) : pair
}
