import type { GoodsLine } from '../../../db/fields.ts'
import { spoiltBy } from '../../../db/spoilt-text.ts'
import { parseGoods } from '../../spreadsheet/parse-values/goods.ts'
import { saysDitto, saysNothing } from '../../spreadsheet/parse-values/plain-text.ts'
import { writeQuotedGoods } from '../../spreadsheet/parse-values/quoted-goods.ts'

const mostKept = 5_000
const kept = new Map<string, string>()

/** Goods as a person writes them (大米20袋(800元)、食用油5桶) where that is read back as the same, else in quotes. */
export function goodsText(lines: GoodsLine[]) {
  const key = JSON.stringify(lines)
  const known = kept.get(key)
  if (known !== undefined) return known
  const free = lines.map(freeText).join('、')
  const text = isReadAs(free, key) ? free : writeQuotedGoods(lines)
  // The same few gifts stand in most rows of a ledger.
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, text)
  return text
}

/** Whether a cell with this text is read as these goods. */
function isReadAs(text: string, goods: string) {
  if (saysNothing(text) || saysDitto(text) || spoiltBy(text) !== null) return false
  const reading = parseGoods(text)
  return reading.ok && JSON.stringify(reading.value) === goods
}

function freeText({ name, quantity, unit, value_fen: fen }: GoodsLine) {
  return `${name}${quantity === null ? '' : `${quantity}${unit ?? ''}`}${fen === null ? '' : `(${fen / 100}元)`}`
}
