import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { recordDefinition, recordNames } from '../db/records.ts'
import { type FileResult, importFile } from '../server/services/imports/import-file.ts'
import { listLatest, undoBatch } from './command-line/import-history.ts'
import { jsonReport, textReport } from './command-line/import-reports.ts'
import { typeNamed, yearNamed } from './command-line/named.ts'
import { exitCodes, runCommand, UsageError, withDatabase } from './command-line/open-command.ts'
import { openOutput } from './command-line/output.ts'
import { openProgressLine, progressText } from './command-line/progress-line.ts'

const importable = recordNames.filter((name) => recordDefinition(name).importable)

const usage = `用法：npm run import -- 文件… --type 台账 [选项]
  --type T        台账种类；不写时只报告文件像哪一种，不导入
  --unit 单位     没有写单位的行记在这个单位下
  --year 年       没有写年份的日期按这一年
  --dry-run       只核对，不写入
  --leave-wrong   有错的行留下，正确的行照样提交
  --json          输出预览的全部数据和每一个有错的单元格
  --list          列出最近的导入        --undo 批次   撤销一次导入
  --database 路径 数据库文件，默认 data/tongxin.db
退出码：0 全部导入；2 有错的行（默认一行也不提交）；1 被拒绝
Usage: npm run import -- FILE… --type T [--unit NAME] [--year Y] [--dry-run] [--leave-wrong] [--json] [--database PATH]
       npm run import -- --list | --undo BATCH [--json]
Checks every row as the screen does and commits a file's rows all or none, or with --leave-wrong the right ones.
Exit code 0: all in · 2: some rows wrong (or, of --undo, some records kept) · 1: refused
T: ${importable.map((name) => `${name} ${recordDefinition(name).sheet}`).join(' · ')}`

/** Imports spreadsheets from the command line, for schedules and scripts. */
await runCommand(usage, async (signal) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      type: { type: 'string' }, unit: { type: 'string' }, year: { type: 'string' }, database: { type: 'string' }, undo: { type: 'string' },
      'dry-run': { type: 'boolean', default: false }, 'leave-wrong': { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  })
  const output = openOutput()
  if (values.help) {
    await output.write(`${usage}\n`)
    return exitCodes.done
  }
  if (values.undo !== undefined && !/^\d+$/u.test(values.undo)) throw new UsageError('--undo 后面应是批次的编号 · --undo needs the number of a batch')
  if (!values.list && values.undo === undefined && positionals.length === 0) throw new UsageError('没有写要导入的文件 · No file was named')
  const type = values.type === undefined ? null : typeNamed(values.type, importable)
  const year = values.year === undefined ? undefined : yearNamed(values.year)

  return withDatabase(values, async ({ context, unit }) => {
    if (values.list) return listLatest(context, output, values.json)
    if (values.undo !== undefined) return undoBatch(context, output, { batch: Number(values.undo), asJson: values.json })
    const options = { ...(unit === undefined ? {} : { unitId: unit }), ...(year === undefined ? {} : { year }) }
    const report = values.json ? jsonReport(output) : textReport(output)
    const line = openProgressLine()
    const results: FileResult[] = []
    for (const path of positionals) {
      results.push(await importFile(context, {
        path, type, options, dryRun: values['dry-run'], leaveWrong: values['leave-wrong'], signal,
        onProgress: (progress) => line.show(progressText(basename(path), progress)),
      }, (result, wrong) => {
        line.wipe()
        return report.file(result, wrong)
      }))
    }
    await report.end()
    return results.some(({ summary }) => summary.refusal !== null) ? exitCodes.refused
      : results.some(({ summary }) => summary.counts.wrong > 0) ? exitCodes.someWrong : exitCodes.done
  })
})
