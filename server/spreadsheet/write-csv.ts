import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { guardFormula } from './formula-quote.ts'

export type CsvEncoding = 'utf-8' | 'gb18030'

export interface CsvToStream {
  headers: string[]
  /** Batches of rows. */
  rows: AsyncIterable<(string | number | null)[][]>
  encoding: CsvEncoding
}

/**
 * A .csv file as a stream that holds no more than a batch in memory: UTF-8 with the mark that Excel needs, or GB18030, which old
 * programs here expect. Text that would run as a formula is guarded, and read back without the guard.
 */
export function streamCsv({ headers, rows, encoding }: CsvToStream): ReadableStream<Uint8Array> {
  const chunks = chunksOf({ headers, rows, encoding })
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}

async function* chunksOf({ headers, rows, encoding }: CsvToStream): AsyncGenerator<Uint8Array> {
  yield encode(lines([headers]), encoding, { addBOM: encoding === 'utf-8' })
  for await (const batch of rows) yield encode(lines(batch), encoding)
}

const encode = (text: string, encoding: CsvEncoding, options?: { addBOM: boolean }) => new Uint8Array(iconv.encode(text, encoding, options))

function lines(rows: (string | number | null)[][]) {
  const guarded = rows.map((row) => row.map((value) => typeof value === 'string' ? guardFormula(value) : value))
  return stringify(guarded, { record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}
