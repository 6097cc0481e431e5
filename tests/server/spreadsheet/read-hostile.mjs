// Reads files one after another under a small heap, each followed by a good one: what came of it, what it cost, and whether the good one still reads.
import { readFile } from 'node:fs/promises'
import { register } from 'tsx/esm/api'

register()
const { peakMegabytes } = await import('../../../scripts/bench/peak-memory.ts')
const { openWorkbook, WorkbookError } = await import('../../../server/spreadsheet/read-workbook.ts')

async function read(path) {
  const workbook = await openWorkbook(path)
  let rows = 0
  try {
    for (const sheet of workbook.sheets) {
      await workbook.readMerges(sheet)
      for await (const batch of workbook.readRows(sheet)) rows += batch.length
    }
  } finally {
    await workbook.close()
  }
  return { code: 'read', rows }
}

const { good, files } = JSON.parse(await readFile(process.argv[2], 'utf8'))
await read(good)
for (const { name, path } of files) {
  const before = process.cpuUsage()
  const outcome = await read(path).catch((error) => error instanceof WorkbookError ? { code: error.code, message: error.message } : { code: 'failed', message: String(error?.stack ?? error) })
  const { user, system } = process.cpuUsage(before)
  const after = await read(good).catch((error) => ({ code: String(error) }))
  process.send({ name, ...outcome, milliseconds: (user + system) / 1000, good: after.code, megabytes: peakMegabytes() })
}
process.disconnect()
