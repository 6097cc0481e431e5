export type WorkbookErrorCode =
  | 'not_a_spreadsheet'
  | 'empty'
  | 'unsupported_xls'
  | 'unsupported_format'
  | 'unsupported_encoding'
  | 'encrypted'
  | 'macro'
  | 'too_large'
  | 'zip_bomb'
  | 'doctype'
  | 'truncated'
  | 'damaged'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'cell_too_long'

export interface BilingualMessage {
  zh: string
  en: string
}

type ErrorWithoutMessage = new (message: string, options?: ErrorOptions) => Omit<Error, 'message'>

/** Why a file cannot be read, said to a person in both languages. A real Error, so that it carries a stack. */
export class WorkbookError extends (Error as ErrorWithoutMessage) {
  override readonly name = 'WorkbookError'
  readonly code: WorkbookErrorCode
  readonly message: BilingualMessage

  constructor(code: WorkbookErrorCode, message: BilingualMessage, options?: ErrorOptions) {
    super(message.zh, options)
    this.code = code
    this.message = message
  }
}

export function notASpreadsheet() {
  return new WorkbookError('not_a_spreadsheet', {
    zh: '这不是 .xlsx、.xls 或 .csv 表格文件，也可能被单位的加密软件加密。请用 WPS 或 Excel 打开后另存为 .xlsx 再导入',
    en: 'This is not an .xlsx, .xls or .csv file, or document protection software has encrypted it. Open it in WPS or Excel and save it as .xlsx',
  })
}

export function emptyFile() {
  return new WorkbookError('empty', { zh: '文件是空的，没有内容可导入', en: 'The file is empty' })
}

export function unsupportedXls() {
  return new WorkbookError('unsupported_xls', {
    zh: '这是 Excel 5 以前的 .xls 或单个文件网页（.mht），请另存为 .xlsx 后再导入',
    en: 'This is an .xls from before Excel 5, or a single file web page (.mht). Save it as .xlsx and import that',
  })
}

export function webPageWithoutTable() {
  return new WorkbookError('not_a_spreadsheet', {
    zh: '这是网页，里面没有表格，可能是导出时登录已失效。请重新导出，或用 WPS 或 Excel 打开后另存为 .xlsx 再导入',
    en: 'This is a web page without a table, perhaps because the session had ended when it was exported. Export it again, or open it in WPS or Excel and save it as .xlsx',
  })
}

export function unsupportedFormat(format: string) {
  return new WorkbookError('unsupported_format', {
    zh: `这是 ${format} 格式，请另存为 .xlsx 后再导入`,
    en: `This is ${format}. Save it as .xlsx and import that`,
  })
}

export function unsupportedEncoding() {
  return new WorkbookError('unsupported_encoding', {
    zh: '文字编码既不是 UTF-8 也不是 GB18030（GBK），请用 WPS 或 Excel 打开后另存为 .xlsx 再导入',
    en: 'The text is neither UTF-8 nor GB18030 (GBK). Open the file in WPS or Excel and save it as .xlsx',
  })
}

export function encryptedFile() {
  return new WorkbookError('encrypted', {
    zh: '文件设有打开密码，请去掉密码后再导入',
    en: 'The file is protected by a password. Remove the password and import it again',
  })
}

export function macroFile() {
  return new WorkbookError('macro', {
    zh: '文件带有宏，为安全起见不能导入。请另存为不含宏的 .xlsx 后再导入',
    en: 'The file contains macros and is refused for safety. Save it as .xlsx without macros',
  })
}

export function tooLarge(input: { what: BilingualMessage; limit: string }) {
  return new WorkbookError('too_large', {
    zh: `${input.what.zh}超过上限 ${input.limit}，请拆分后再导入`,
    en: `${input.what.en} exceeds the limit of ${input.limit}. Split it and import the parts`,
  })
}

export function tooManySheets(limit: number) {
  return tooLarge({ what: { zh: '工作表数量', en: 'The number of sheets' }, limit: String(limit) })
}

export function tooManyMerges(limit: number) {
  return tooLarge({ what: { zh: '合并单元格数量', en: 'The number of merged areas' }, limit: String(limit) })
}

export function zipBomb() {
  return new WorkbookError('zip_bomb', {
    zh: '文件解压后大得异常，已停止读取。请用 WPS 或 Excel 打开后另存为新的 .xlsx 再导入',
    en: 'The file inflates to an abnormal size and was not read on. Open it in WPS or Excel and save it as a new .xlsx',
  })
}

export function doctypeFound() {
  return new WorkbookError('doctype', {
    zh: '文件内含有不允许的 XML 声明（DOCTYPE），为安全起见不能导入',
    en: 'The file contains an XML declaration that is not allowed (DOCTYPE) and is refused for safety',
  })
}

export function truncatedFile(cause?: unknown) {
  return new WorkbookError(
    'truncated',
    {
      zh: '文件不完整，可能在下载或拷贝时中断，请重新取得文件后再导入',
      en: 'The file is incomplete, perhaps a download or copy was interrupted. Get it again and import that',
    },
    { cause },
  )
}

export function damagedFile(part: string, cause?: unknown) {
  return new WorkbookError(
    'damaged',
    {
      zh: `文件已损坏（${part}），请用 WPS 或 Excel 打开修复后另存为 .xlsx 再导入`,
      en: `The file is damaged (${part}). Open it in WPS or Excel, let it repair the file and save it as .xlsx`,
    },
    { cause },
  )
}

export function unpairedQuote(line: number) {
  return new WorkbookError('damaged', {
    zh: `第 ${line} 行附近的引号没有成对，无法分清单元格，请更正后再导入`,
    en: `A quotation mark near line ${line} has no counterpart, so the cells cannot be told apart. Correct it and import again`,
  })
}

export function tooManyRows(input: { sheet: string; limit: number }) {
  return new WorkbookError('too_many_rows', {
    zh: `工作表“${input.sheet}”的数据超过 ${input.limit} 行，请拆分后再导入`,
    en: `Sheet “${input.sheet}” has more than ${input.limit} data rows. Split it and import the parts`,
  })
}

export function tooManyColumns(input: { sheet: string; row: number; limit: number }) {
  return new WorkbookError('too_many_columns', {
    zh: `工作表“${input.sheet}”第 ${input.row} 行的内容超过 ${input.limit} 列`,
    en: `Row ${input.row} of sheet “${input.sheet}” has content beyond ${input.limit} columns`,
  })
}

export function cellTooLong(input: { sheet: string; row: number; limit: number }) {
  return new WorkbookError('cell_too_long', {
    zh: `工作表“${input.sheet}”第 ${input.row} 行有单元格超过 ${input.limit} 个字符`,
    en: `Row ${input.row} of sheet “${input.sheet}” has a cell longer than ${input.limit} characters`,
  })
}
