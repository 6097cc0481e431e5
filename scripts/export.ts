import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { recordDefinition, recordNames } from '../db/records.ts'
import { exportFormats } from '../server/services/records/export-file.ts'
import { exportLedger } from '../server/services/records/export.ts'
import { typeNamed, yearNamed } from './command-line/named.ts'
import { exitCodes, runCommand, UsageError, withDatabase } from './command-line/open-command.ts'

const usage = `用法：npm run export -- --type 台账 --out 文件 [--unit 单位] [--year 年] [--format xlsx|csv|csv-gb18030] [--database 路径]
  --out -  写到标准输出；文件写完才出现在原处，中断时原有的文件不变
退出码：0 已导出；1 被拒绝
Usage: npm run export -- --type T --out FILE [--unit NAME] [--year Y] [--format xlsx|csv|csv-gb18030] [--database PATH]
Writes a ledger as it stands at one moment, with the same code as the screen; --out - writes to standard output. Without --format the
file's ending decides. Exit code 0: exported · 1: refused
T: ${recordNames.map((name) => `${name} ${recordDefinition(name).sheet}`).join(' · ')}`

/** Exports a ledger from the command line, for schedules and scripts. */
await runCommand(usage, async (signal) => {
  const { values } = parseArgs({
    options: {
      type: { type: 'string' }, out: { type: 'string' }, unit: { type: 'string' }, year: { type: 'string' }, format: { type: 'string' },
      database: { type: 'string' }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    return exitCodes.done
  }
  if (values.type === undefined || values.out === undefined) throw new UsageError('要写明 --type 和 --out · Both --type and --out are needed')
  const { out } = values
  const type = typeNamed(values.type)
  const format = exportFormats.find((name) => name === (values.format ?? (out.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx')))
  if (format === undefined) throw new UsageError(`没有“${values.format}”这种格式 · There is no format “${values.format}”`)
  const year = values.year === undefined ? null : yearNamed(values.year)

  return withDatabase(values, async ({ context, unit }) => {
    // Whoever can read the database file sees every ledger in it; no screen role but the planner's does.
    const reader = { ...context, user: { ...context.user, role: 'planner' as const } }
    const days = year === null ? {} : { from: `${year}-01-01`, to: `${year}-12-31` }
    const { stream, rows } = await exportLedger(reader, { type, unit, ...days }, { format, signal })
    await writeOut(stream, out, signal)
    if (out !== '-') process.stdout.write(`${out}：${recordDefinition(type).sheet} ${rows} 条\n`)
    return exitCodes.done
  })
})

/** Writes beside the file and puts it in its place when it is whole. */
async function writeOut(stream: ReadableStream<Uint8Array>, out: string, signal: AbortSignal) {
  const source = Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0], { signal })
  if (out === '-') {
    await pipeline(source, process.stdout, { end: false }).catch((error: NodeJS.ErrnoException) => {
      // The reader has had enough (`| head`).
      if (error.code !== 'EPIPE') throw error
    })
    return
  }
  const path = resolve(out)
  const partial = `${dirname(path)}/.${process.pid}.part`
  try {
    await pipeline(source, createWriteStream(partial, { mode: 0o600 }))
    await rename(partial, path)
  } finally {
    await rm(partial, { force: true })
  }
}
