import { coarseMetres } from '../../../../db/positions.ts'
import { writeWorkbook } from '../../../spreadsheet/write-workbook.ts'
import type { ExportedPlace } from './exported-places.ts'

/** What a file says of itself: from when, by whom, and how exact. Times are ISO UTC. */
export interface FileNote {
  title: string, revision: number, dataAsOf: string, madeAt: string, madeBy: string, exact: boolean, sample: boolean, filtered: boolean
  /** Of places that were sealed: when, by whom and why. */
  sealed?: { at: string, by: string, reason: string }
}

export const placeFileTypes = {
  geojson: 'application/geo+json', kml: 'application/vnd.google-earth.kml+xml', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type PlaceFileFormat = keyof typeof placeFileTypes

/** The places as the bytes of a file in one of the formats. */
export async function writePlaces(format: PlaceFileFormat, places: ExportedPlace[], note: FileNote): Promise<Uint8Array> {
  if (format === 'xlsx') return writeSheet(places, note)
  return new TextEncoder().encode(format === 'geojson' ? writeGeoJson(places, note) : writeKml(places, note))
}

const beijing = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** Lines that stand on every file, whatever its form. */
function noteLines({ revision, dataAsOf, madeAt, madeBy, exact, sample, filtered, sealed }: FileNote) {
  return [
    ...sealed ? [`存档地图：${sealed.by} 于 ${beijing(sealed.at)} 存档 · ${sealed.reason}`] : [],
    `数据截至 ${beijing(dataAsOf)}（版本 ${revision}） · ${madeBy} ${beijing(madeAt)} 导出 · ${filtered ? '按当前图层和筛选' : '全部点位'}${sample ? ' · 示例数据' : ''}`,
    `坐标系 WGS84${exact ? '' : ` · 按角色概略，坐标为约 ${2 * coarseMetres} 米方格的中心`} · 内部资料，不得公开`,
  ]
}

/** Properties under their Chinese names; what is unknown is left out rather than empty. */
function propertiesOf(place: ExportedPlace) {
  const { coarse, mechanisms, states } = place
  const all: Record<string, string | number | boolean | null> = {
    编号: place.id, 名称: place.name, 类型: place.type, 类别: place.kind, 街道: place.subdistrict, 地址: place.address, 责任单位: place.owner,
    所属机制: mechanisms.length > 0 ? mechanisms.join('、') : null, 容量: place.capacity, A岗: place.officerA, B岗: place.officerB, 值班电话: place.phone,
    核实日期: place.verifiedOn, 起始年份: place.since, 状态: states.join('、'), 坐标概略: coarse, 概略米数: coarse ? coarseMetres : null,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
}

/** RFC 7946; what the file says of itself stands in foreign members. */
function writeGeoJson(places: ExportedPlace[], note: FileNote) {
  return JSON.stringify({
    type: 'FeatureCollection',
    name: note.title,
    说明: noteLines(note),
    features: places.map((place) => ({
      type: 'Feature', id: place.id, geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] }, properties: propertiesOf(place),
    })),
  })
}

/** Text for XML; characters that it cannot hold are dropped. */
const xml = (text: string) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
  .replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;')

/** KML 2.2, a folder for each kind of place. */
function writeKml(places: ExportedPlace[], note: FileNote) {
  const kinds = [...new Set(places.map(({ type, kind }) => `${type} · ${kind}`))]
  const placemark = (place: ExportedPlace) => [
    `<Placemark id="${xml(place.id.replace(':', '-'))}"><name>${xml(place.name)}</name><ExtendedData>`,
    ...Object.entries(propertiesOf(place)).map(([name, value]) => `<Data name="${xml(name)}"><value>${xml(value === true ? '是' : value === false ? '否' : String(value))}</value></Data>`),
    `</ExtendedData><Point><coordinates>${place.longitude},${place.latitude}</coordinates></Point></Placemark>`,
  ].join('')
  const folder = (kind: string) =>
    `<Folder><name>${xml(kind)}</name>\n${places.filter((place) => `${place.type} · ${place.kind}` === kind).map(placemark).join('\n')}\n</Folder>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${xml(note.title)}</name>`
    + `<description>${xml(noteLines(note).join('\n'))}</description>\n${kinds.map(folder).join('\n')}\n</Document></kml>\n`
}

function writeSheet(places: ExportedPlace[], note: FileNote) {
  return writeWorkbook([{
    name: '点位',
    title: `${note.title}（${places.length} 个）`,
    guide: noteLines(note),
    columns: [
      { header: '名称', width: 26 }, { header: '类型', width: 10 }, { header: '类别', width: 12 }, { header: '街道', width: 14 }, { header: '地址', width: 30 }, { header: '经度', width: 12 },
      { header: '纬度', width: 12 }, { header: '坐标系', width: 8 }, { header: '坐标概略', width: 10 }, { header: '责任单位', width: 24 }, { header: '所属机制', width: 26 }, { header: '容量', width: 8 },
      { header: 'A岗', width: 10 }, { header: 'B岗', width: 10 }, { header: '值班电话', width: 18 }, { header: '核实日期', width: 12 }, { header: '起始年份', width: 10 }, { header: '状态', width: 14 },
    ],
    rows: places.map((place) => [
      place.name, place.type, place.kind, place.subdistrict, place.address, place.longitude, place.latitude, 'WGS84', place.coarse ? `约 ${coarseMetres} 米` : '否', place.owner,
      place.mechanisms.join('、'), place.capacity, place.officerA, place.officerB, place.phone, place.verifiedOn, place.since, place.states.join('、'),
    ]),
  }])
}
