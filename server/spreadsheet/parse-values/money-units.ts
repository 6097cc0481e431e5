import type { Label } from '../../../db/record.ts'

/** The unit that a column of money is kept in: 元, or so many of them. */
export type MoneyUnit = 'yuan' | 'thousand' | 'ten_thousand' | 'million' | 'hundred_million'

const units = new Map<MoneyUnit, { zh: string, exponent: number }>([
  ['yuan', { zh: '元', exponent: 0 }], ['thousand', { zh: '千元', exponent: 3 }], ['ten_thousand', { zh: '万元', exponent: 4 }],
  ['million', { zh: '百万元', exponent: 6 }], ['hundred_million', { zh: '亿元', exponent: 8 }],
])
const byName = new Map([...units].map(([unit, { zh }]) => [zh, unit]))

/** How many zeros the unit adds to a number of it. */
export const exponentOf = (unit: MoneyUnit) => units.get(unit)?.exponent ?? 0

export const moneyUnitNamed = (zh: string) => byName.get(zh) ?? null

/** The words for a figure that was read in a unit other than yuan. */
export function scaledLabel(unit: MoneyUnit): Label {
  const { zh, exponent } = units.get(unit) ?? { zh: '元', exponent: 0 }
  return { zh: `按${zh}读，×${10 ** exponent}`, en: `In ${zh}: times ${(10 ** exponent).toLocaleString('en')}` }
}

/** 元 with what multiplies it; 千万元 and 百元 are units that nobody here knows. */
const UNIT = String.raw`(?:(?<![十百千])(百万|千|万|亿)|(?<![十百千万亿]))元`
const MARKED_OFF = new RegExp(String.raw`(?<=[(/:,])${UNIT}(?=[)/,]|$)`, 'u')
const AT_END = new RegExp(String.raw`${UNIT}\)?$`, 'u')
const LARGE = /(?<![十百千])(百万|万|亿)元/u

/** The unit that a heading gives in brackets, behind a slash or at its end: 慰问金(万元), 金额/元. Null where it names none. */
export function moneyUnitOfHeading(heading: string): MoneyUnit | null {
  const found = MARKED_OFF.exec(heading) ?? AT_END.exec(heading) ?? LARGE.exec(heading)
  return found ? moneyUnitNamed(`${found[1] ?? ''}元`) : null
}
