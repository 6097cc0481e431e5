/** One cell as it was read. Only cells that hold something exist. */
export interface Cell {
  /** 0-based. */
  column: number
  kind: 'text' | 'number' | 'boolean' | 'date' | 'error'
  /**
   * The value of that kind. A date is ISO text: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm:ss` when it bears a time other than midnight.
   * An error is its code: `#REF!`; ours are `#UNCACHED` (a formula never computed) and `#PICTURE` (a WPS picture inside the cell).
   */
  value: string | number | boolean
  /**
   * What was read, for people: text with its original characters, a date as the sheet shows it (2024年5月), and a number in plain
   * digits without its format, so that 2 shown as `2.00万元` is `2` here and no unit is ever applied twice.
   */
  text: string
  /** The value is the cached result of a formula. */
  formula?: boolean
  /** A formula without a cached result: kind `error`, value `#UNCACHED`. */
  uncached?: boolean
  /** Format code of a number, date or time that is not General: `0.00"万元"`, `yyyy"年"m"月"`. */
  numberFormat?: string
}

/** A row that holds at least one cell; blank rows are not reported, their numbers are simply missing. */
export interface Row {
  /** 1-based row of the sheet, as the person sees it. */
  number: number
  hidden: boolean
  /** By ascending column. */
  cells: Cell[]
}

/** Rows 1-based, columns 0-based, all inclusive. May reach past the filled area: never loop over it whole. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

export interface SheetInfo {
  index: number
  name: string
  hidden: boolean
}

/** An open spreadsheet. Reads stream from the file; close it when done. */
export interface WorkbookReader {
  kind: 'xlsx' | 'xls' | 'html' | 'xml' | 'csv'
  sheets: SheetInfo[]
  /** Of a text file: `utf-8`, `gb18030`, or `utf-16le`/`utf-16be` when its byte order mark says so. */
  encoding?: string
  /** Known before rows are read; empty for .csv. */
  readMerges(sheet: SheetInfo): Promise<Merge[]>
  /** Rows in ascending order, in batches; throws `WorkbookError` where the file breaks a limit. */
  readRows(sheet: SheetInfo): AsyncGenerator<Row[]>
  /**
   * After `readRows` has ended: the last row that was read, when a long run of blank rows ended the reading although something
   * stands below it. Undefined when the whole sheet was read.
   */
  stoppedAfter(sheet: SheetInfo): number | undefined
  /** How far the latest reading of some sheets has come, in bytes as they lie in the file (compressed where they are). */
  progress(sheets: SheetInfo[]): { done: number, total: number }
  close(): Promise<void>
}
