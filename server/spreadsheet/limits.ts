const MEGABYTE = 1024 * 1024

/** What a spreadsheet may cost. Sizes in bytes. */
export interface ReadLimits {
  xlsxBytes: number
  /** Of .xls, and of HTML and XML under that name. */
  xlsBytes: number
  csvBytes: number
  zipEntries: number
  /** One part of the package, inflated. */
  partBytes: number
  /** All parts that are read, inflated. */
  inflatedBytes: number
  /** Inflated ÷ compressed, judged once a part passes `ratioFloorBytes`. */
  inflationRatio: number
  ratioFloorBytes: number
  sheets: number
  mergesPerSheet: number
  columns: number
  cellCharacters: number
  /** Data rows of a sheet; blank rows do not count. */
  dataRows: number
  /** After so many blank rows in a run the sheet counts as ended. */
  blankRows: number
}

/** Defaults that a real office workbook does not meet and a hostile one does. */
export const DEFAULT_LIMITS: Readonly<ReadLimits> = {
  xlsxBytes: 20 * MEGABYTE,
  xlsBytes: 10 * MEGABYTE,
  csvBytes: 50 * MEGABYTE,
  zipEntries: 2_000,
  partBytes: 300 * MEGABYTE,
  inflatedBytes: 500 * MEGABYTE,
  inflationRatio: 200,
  ratioFloorBytes: MEGABYTE,
  sheets: 1_000,
  mergesPerSheet: 100_000,
  columns: 256,
  cellCharacters: 32_767,
  dataRows: 200_000,
  blankRows: 1_000,
}

/** Title, unit and header rows stand beside the data rows and are not counted against them. */
export const ROOM_FOR_HEADINGS = 100
