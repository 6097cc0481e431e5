import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { recordDefinition, recordNames, isRecordName } from '../db/records.ts'
import { readEnv } from '../server/env.ts'
import { AppError } from '../server/errors.ts'
import { type FileResult, importFile } from '../server/services/imports/import-file.ts'
import { openExistingDatabase } from '../server/services/open-existing-database.ts'
import { systemContext } from '../server/services/system-context.ts'

/**
 * Imports spreadsheets: `npm run import -- FILE… --type T [--unit NAME] [--year Y] [--dry-run] [--leave-wrong] [--json] [--database PATH]`.
 * Ends with 0 when everything is in, 2 when rows were wrong, 1 when a file or the command was refused.
 */
const usage = `npm run import -- FILE… --type T [--unit NAME] [--year Y] [--dry-run] [--leave-wrong] [--json] [--database PATH]
T: ${recordNames.filter((name) => recordDefinition(name).importable).map((name) => `${name} ${recordDefinition(name).sheet}`).join(' · ')}`

const refused = 1
const someWrong = 2

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      type: { type: 'string' }, unit: { type: 'string' }, year: { type: 'string' }, database: { type: 'string' },
      'dry-run': { type: 'boolean', default: false }, 'leave-wrong': { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
    },
  })
  const type = typeOf(values.type)
  if (type === null || positionals.length === 0) throw new Error(usage)
  const plain = readEnv()
  const env = values.database === undefined ? plain
    : { ...plain, databasePath: resolve(values.database), dataDirectory: dirname(resolve(values.database)) }
  const db = await openExistingDatabase(env)
  try {
    const { context, unit } = await systemContext({ db, env, now: new Date(), unitName: values.unit })
    const options = { ...(unit === undefined ? {} : { unitId: unit }), ...(values.year === undefined ? {} : { year: Number(values.year) }) }
    const results: FileResult[] = []
    for (const path of positionals) {
      results.push(await importFile(context, { path, type, options, dryRun: values['dry-run'], leaveWrong: values['leave-wrong'] }))
    }
    process.stdout.write(values.json ? `${JSON.stringify(results.map(toJson), null, 2)}\n` : results.map(toText).join('\n'))
    process.exitCode = results.some(({ summary }) => summary.refusal !== null) ? refused
      : results.some(({ summary }) => summary.counts.wrong > 0) ? someWrong : 0
  } finally {
    await db.destroy()
  }
}

/** A record type by its name or by the Chinese title of its sheet. */
function typeOf(text: string | undefined) {
  const found = recordNames.find((name) => name === text || recordDefinition(name).sheet === text)
  return found !== undefined && isRecordName(found) ? found : null
}

function toJson({ file, batchId, summary, wrong, committed }: FileResult) {
  const { counts, leftOut, warnings, refusal, sheets } = summary
  return {
    file,
    batch: committed ? batchId : null,
    refusal,
    counts,
    leftOut: leftOut.map(({ reason, count }) => ({ reason, count })),
    columns: sheets.flatMap(({ name, columns }) => columns.map(({ column, header, field, certainty, ignored }) => ({ sheet: name, column, header, field, certainty, ignored }))),
    warnings: warnings.map(({ kind, sheet, row, column, message }) => ({ kind, sheet, row, column, message })),
    wrong,
    committed,
  }
}

function toText({ file, summary, wrong, committed }: FileResult) {
  if (summary.refusal) return `${file}：未导入。${summary.refusal.zh}\n`
  const { counts } = summary
  const lines = [
    `${file}：共 ${counts.total} 行，新增 ${counts.new}，更改 ${counts.changed}，相同 ${counts.same}，有错 ${counts.wrong}，不计 ${counts.left_out}`,
    ...summary.warnings.map(({ message }) => `  注意：${message.zh}`),
    ...wrong.map(({ sheet, row, column, read, reason }) => `  ${sheet} ${row} 行${column === null ? '' : ` ${column} 列`}${read === null ? '' : `“${read}”`}：${reason.zh}`),
    committed ? `  已提交：新增 ${committed.created}，更改 ${committed.changed}` : '  没有提交，数据未变',
  ]
  return `${lines.join('\n')}\n`
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof AppError || error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = refused
}
