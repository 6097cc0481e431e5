import type { Indicator } from '../../db/indicator.ts'

type Format = Indicator['format']

const fenPerYuan = 100
const yuanPerTenThousand = 10_000

/** A number as officials write it in running text; money and rates with their unit. */
export function figureText(value: number, format: Format): string {
  if (format === 'money') return moneyText(value)
  if (format === 'rate') return `${trimmed(value, 1)}%`
  if (format === 'index') return trimmed(value, 2)
  if (format === 'decimal' || format === 'years') return trimmed(value, 1)
  return trimmed(value, 0)
}

/** The distance between two values of an indicator: rates differ by percentage points. */
export function differenceText(difference: number, { format, unit }: { format: Format, unit: string }): string {
  const size = Math.abs(difference)
  if (format === 'rate') return `${trimmed(size, 1)}个百分点`
  return format === 'money' ? moneyText(size) : `${figureText(format === 'count' ? Math.ceil(size) : size, format)}${unit}`
}

function moneyText(fen: number) {
  const yuan = fen / fenPerYuan
  return yuan >= yuanPerTenThousand ? `${trimmed(yuan / yuanPerTenThousand, 2)}万元` : `${trimmed(yuan, 2)}元`
}

/** Rounded to some places, without zeros at the end. */
function trimmed(value: number, places: number) {
  return String(Number(value.toFixed(places)))
}
