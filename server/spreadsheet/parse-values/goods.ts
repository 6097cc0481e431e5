import type { GoodsLine } from '../../../db/fields.ts'
import { parseNumeral } from './chinese-numerals.ts'
import { decimalOfNumber, multiply, parseDecimal, powerOfTen, toNumber, toWhole } from './decimal.ts'
import { readQuotedGoods } from './quoted-goods.ts'
import { note, type Note, type Parsed, refused, taken } from './parsed.ts'
import { plainText } from './plain-text.ts'

const LONGEST = 2_000
/** The comma of 1,200 parts nothing. */
const SEPARATORS = /(?:[、，；;\n]|,(?!(?<=\d,)\d{3}(?!\d)))+(?![^(（]*[)）])/u
const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千]+)`
const UNIT = String.raw`(kg|g|ml|l|千克|公斤|斤|吨|升|桶|袋|箱|盒|件|套|份|台|个|床|瓶|提|条|副|册|本|包|罐|只|双|辆|部|面|束|批|组|块|张|支|顶|把|封|枚|株|盆|捆|幅|对|筐|板|听|篮|根|枝|卷|刀)`
const NAME_FIRST = new RegExp(`^(.*[^\\d.,约各每])(?:各|约)?${NUMBER}${UNIT}$`, 'iu')
const NUMBER_FIRST = new RegExp(`^${NUMBER}${UNIT}(.+)$`, 'iu')
const VALUE = /(?:[,:]?\(?(?:价值|折价|折合|合计|共计|计)?:?(\d[\d,]*(?:\.\d+)?)(万?)元\)?)$/u
const WORTH = /^(?:价值|折价)(\d[\d,]*(?:\.\d+)?)(万?)元的?(.+)$/u

/** What a total of several goods begins with; it is the worth of no single one. */
const OVERALL = /(?:合计|共计|总计|总价值?|共价值)[:：]?\d[\d,.]*万?元\)?$/u

/** The goods that a text lists, one after another. */
export function goodsParts(text: string) {
  return plainText(text.replaceAll('\n', '、')).split(SEPARATORS).map((part) => part.replace(/[。.]$/u, '').trim()).filter((part) => part !== '')
}

const textLine = (name: string): GoodsLine => ({ name, quantity: null, unit: null, value_fen: null })

/** “大米50kg、食用油20桶” as lines; what cannot be taken apart stays as a line of text. Refuses only a text of more than 2,000 characters. */
export function parseGoods(text: string): Parsed<GoodsLine[]> {
  const quoted = readQuotedGoods(text)
  if (quoted) return taken(quoted)
  if (text.length > LONGEST) return refused({ zh: `内容超过 ${LONGEST} 字，请移到备注`, en: `It is longer than ${LONGEST} characters; move it to the note` })
  const parts = goodsParts(text)
  const lines = parts.map((part) => parts.length > 1 && OVERALL.test(part) ? textLine(part) : lineOf(part))
  shareQuantities(parts, lines)
  const notes: Note[] = []
  if (/现金|慰问金/u.test(text)) {
    notes.push(note('kept_as_text', `“${text}”里有现金，请核对是否应填入慰问金一列`, `“${text}” names cash; check whether it belongs in the money column`))
  } else if (lines.some((line) => line.quantity === null && /\d/u.test(line.name))) {
    notes.push(note('kept_as_text', `“${text}”没有全部拆成品名、数量，原文保留`, `“${text}” could not all be split into goods and quantities; the text is kept`))
  }
  return taken(lines, notes)
}

function lineOf(part: string): GoodsLine {
  const worth = WORTH.exec(part)
  if (worth) return { name: worth[3] ?? part, quantity: null, unit: null, value_fen: fenOf(worth[1], worth[2]) }
  const value = VALUE.exec(part)
  const bare = value ? part.slice(0, value.index).replace(/[(（]$/u, '').trim() : part
  if (bare === '' || /现金|慰问金/u.test(bare)) return textLine(part)
  const value_fen = value ? fenOf(value[1], value[2]) : null
  const first = NAME_FIRST.exec(bare)
  const [name, number, unit] = first ? [first[1], first[2], first[3]] : reordered(NUMBER_FIRST.exec(bare))
  const quantity = number === undefined ? null : quantityOf(number)
  if (name === undefined || quantity === null) return { name: bare, quantity: null, unit: null, value_fen }
  return { name: name.replace(/^的/u, '').trim(), quantity, unit: unit ?? null, value_fen }
}

const reordered = (match: RegExpExecArray | null) => [match?.[3], match?.[1], match?.[2]] as const

/** 大米、面粉各50袋: the quantity holds for the names before it. */
function shareQuantities(parts: string[], lines: GoodsLine[]) {
  parts.forEach((part, index) => {
    const line = lines[index]
    if (!line || line.quantity === null || !/各(?:约)?[\d一二两三四五六七八九十]/u.test(part)) return
    for (let before = index - 1; before >= 0; before -= 1) {
      const earlier = lines[before]
      if (!earlier || earlier.quantity !== null || /\d/u.test(earlier.name)) break
      earlier.quantity = line.quantity
      earlier.unit = line.unit
    }
  })
}

function quantityOf(text: string) {
  const value = parseNumeral(text)
  return value && decimalOfNumber(toNumber(value)) ? toNumber(value) : null
}

function fenOf(digits: string | undefined, tenThousand: string | undefined) {
  const value = parseDecimal(digits ?? '')
  if (!value) return null
  const { whole } = toWhole(multiply(value, powerOfTen(tenThousand === '万' ? 6 : 2)))
  return whole > 10n ** 15n ? null : Number(whole)
}
