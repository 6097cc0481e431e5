import { readFile, stat } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { readXlsx } from 'hucre/xlsx'
import { connect } from '../../db/connect.ts'
import { insertImportBatch } from '../../db/queries/imports.ts'
import { beginCommit, commitImport } from '../../server/services/imports/commit-import.ts'
import { prepareImport } from '../../server/services/imports/prepare-import.ts'
import { threadConnection } from '../../server/services/imports/thread-limits.ts'
import { DEFAULT_LIMITS } from '../../server/spreadsheet/limits.ts'
import { openZip } from '../../server/spreadsheet/open-zip.ts'
import { openWorkbook } from '../../server/spreadsheet/read-workbook.ts'
import { today } from './import-files.ts'
import { peakMegabytes } from './peak-memory.ts'

/**
 * One step of the import bench in a process of its own: `import-step.ts STEP FILE [DATABASE]`. Prints its milliseconds, the peak
 * memory of the whole process in megabytes, and what it found.
 */
const limits = { ...DEFAULT_LIMITS, xlsxBytes: 1e9, partBytes: 4e9, inflatedBytes: 8e9, dataRows: 1_000_000 }
const [, , step = '', path = '', database = ''] = process.argv

const steps: Record<string, () => Promise<object>> = {
  nothing: async () => ({}),
  async inflate() {
    const zip = await openZip(path, limits)
    let bytes = 0
    for (const name of zip.names) for await (const chunk of zip.read(name)) bytes += chunk.length
    zip.close()
    return { bytes }
  },
  async read() {
    const workbook = await openWorkbook(path, limits)
    let rows = 0
    for (const sheet of workbook.sheets) for await (const batch of workbook.readRows(sheet)) rows += batch.length
    await workbook.close()
    return { rows }
  },
  async hucre() {
    const { sheets } = await readXlsx(await readFile(path))
    return { rows: sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0) }
  },
  async import() {
    const db = connect(database, threadConnection)
    const now = new Date(`${today}T02:00:00Z`)
    const batchId = await insertImportBatch(db, {
      record_type: 'visit', file_name: 'bench.xlsx', file_hash: 'bench', file_size: (await stat(path)).size, status: 'reading', options: '{}', summary: 'null',
      author_id: null, created_at: now.toISOString(), committed_at: null, undone_at: null, is_sample: 0,
    })
    const start = performance.now()
    const summary = await prepareImport({ db, batchId, path, type: 'visit', options: {}, scopeOrganizationId: null, today, limits })
    const staged = performance.now()
    let publishing = 0
    await beginCommit(db, { batchId, leaveWrong: false })
    const result = await commitImport({
      db, batchId, type: 'visit', authorId: null, scopeOrganizationId: null, now, today, address: null,
      onProgress: ({ stage }) => {
        if (stage === 'publishing') publishing = performance.now()
      },
    })
    const committed = performance.now()
    await db.destroy()
    return { counts: summary.counts, refusal: summary.refusal?.en, created: result.created, preview: staged - start, commit: committed - staged, publish: committed - publishing }
  },
}

const task = steps[step]
if (!task) throw new Error(`no step ${step}`)
const start = performance.now()
const idle = process.cpuUsage()
const found = await task()
const milliseconds = performance.now() - start
const { user, system } = process.cpuUsage(idle)
process.stdout.write(JSON.stringify({ milliseconds, processor: (user + system) / 1000, megabytes: peakMegabytes(), found }))
