import { Parser } from 'htmlparser2'
import type { Merge, Row, WorkbookReader } from './cells.ts'
import { detectEncoding, readText, type TextEncodingName } from './csv-text.ts'
import { collectTableRows } from './html-table-rows.ts'
import type { ReadLimits } from './limits.ts'
import { createRowSink } from './row-sink.ts'
import { webPageWithoutTable } from './workbook-error.ts'

/** Excel names the sheet in a note to itself. */
const SHEET_NAME = /<x:Name>([^<]{1,100})<\/x:Name>/i

interface HtmlFile { path: string; encoding: TextEncodingName; limits: ReadLimits }

/** Opens a web page with a table, as systems hand out under the name .xls: read once for its merges, again for its rows. Throws `WorkbookError`. */
export async function openHtmlSheet(
  { path, head, size, limits }: { path: string; head: Buffer; size: number; limits: ReadLimits },
): Promise<WorkbookReader> {
  // What the page says of its encoding is often wrong, so its bytes decide.
  const file = { path, limits, encoding: await detectEncoding(path, head) }
  const { name, merges } = await survey(file)
  let stoppedAfter: number | undefined
  let done = 0
  const onRead = (bytes: number) => {
    done = bytes
  }

  async function* readRows(): AsyncGenerator<Row[]> {
    const sink = createRowSink({ sheet: name, limits })
    const { handlers } = collectTableRows({ limits, add: sink.add, addMerge: () => undefined })
    const parser = new Parser(handlers)
    for await (const text of readText(path, file.encoding, onRead)) {
      parser.write(text)
      if (sink.waiting() > 0) yield sink.take()
      stoppedAfter = sink.stoppedAfter()
      if (stoppedAfter !== undefined) return
    }
    parser.end()
    if (sink.waiting() > 0) yield sink.take()
  }

  return {
    kind: 'html',
    sheets: [{ index: 0, name, hidden: false }],
    encoding: file.encoding,
    readMerges: async () => merges,
    readRows,
    stoppedAfter: () => stoppedAfter,
    progress: () => ({ done, total: size }),
    close: async () => undefined,
  }
}

async function survey(file: HtmlFile) {
  const merges: Merge[] = []
  let name: string | undefined
  const { handlers, tables } = collectTableRows({ limits: file.limits, add: () => undefined, addMerge: (merge) => merges.push(merge) })
  const oncomment = (text: string) => {
    name ??= SHEET_NAME.exec(text)?.[1]?.trim()
  }
  const parser = new Parser({ ...handlers, oncomment })
  for await (const text of readText(file.path, file.encoding)) parser.write(text)
  parser.end()
  if (tables() === 0) throw webPageWithoutTable()
  return { name: name || 'Sheet1', merges }
}
