import type { Cell } from '../cells.ts'
import { note, type Parsed, refused, taken } from './parsed.ts'
import { compactText, plainText } from './plain-text.ts'

type Axis = 'longitude' | 'latitude'

const DECIMAL = /^[+]?(\d{1,3}(?:\.\d{1,17})?)(?:°|度)?$/u
const SEXAGESIMAL = /^(\d{1,3})(?:°|º|度|:)(\d{1,2}(?:\.\d{1,10})?)(?:(?:['′’]|分|:)(?:(\d{1,2}(?:\.\d{1,10})?)(?:["″”]|''|′′|秒)?)?)?$/u
const EAST = /^(?:东经|E)|(?:东经|E)$/iu
const NORTH = /^(?:北纬|N)|(?:北纬|N)$/iu
const WEST_OR_SOUTH = /^(?:西经|南纬|W|S)|(?:西经|南纬|W|S)$/iu

/** Degrees from decimal degrees or degrees, minutes and seconds (120°22′57″E). The coordinate system is not this cell's to know. */
export function parseCoordinate(cell: Cell, axis: Axis): Parsed<number> {
  const text = compactText(cell.text)
  const letters = { longitude: EAST, latitude: NORTH }
  const other = axis === 'longitude' ? NORTH : EAST
  if (other.test(text)) {
    return refused({ zh: `“${cell.text}”应填在另一列：经度与纬度可能写反了`, en: `“${cell.text}” belongs in the other column: longitude and latitude look swapped` }, expected[axis])
  }
  if (WEST_OR_SOUTH.test(text)) return refused({ zh: '坐标不在国内范围，请核对', en: 'The position lies outside China; check it' }, expected[axis])
  const bare = text.replace(letters[axis], '')
  const decimal = DECIMAL.exec(bare)
  if (decimal) return withinRange(Number(decimal[1]), cell, axis)
  const parts = SEXAGESIMAL.exec(bare)
  if (!parts) return refused(reasonAgainst(bare, cell.text), expected[axis])
  const [minutes, seconds] = [Number(parts[2]), Number(parts[3] ?? 0)]
  if (minutes >= 60 || seconds >= 60) {
    return refused({ zh: `“${cell.text}”的分或秒超过 60`, en: `Minutes or seconds of “${cell.text}” exceed 60` }, expected[axis])
  }
  const degrees = Math.round((Number(parts[1]) + minutes / 60 + seconds / 3600) * 1e6) / 1e6
  const reading = withinRange(degrees, cell, axis)
  return reading.ok
    ? taken(reading.value, [note('converted', `由度分秒换算为 ${degrees}°`, `Converted from degrees, minutes and seconds to ${degrees}°`)])
    : reading
}

/** The two coordinates of a pair in one cell, longitude first: by their letters, else by which of them can be no latitude. */
export function splitPair(text: string): { longitude: string, latitude: string } | null {
  const [one, other, ...more] = plainText(text).replace(/^[([]|[)\]]$/gu, '').split(/[,、;/ ]+/u).map((part) => part.trim()).filter((part) => part !== '')
  if (one === undefined || other === undefined || more.length > 0 || !/\d/u.test(one) || !/\d/u.test(other)) return null
  if (EAST.test(one) || NORTH.test(other)) return { longitude: one, latitude: other }
  if (EAST.test(other) || NORTH.test(one)) return { longitude: other, latitude: one }
  const [first, second] = [Number.parseFloat(one), Number.parseFloat(other)]
  if (isChinese(first, second)) return { longitude: one, latitude: other }
  return isChinese(second, first) ? { longitude: other, latitude: one } : null
}

/** Whether a pair lies within the bounds of China's civil range, the longitude first. */
export const isChinese = (longitude: number, latitude: number) => longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54

function reasonAgainst(bare: string, read: string) {
  if (splitPair(read)) return { zh: `“${read}”里有经度和纬度，请分两列填写`, en: `“${read}” holds longitude and latitude; give each its own column` }
  if (/^[+-]?\d{4,}(?:\.\d+)?$/u.test(bare)) {
    return { zh: `“${read}”像是平面坐标（米），请换算成经纬度`, en: `“${read}” looks like a projected coordinate in metres; convert it to degrees` }
  }
  return { zh: `读不出坐标：“${read}”`, en: `No coordinate can be read from “${read}”` }
}

const expected = {
  longitude: { zh: '经度，如 120.38 或 120°22′57″', en: 'a longitude such as 120.38 or 120°22′57″' },
  latitude: { zh: '纬度，如 36.06 或 36°03′36″', en: 'a latitude such as 36.06 or 36°03′36″' },
}

function withinRange(degrees: number, cell: Cell, axis: Axis): Parsed<number> {
  if (degrees <= (axis === 'longitude' ? 180 : 90)) return taken(degrees)
  return axis === 'latitude' && degrees <= 180
    ? refused({ zh: `纬度 ${cell.text} 超过 90：经度与纬度可能写反了`, en: `The latitude ${cell.text} is over 90: longitude and latitude look swapped` }, expected[axis])
    : refused({ zh: `坐标 ${cell.text} 超出范围`, en: `The coordinate ${cell.text} is out of range` }, expected[axis])
}
