import type { JobProgress } from '../../server/services/imports/types.ts'

const stages: Record<JobProgress['stage'], string> = { waiting: '排队', opening: '打开', reading: '读取', checking: '核对', writing: '写入', publishing: '提交' }

/** How far the work on a file has come, in words: 读取 走访.xlsx 43% · 12,000 行. */
export function progressText(file: string, { stage, done, total, rows }: JobProgress) {
  const share = total === null || total === 0 ? '' : ` ${Math.min(100, Math.floor(done / total * 100))}%`
  return `${stages[stage]} ${file}${share}${rows > 0 ? ` · ${rows.toLocaleString('en-US')} 行` : ''}`
}

const betweenMilliseconds = 100

/** One line of a terminal that is written over and wiped at the end; nothing where the stream is no terminal. */
export function openProgressLine(stream: NodeJS.WriteStream = process.stderr) {
  let last = 0
  let isShown = false
  return {
    show(text: string) {
      const now = performance.now()
      if (!stream.isTTY || (isShown && now - last < betweenMilliseconds)) return
      last = now
      isShown = true
      stream.write(`\r\u001b[K${text}`)
    },
    wipe() {
      if (isShown) stream.write('\r\u001b[K')
      isShown = false
    },
  }
}
