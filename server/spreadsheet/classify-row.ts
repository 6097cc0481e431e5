import type { Row } from './cells.ts'
import type { FilledCell } from './filled-cells.ts'
import type { LeftOutReason } from './parsed-row.ts'

/** Rows that look like records and are left out all the same, unless a person says otherwise. */
export type ReadableReason = Extract<LeftOutReason, 'hidden' | 'example' | 'after_footer'>

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
  readToo: ReadonlySet<ReadableReason>
  isMergedAcross(row: number, column: number): boolean
}

const EXAMPLE = /^[(（【\[]?(?:示例|样例|例)(?:[)）】\]:：]|行)?$/u
/** 示例：松涛街道 or 例2 marks a row where it begins it; further on it may be a record's own words. */
const EXAMPLE_TEXT = /^[(（【\[]?(?:示例|样例|例)(?:[)）】\]:：]|行|\d*$)/u
const TOTAL = /^.{0,12}?(?:合计|小计|总计|共计|累计)(?:[(（].{0,6}[)）])?[:：]?$/u
/** 合计：14户，27200元 in one cell. */
const SPOKEN_TOTAL = /^(?:以上|本页|本表)?(?:合计|小计|总计|共计|累计)[:：]?.{0,60}\d/u
/** 其中：春节 3户 says again a part of what was counted. */
const PART = /^其中(?:[:：].{0,20}|.{0,6})$/u
/** 走访统计表（续）, 续表2: a title that goes on. */
const CONTINUED = /[(（]?续[表页]?\d{0,3}[)）]?$/u
const PAGE = /^[-—–]*第?\d{1,4}页?[,，、/]?(?:共?\d{1,4}页)?[-—–]*$/u
const FOOTER = /^[(（]?(?:填表人|填报人|制表人?|审核人?|复核人?|审批人?|经办人|负责人|单位负责人|分管领导|主管领导|联系人|联系电话|填报日期|填表日期|制表日期|填报单位|盖章|单位盖章|公章|单位[(（]?(?:公章|盖章|签章)|签字|签章|备注|注|说明|附注|填表说明)(?:[(（].{0,6}[)）])?(?:[:：]|[)）]$|$|\d*[.、])/u
const SECTION = /^(?:第?[一二三四五六七八九十]{1,3}[、.．章节部]|[(（][一二三四五六七八九十]{1,3}[)）])/u

/** Why a row under the header is no record, or null when it is one. */
export function classifyRow(row: Row, filled: FilledCell[], setup: ClassifySetup): LeftOutReason | null {
  if (row.hidden && !setup.readToo.has('hidden')) return 'hidden'
  if (isRepeatedHeader(filled, setup)) return 'repeated_header'
  if (isSection(filled, row, setup)) return 'section'
  if (isPageNumber(filled)) return 'page'
  if (!filled.some(({ cell }) => setup.mapped.has(cell.column))) return reasonWithoutData(filled)
  if (!setup.readToo.has('example') && filled.some((one, index) => isExample(one, index === 0 || !setup.mapped.has(one.cell.column)))) return 'example'
  if (isTotal(filled, setup)) return 'total'
  return isFooter(filled, setup) ? 'footer' : null
}

// Most texts have no such character, and looking for it costs less than the patterns do.
const isExample = ({ cell, text }: FilledCell, isMark: boolean) =>
  text.includes('例') && cell.kind === 'text' && (EXAMPLE.test(text) || (isMark && EXAMPLE_TEXT.test(text)))
const isSpokenTotal = (first: FilledCell | undefined) => first !== undefined && first.text.includes('计') && SPOKEN_TOTAL.test(first.text)
const saysTotal = ({ text }: FilledCell) => (text.includes('计') && TOTAL.test(text)) || saysPart(text)

/** Whether a text begins a row that is part of a total. */
export const saysPart = (text: string) => text.startsWith('其中') && PART.test(text)

/** A numbered line that was never filled in, or a remark beside the table. */
function reasonWithoutData(filled: FilledCell[]): LeftOutReason {
  if (filled[0] && FOOTER.test(filled[0].text)) return 'footer'
  return filled.some(saysTotal) || isSpokenTotal(filled[0]) ? 'total' : 'blank'
}

function isRepeatedHeader(filled: FilledCell[], { headerRows, titles }: ClassifySetup) {
  if (filled.length === 1 && isTitleAgain(filled[0]?.text ?? '', titles)) return true
  for (const header of headerRows) {
    let same = 0
    for (const { cell, text } of filled) if (header.get(cell.column) === text) same += 1
    if (same >= 2 && same * 2 >= filled.length || same === 1 && header.size === 1 && filled.length === 1) return true
  }
  return false
}

function isTitleAgain(text: string, titles: ReadonlySet<string>) {
  if (titles.has(text)) return true
  const before = text.includes('续') ? text.replace(CONTINUED, '') : text
  return before !== text && (before === '' || titles.has(before))
}

/** 第 1 页 共 2 页, printed between two pages. */
function isPageNumber(filled: FilledCell[]) {
  return filled.length <= 2 && filled.length > 0 && filled.every(({ text }) => text.includes('页') && PAGE.test(text))
}

function isTotal(filled: FilledCell[], { numeric, required }: ClassifySetup) {
  const label = filled.find((one) => !numeric.has(one.cell.column) && one.cell.kind === 'text' && saysTotal(one))
    ?? (isSpokenTotal(filled[0]) ? filled[0] : undefined)
  if (!label) return false
  let others = 0
  let present = 0
  for (const column of required) {
    if (column === label.cell.column) continue
    others += 1
    if (filled.some(({ cell }) => cell.column === column)) present += 1
  }
  return present * 2 <= others
}

function isFooter(filled: FilledCell[], { required }: ClassifySetup) {
  const first = filled[0]
  if (!first || first.cell.kind !== 'text' || !FOOTER.test(first.text)) return false
  const others = filled.slice(1).filter(({ cell, text }) => required.has(cell.column) && !/[:：]/u.test(text))
  return others.length <= 1
}

/** 一、松涛街道: one text across the table. */
function isSection(filled: FilledCell[], row: Row, { isMergedAcross }: ClassifySetup) {
  const only = filled[0]
  if (filled.length !== 1 || !only || only.cell.kind !== 'text') return false
  if (FOOTER.test(only.text) || saysTotal(only) || isSpokenTotal(only)) return false
  return isMergedAcross(row.number, only.cell.column) || SECTION.test(only.text)
}
