import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { todayInShanghai } from '../db/dates.ts'
import { invalid } from '../server/errors.ts'
import { type PaperKind, paperKinds, paperOf } from '../server/services/reports/export-report.ts'
import { listReports } from '../server/services/reports/list-reports.ts'
import { yearNamed } from './command-line/named.ts'
import { type CommandContext, exitCodes, runCommand, UsageError, withDatabase } from './command-line/open-command.ts'

const usage = `用法：npm run report -- (--unit 单位 | --all) [--year 年] [--variant civilian|military|brief|meeting] [--period year|h1|q3|m7] --out 文件.docx|目录 [--fresh] [--database 路径]
  --variant  地方、部队履职报告，简报，会议材料；不写时按单位所属
  --all      全部成员单位，一个单位一个文件，写进 --out 目录
  --fresh    不用已经起草、修改过的那一份，按数据重新写
退出码：0 已写好；1 被拒绝；130 已停止
Usage: npm run report -- (--unit NAME | --all) [--year Y] [--variant V] [--period P] --out FILE.docx|FOLDER [--fresh] [--database PATH]
Writes duty reports, briefs and meeting papers as .docx: the one that people have written, or else (with --fresh always) what the data bear.
With --all every member unit has a file of its own in the folder. Exit code 0: written · 1: refused · 130: stopped`

interface Wanted { year: number, period: string, variant: PaperKind | undefined, fresh: boolean }

/** Writes reports from the command line, for schedules and scripts. */
await runCommand(usage, async (signal) => {
  const { values } = parseArgs({
    options: {
      unit: { type: 'string' }, all: { type: 'boolean', default: false }, year: { type: 'string' }, variant: { type: 'string' }, period: { type: 'string', default: 'year' },
      out: { type: 'string' }, fresh: { type: 'boolean', default: false }, database: { type: 'string' }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    return exitCodes.done
  }
  const { out, unit: unitName, all, fresh, period } = values
  if (out === undefined || all === (unitName !== undefined)) throw new UsageError('要写明 --out，以及 --unit 或 --all 之一 · --out is needed, and either --unit or --all')
  const variant = values.variant === undefined ? undefined : paperKinds.find((kind) => kind === values.variant)
  if (values.variant !== undefined && variant === undefined) throw new UsageError(`没有“${values.variant}”这种报告 · There is no report “${values.variant}”`)

  return withDatabase({ database: values.database, unit: unitName }, async ({ context, unit }) => {
    const wanted = { year: values.year === undefined ? Number(todayInShanghai(new Date()).slice(0, 4)) : yearNamed(values.year), period, variant, fresh }
    const units = (await listReports(context, { year: wanted.year })).units
    if (!all) {
      const one = units.find(({ id }) => id === unit)
      if (unit === undefined) throw invalid({ zh: '没有这个单位', en: 'There is no such unit' })
      await writeOne(context, { id: unit, side: one?.side ?? 'civilian' }, { wanted, path: resolve(out) })
      return exitCodes.done
    }
    const members = units.filter(({ isMember }) => isMember)
    await mkdir(resolve(out), { recursive: true })
    for (const [index, member] of members.entries()) {
      signal.throwIfAborted()
      process.stdout.write(`${index + 1}/${members.length} `)
      await writeOne(context, member, { wanted, path: join(resolve(out), `${member.name}.docx`) })
    }
    return exitCodes.done
  })
})

/** Writes beside the file and puts it in its place when it is whole. */
async function writeOne(context: CommandContext, unit: { id: number, side: 'civilian' | 'military' }, { wanted, path }: { wanted: Wanted, path: string }) {
  const started = performance.now()
  const kind = wanted.variant ?? unit.side
  const { title, file, version } = await paperOf(context, { unit: unit.id, year: wanted.year, period: wanted.period, kind }, { fresh: wanted.fresh })
  const partial = `${dirname(path)}/.${process.pid}.part`
  try {
    await writeFile(partial, file, { mode: 0o600 })
    await rename(partial, path)
  } finally {
    await rm(partial, { force: true })
  }
  process.stdout.write(`${path}：${title}（${version === null ? '按数据生成' : `第 ${version} 版`}，${((performance.now() - started) / 1_000).toFixed(1)} s）\n`)
}
