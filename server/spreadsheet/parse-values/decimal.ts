/** An exact decimal number: units ÷ 10^places. */
export interface Decimal { units: bigint, places: number }

const PLAIN = /^\d{1,30}(?:\.\d{1,30})?$/u
const GROUPED = /^\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,30})?$/u

/** The number that plain or comma-grouped digits spell (1,200.50), or null. No sign, no exponent. */
export function parseDecimal(text: string): Decimal | null {
  if (!PLAIN.test(text) && !GROUPED.test(text)) return null
  const [whole = '', fraction = ''] = text.replaceAll(',', '').split('.')
  return { units: BigInt(whole + fraction), places: fraction.length }
}

/** A cell's number without the noise past the fifteen digits that a spreadsheet keeps; null when negative or too large. */
export function decimalOfNumber(value: number): Decimal | null {
  if (!Number.isFinite(value) || value < 0 || value >= 1e15) return null
  const digits = Number(value.toPrecision(15))
  // Below 1e-6 a number prints as an exponent; nothing that offices count is that small.
  return digits < 1e-6 ? { units: 0n, places: 0 } : parseDecimal(String(digits))
}

export function multiply(value: Decimal, factor: Decimal): Decimal {
  return { units: value.units * factor.units, places: value.places + factor.places }
}

export function add(first: Decimal, second: Decimal): Decimal {
  const places = Math.max(first.places, second.places)
  const scaled = (value: Decimal) => value.units * 10n ** BigInt(places - value.places)
  return { units: scaled(first) + scaled(second), places }
}

export const powerOfTen = (exponent: number): Decimal => exponent >= 0
  ? { units: 10n ** BigInt(exponent), places: 0 }
  : { units: 1n, places: -exponent }

/** The nearest whole number, halves up, and whether nothing was cut off. */
export function toWhole({ units, places }: Decimal): { whole: bigint, exact: boolean } {
  const divisor = 10n ** BigInt(places)
  const rest = units % divisor
  return { whole: units / divisor + (rest * 2n >= divisor && rest > 0n ? 1n : 0n), exact: rest === 0n }
}

export function toNumber({ units, places }: Decimal) {
  const digits = units.toString().padStart(places + 1, '0')
  return Number(places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`)
}
