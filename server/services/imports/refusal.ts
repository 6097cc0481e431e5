import type { AnyRecord, Label } from '../../../db/record.ts'
import { WorkbookError } from '../../spreadsheet/read-workbook.ts'
import type { SheetSummary } from './types.ts'

/** The whole file is refused, for a reason that a person can mend. */
export class Refusal extends Error {
  /** The stored file itself must go. */
  readonly secret: boolean
  /** What was seen of the sheets, so that a person can say where the header is. */
  readonly sheets: SheetSummary[]

  constructor(readonly reason: Label, { secret = false, sheets = [] }: { secret?: boolean, sheets?: SheetSummary[] } = {}) {
    super(`${reason.zh} · ${reason.en}`)
    this.secret = secret
    this.sheets = sheets
    this.name = 'Refusal'
  }
}

export const noHeader = (expected: string[], sheets: SheetSummary[]) => new Refusal({
  zh: `没有找到表头。表头应有这些列：${expected.join('、')}。可下载模板对照，或指定表头所在的行`,
  en: `No header was found. It should name these columns: ${expected.join(', ')}. Compare the template, or choose the header’s row`,
}, { sheets })

export const noRows = (sheets: SheetSummary[]) =>
  new Refusal({ zh: '表头下面没有可以导入的行', en: 'There is no row to import under the header' }, { sheets })

export const unknownType = (sheets: SheetSummary[]) => new Refusal({
  zh: '没有认出这是哪一种台账：表头里没有足够的列对得上。请选定是哪一种，再指定表头所在的行',
  en: 'What kind of ledger this is could not be told: too few of its headings are known. Choose the kind, then the header’s row',
}, { sheets })

/** A file of a kind that the user's role does not bring in. */
export const notForYou = ({ sheet, label }: AnyRecord, sheets: SheetSummary[]) => new Refusal({
  zh: `这份文件像是“${sheet}”，你的角色不能导入这种台账。如果不是，请选定是哪一种`,
  en: `The file looks like “${label.en}”, a ledger that your role may not import. If it is another, choose which`,
}, { sheets })

export const militarySecret = ({ sheet, place, what }: { sheet: string, place: string, what: string }) => new Refusal({
  zh: `整份文件未导入：部队单位名册里不得有坐标、番号、编制、装备。工作表“${sheet}”${place}含有“${what}”。请删除后再导入；部队单位只写代称`,
  en: `The whole file is refused: a roster with military units may hold no position, designation, establishment or equipment. Sheet “${sheet}”, ${place}, has “${what}”. Remove it and import again; military units are named by alias only`,
}, { secret: true })

/** Why the file cannot be imported, if the error says so to a person; null for an error of ours. */
export function refusalOf(error: unknown): Label | null {
  if (error instanceof Refusal) return error.reason
  return error instanceof WorkbookError ? error.message : null
}
