import { lineToUnit } from './mercator.ts'

/** A line or ring as flat x, y pairs in the unit square. */
export type UnitLine = Float64Array
export interface MapName { zh: string; en: string; at: UnitLine }

export interface BaseMapShapes {
  /** Edge of the sheet as two corners: north-west and south-east. */
  sheet: UnitLine
  /** Land and lakes, to be filled by the even-odd rule. */
  land: UnitLine[]
  city: UnitLine[]
  borders: UnitLine[]
  districts: MapName[]
  sample: { outline: UnitLine; name: MapName; wideName: MapName; subdistricts: Array<MapName & { ring: UnitLine }> } | undefined
}

type Ring = number[][]

function nameOf(properties: { name?: string; name_en?: string }, at: number[]): MapName {
  return { zh: properties.name ?? '', en: properties.name_en ?? '', at: lineToUnit([at]) }
}

async function loadSample(): Promise<BaseMapShapes['sample']> {
  const { default: collection } = await import('./base-map/lanwan-subdistricts.json')
  const areas = collection.features.map(({ properties, geometry }) => ({
    role: properties.role,
    wideName: nameOf(properties, properties.label_wide ?? properties.label),
    ...nameOf(properties, properties.label),
    ring: lineToUnit(geometry.coordinates[0] ?? []),
  }))
  const district = areas.find((area) => area.role === 'district')
  return district && { outline: district.ring, name: district, wideName: district.wideName, subdistricts: areas.filter((area) => area !== district) }
}

/** Loads the shipped base map, some 35 kB on the wire, only when a map is first shown. */
export async function loadBaseMapShapes({ withSample }: { withSample: boolean }): Promise<BaseMapShapes> {
  const [{ default: land }, { default: districts }, sample] = await Promise.all([
    import('./base-map/qingdao-land.json'),
    import('./base-map/qingdao-districts.json'),
    withSample ? loadSample() : undefined,
  ])
  const [west = 0, south = 0, east = 0, north = 0] = land.bbox
  const partsOf = (role: string) => districts.features.filter((one) => one.properties.role === role)
  const linesOf = (role: string) => partsOf(role).flatMap((one) => one.geometry.coordinates as Ring[]).map((ring) => lineToUnit(ring))
  return {
    sheet: lineToUnit([[west, north], [east, south]]),
    land: land.features.flatMap((one) => one.geometry.coordinates.map((ring) => lineToUnit(ring))),
    city: linesOf('city'),
    borders: linesOf('borders'),
    districts: partsOf('district').map((one) => nameOf(one.properties, one.geometry.coordinates as number[])),
    sample,
  }
}
