import type { FileResult, WrongCell } from '../../server/services/imports/import-file.ts'
import { recordDefinition } from '../../db/records.ts'
import type { Output } from './output.ts'

/** Tells one file's outcome after another; `end` closes what was begun. */
export interface ImportReport {
  file(result: FileResult, wrong: AsyncIterable<WrongCell>): Promise<void>
  end(): Promise<void>
}

const shownCells = 50

/** A summary for a person: counts, what to look at, the first wrong cells and how many more there are. */
export function textReport(output: Output): ImportReport {
  let isFirst = true
  return {
    async file(result, wrong) {
      await output.write(`${isFirst ? '' : '\n'}${summaryLines(result).join('\n')}\n`)
      isFirst = false
      let count = 0
      for await (const cell of wrong) {
        count += 1
        if (count <= shownCells) await output.write(`  ${cellLine(cell)}\n`)
      }
      if (count > shownCells) await output.write(`  ……另有 ${(count - shownCells).toLocaleString('en-US')} 处有错，用 --json 可看到全部\n`)
      await output.write(`  ${outcomeLine(result)}\n`)
    },
    async end() {},
  }
}

function summaryLines({ file, type, summary }: FileResult) {
  const { counts, warnings, leftOut, sheets } = summary
  const unread = sheets.flatMap(({ columns }) => columns.filter(({ ignored }) => ignored === 'unknown').map(({ header }) => header))
  const what = type === null ? '' : `（${recordDefinition(type).sheet}）`
  if (counts.total === 0) return [`${file}${what}`]
  return [
    `${file}${what}：共 ${counts.total} 行，新增 ${counts.new}，更改 ${counts.changed}，相同 ${counts.same}，有错 ${counts.wrong}，不计 ${counts.left_out}`,
    ...(leftOut.length > 0 ? [`  不计：${leftOut.map(({ label, count }) => `${label.zh} ${count}`).join('，')}`] : []),
    ...(unread.length > 0 ? [`  没有读的列：${[...new Set(unread)].join('、')}`] : []),
    ...warnings.map(({ message, sheet, row }) => `  注意：${sheet === null ? '' : `${sheet} `}${row === null ? '' : `${row} 行 `}${message.zh}`),
  ]
}

function cellLine({ sheet, row, column, read, reason }: WrongCell) {
  return `${sheet} ${row} 行${column === null ? '' : ` ${column} 列`}${read === null ? '' : `“${read}”`}：${reason.zh}`
}

function outcomeLine({ summary, committed }: FileResult) {
  if (summary.refusal) return `未导入：${summary.refusal.zh}`
  if (!committed) return '没有提交，数据未变'
  const left = committed.leftWrong > 0 ? `，留下有错的 ${committed.leftWrong} 行` : ''
  return `已提交（批次 ${committed.batchId}）：新增 ${committed.created}，更改 ${committed.changed}，相同 ${committed.same}${left}`
}

/** One JSON array with an object for each file: the preview's own summary, what was committed, and every wrong cell, written as they come. */
export function jsonReport(output: Output): ImportReport {
  let separator = '[\n'
  return {
    async file({ file, type, summary, committed }, wrong) {
      const head = JSON.stringify({ file, type, batch: committed?.batchId ?? null, committed, ...summary }, null, 2)
      await output.write(`${separator}${head.slice(0, -2)},\n  "wrong": [`)
      separator = ',\n'
      let before = '\n    '
      for await (const cell of wrong) {
        if (output.isClosed()) break
        await output.write(`${before}${JSON.stringify(cell)}`)
        before = ',\n    '
      }
      await output.write(`${before === '\n    ' ? '' : '\n  '}]\n}`)
    },
    end: () => output.write(separator === '[\n' ? '[]\n' : '\n]\n'),
  }
}
