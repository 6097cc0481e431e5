// Reads files one after another in a thread of its own, so that one that never comes to an end can be told from one that is slow.
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { openWorkbook, WorkbookError } = await import('../../../server/spreadsheet/read-workbook.ts')

async function read(path) {
  const workbook = await openWorkbook(path)
  let cells = 0
  for (const sheet of workbook.sheets) {
    await workbook.readMerges(sheet)
    for await (const rows of workbook.readRows(sheet)) for (const row of rows) cells += row.cells.length
  }
  await workbook.close()
  return `${cells} cells`
}

parentPort.on('message', (path) => {
  read(path).then(
    (outcome) => parentPort.postMessage(outcome),
    (error) => parentPort.postMessage(error instanceof WorkbookError ? 'refused' : `failed: ${error.stack}`),
  )
})
