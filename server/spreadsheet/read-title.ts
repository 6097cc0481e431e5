import type { Row } from './cells.ts'
import { parseNumeral } from './parse-values/chinese-numerals.ts'
import { toNumber } from './parse-values/decimal.ts'
import { type MoneyUnit, moneyUnitNamed } from './parse-values/money-units.ts'
import { compactText, plainText } from './parse-values/plain-text.ts'

/** What the lines above a header say for the whole table. */
export interface TitleFacts {
  /** A unit as it is written; whether it is known is not this function's to say. */
  unit: string | null
  year: number | null
  /** The month of that year, where one alone is named. */
  month: number | null
  moneyUnit: MoneyUnit | null
  /** The words after 坐标系. */
  coordinateSystem: string | null
}

const UNIT = /(?:填报|报送|上报|填表|编制|制表|报告|责任)单位(?:名称)?(?:\(盖章\)|\(公章\))?[:：]\s*(.*)$/u
const BARE_UNIT = /^单位(?:名称)?(?:\(盖章\)|\(公章\))?[:：]\s*(.*)$/u
const MONEY = /(?:金额|计量|货币)?单位[:：]\s*(?:人民币)?((?:百万|千|万|亿)?元)(?:[、,/)].*)?$/u
const SYSTEM = /坐标系(?:统)?[:：]?\s*([\w-]{4,12}|[\p{Script=Han}\d]{2,12})/u
const FILLED_IN = /(?:填报|制表|填表|报送|上报|打印)(?:日期|时间)/u
/** The second year of 2023-2024年 is none alone. */
const YEAR = /(?<!\d[-—–~至到]?)((?:19|20)\d{2})(?=年)/gu
/** 2024年1月至3月 is no single month. */
const MONTH = /(?<=年)(\d{1,2})月(?!\d|[份]?[-—–~至到])/gu
const SPOKEN_YEAR = /([一二][〇零一二三四五六七八九]{3})(?=年)/gu

/** Reads 填报单位：…, 2026年…, 单位：万元 and 坐标系：… from the rows above a header. A year is taken only where one alone is named. */
export function readTitle(rows: Row[]): TitleFacts {
  const lines = rows.flatMap(linesOf)
  return {
    unit: firstOf(lines, unitIn),
    ...singlePeriod(lines),
    moneyUnit: firstOf(lines, (line) => moneyUnitNamed(MONEY.exec(line)?.[1] ?? '')),
    coordinateSystem: firstOf(lines, (line) => SYSTEM.exec(line)?.[1] ?? null),
  }
}

/** The phrases of a row: several stand in one cell with gaps between, and a label's value may stand in the next cell. */
function linesOf(row: Row): string[] {
  const phrases = row.cells.flatMap((cell) => cell.text.split(/[\s\u3000]{2,}|\t|\n/u)).map(plainText).filter((text) => text !== '')
  return phrases.map((text, index) => /[:：]$/u.test(text) ? `${text}${phrases[index + 1] ?? ''}` : text)
}

function firstOf<T>(lines: string[], find: (line: string) => T | null): T | null {
  for (const line of lines) {
    const found = find(line)
    if (found !== null) return found
  }
  return null
}

function unitIn(line: string) {
  const name = (UNIT.exec(line) ?? BARE_UNIT.exec(line))?.[1]?.replace(/[(（](?:盖章|公章|章)[)）].*$/u, '').trim() ?? ''
  return name === '' || /^(?:人民币)?(?:(?:百|百万|千|千万|万|亿)?元|人|人次|户|个)(?:[、,/)].*)?$/u.test(name) ? null : name
}

function singlePeriod(lines: string[]) {
  const years = new Set<number>()
  const months = new Set<number>()
  for (const line of lines) {
    if (FILLED_IN.test(line)) continue
    const text = compactText(line)
    for (const match of text.matchAll(YEAR)) years.add(Number(match[1]))
    for (const match of text.matchAll(SPOKEN_YEAR)) {
      const value = parseNumeral(match[1] ?? '')
      if (value) years.add(toNumber(value))
    }
    for (const match of text.matchAll(MONTH)) months.add(Number(match[1]))
  }
  const year = onlyOf(years)
  const month = onlyOf(months)
  return { year, month: year !== null && month !== null && month >= 1 && month <= 12 ? month : null }
}

function onlyOf(numbers: Set<number>) {
  const [only] = numbers
  return numbers.size === 1 && only !== undefined ? only : null
}
