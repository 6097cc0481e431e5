import type { Cell, Row } from './cells.ts'
import type { LeftOutReason } from './parsed-row.ts'
import { compactText } from './parse-values/plain-text.ts'

export interface ClassifySetup {
  /** Texts of each header row by column, to know them again further down. */
  headerRows: ReadonlyMap<number, string>[]
  /** Compact texts of the lines above the header. */
  titles: ReadonlySet<string>
  /** Columns that are read, and those of them that a record cannot be without. */
  mapped: ReadonlySet<number>
  required: ReadonlySet<number>
  /** Columns of counts and amounts. */
  numeric: ReadonlySet<number>
  isMergedAcross(row: number, column: number): boolean
}

const EXAMPLE = /^[(（【\[]?(?:示例|样例|例)(?:[)）】\]:：].*|\d*|行.*)?$/u
const TOTAL = /^.{0,12}?(?:合计|小计|总计|共计|累计)(?:[(（].{0,6}[)）])?[:：]?$/u
const FOOTER = /^[(（]?(?:填表人|填报人|制表人?|审核人?|复核人?|审批人?|经办人|负责人|单位负责人|分管领导|主管领导|联系人|联系电话|填报日期|填表日期|制表日期|填报单位|盖章|单位盖章|公章|签字|签章|备注|注|说明|附注|填表说明)(?:[(（].{0,6}[)）])?(?:[:：]|[)）]$|$|\d*[.、])/u
const SECTION = /^(?:第?[一二三四五六七八九十]{1,3}[、.．章节部]|[(（][一二三四五六七八九十]{1,3}[)）])/u

/** Why a row under the header is no record, or null when it is one. */
export function classifyRow(row: Row, setup: ClassifySetup): LeftOutReason | null {
  const filled = row.cells.filter((cell) => compactText(cell.text) !== '')
  if (row.hidden) return 'hidden'
  if (isRepeatedHeader(filled, setup)) return 'repeated_header'
  if (isSection(filled, row, setup)) return 'section'
  if (!filled.some((cell) => setup.mapped.has(cell.column))) return reasonWithoutData(filled)
  if (filled.some((cell) => cell.kind === 'text' && EXAMPLE.test(compactText(cell.text)))) return 'example'
  if (isTotal(filled, setup)) return 'total'
  return isFooter(filled, setup) ? 'footer' : null
}

/** A numbered line that was never filled in, or a remark beside the table. */
function reasonWithoutData(filled: Cell[]): LeftOutReason {
  const first = filled[0]
  if (first && FOOTER.test(compactText(first.text))) return 'footer'
  return filled.some((cell) => TOTAL.test(compactText(cell.text))) ? 'total' : 'blank'
}

function isRepeatedHeader(filled: Cell[], { headerRows, titles }: ClassifySetup) {
  if (filled.length === 1 && titles.has(compactText(filled[0]?.text ?? ''))) return true
  return headerRows.some((header) => {
    const same = filled.filter((cell) => header.get(cell.column) === compactText(cell.text)).length
    return same >= 2 && same * 2 >= filled.length || same === 1 && header.size === 1 && filled.length === 1
  })
}

function isTotal(filled: Cell[], { numeric, required }: ClassifySetup) {
  const label = filled.find((cell) => !numeric.has(cell.column) && cell.kind === 'text' && TOTAL.test(compactText(cell.text)))
  if (!label) return false
  const others = [...required].filter((column) => column !== label.column)
  const present = others.filter((column) => filled.some((cell) => cell.column === column)).length
  return present * 2 <= others.length
}

function isFooter(filled: Cell[], { required }: ClassifySetup) {
  const first = filled[0]
  if (!first || first.kind !== 'text' || !FOOTER.test(compactText(first.text))) return false
  const others = filled.slice(1).filter((cell) => required.has(cell.column) && !/[:：]/u.test(cell.text))
  return others.length <= 1
}

/** 一、松涛街道: one text across the table. */
function isSection(filled: Cell[], row: Row, { isMergedAcross }: ClassifySetup) {
  const only = filled[0]
  if (filled.length !== 1 || !only || only.kind !== 'text') return false
  if (FOOTER.test(compactText(only.text)) || TOTAL.test(compactText(only.text))) return false
  return isMergedAcross(row.number, only.column) || SECTION.test(compactText(only.text))
}
