import { choice, decimal, latitude, longitude, text } from '../fields.ts'

/**
 * The fields of a civilian place's position: WGS84 for use, with the source system and the raw pair kept. Not every role sees them exactly.
 * Military organizations have none of these.
 */
export const positionFields = {
  longitude: longitude({ label: { zh: '经度', en: 'Longitude' }, headers: ['经度', '东经', 'lng', 'lon', 'longitude', 'X坐标'], sensitivity: 'place' }),
  latitude: latitude({ label: { zh: '纬度', en: 'Latitude' }, headers: ['纬度', '北纬', 'lat', 'latitude', 'Y坐标'], sensitivity: 'place' }),
  source_crs: choice({
    WGS84: ['WGS84', 'WGS84', 'WGS-84', 'GPS', '4326'],
    CGCS2000: ['CGCS2000', 'CGCS2000', '国家2000', '2000国家大地坐标系', '天地图', '4490'],
    GCJ02: ['GCJ-02', 'GCJ-02', 'GCJ02', '火星坐标', '高德', '腾讯'],
    BD09: ['BD-09', 'BD-09', 'BD09', '百度', '百度坐标'],
  }, { label: { zh: '坐标系', en: 'Coordinate system' }, headers: ['坐标系', '坐标系统', 'CRS'], listed: false }),
  raw_longitude: decimal({ label: { zh: '原经度', en: 'Longitude as given' }, listed: false, imported: false, sensitivity: 'place' }),
  raw_latitude: decimal({ label: { zh: '原纬度', en: 'Latitude as given' }, listed: false, imported: false, sensitivity: 'place' }),
}

/** The street address of a place with a position, which tells as much as the position does. */
export const addressField = (headers: string[]) => text({ label: { zh: '地址', en: 'Address' }, headers, sensitivity: 'place' })
