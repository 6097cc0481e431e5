import type { GoodsLine } from '../../../db/fields.ts'

/**
 * The exact way to write goods, for those that the free way would take apart otherwise: the name in quotes, then quantity, unit (in quotes
 * where it is no plain word) and worth: “竹子5节”12“根/户”(80.50元). A quote inside is written twice.
 */
const LINE = /“((?:[^”]|””)+)”(\d+(?:\.\d+)?)?(?:“((?:[^”]|””)+)”|(\p{L}+))?(?:\((\d+(?:\.\d{1,2})?)元\))?(?:、|$)/uy
const PLAIN_UNIT = /^\p{L}+$/u

/** The goods of a text that is wholly written so, or null. */
export function readQuotedGoods(text: string): GoodsLine[] | null {
  if (!text.startsWith('“')) return null
  const lines: GoodsLine[] = []
  for (LINE.lastIndex = 0; LINE.lastIndex < text.length;) {
    const match = LINE.exec(text)
    if (!match) return null
    const [, name = '', quantity, quotedUnit, unit, yuan] = match
    lines.push({
      name: unquoted(name), quantity: quantity === undefined ? null : Number(quantity),
      unit: quotedUnit === undefined ? unit ?? null : unquoted(quotedUnit), value_fen: yuan === undefined ? null : Math.round(Number(yuan) * 100),
    })
  }
  return lines
}

export function writeQuotedGoods(lines: GoodsLine[]) {
  return lines.map(({ name, quantity, unit, value_fen: fen }) => [
    quoted(name), quantity ?? '', unit === null ? '' : PLAIN_UNIT.test(unit) ? unit : quoted(unit), fen === null ? '' : `(${fen / 100}元)`,
  ].join('')).join('、')
}

const quoted = (text: string) => `“${text.replaceAll('”', '””')}”`
const unquoted = (text: string) => text.replaceAll('””', '”')
