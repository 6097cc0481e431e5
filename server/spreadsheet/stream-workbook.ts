import { writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from 'hucre/xlsx'
import { safeText, uniqueNames, widthOf } from './workbook-text.ts'

export interface ColumnToStream {
  header: string
  /** In characters; derived from the header when left out. */
  width?: number
  numberFormat?: string
  /** Text that is a whole ISO day becomes a date that the sheet can filter and reckon with; a month stays text. */
  isDate?: boolean
}

export interface SheetToStream {
  name: string
  columns: ColumnToStream[]
  /** Batches of rows. */
  rows: AsyncIterable<(string | number | null)[][]>
  /** Rows of a sheet with its header; what is beyond goes on on a further sheet under the same header. The format's own limit by default. */
  mostRows?: number
}

const DATE_FORMAT = 'yyyy-mm-dd'
/** The format counts a 29 February 1900 that never was; days before it stay text. */
const FIRST_DATE = '1900-03-01'

/** An .xlsx file as a stream that holds no more than a batch in memory, for exports of any length. Text stays text whatever it looks like. */
export function streamWorkbook({ name, columns, rows, mostRows = XLSX_MAX_ROWS_PER_SHEET }: SheetToStream): ReadableStream<Uint8Array> {
  return writeXlsxStream(rowsOf(rows, columns), {
    name: uniqueNames([name])[0] ?? name,
    columns: columns.map((column) => ({
      header: safeText(column.header),
      width: widthOf(column),
      numFmt: column.isDate ? DATE_FORMAT : column.numberFormat,
    })),
    freezePane: { rows: 1 },
    maxRowsPerSheet: mostRows,
  })
}

async function* rowsOf(batches: SheetToStream['rows'], columns: ColumnToStream[]) {
  const isDate = columns.map((column) => column.isDate ?? false)
  for await (const batch of batches) {
    for (const row of batch) yield row.map((value, column) => typeof value !== 'string' ? value : (isDate[column] ? dateOf(value) : null) ?? safeText(value))
  }
}

function dateOf(text: string) {
  const match = text >= FIRST_DATE ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) : null
  return match && new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])))
}
