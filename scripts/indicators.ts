import { parseArgs } from 'node:util'
import { connect } from '../db/connect.ts'
import { todayInShanghai } from '../db/dates.ts'
import { indicators } from '../db/indicators.ts'
import { readEnv } from '../server/env.ts'
import { AppError } from '../server/errors.ts'
import { buildIndicatorPage } from '../server/services/overview/indicator-page.ts'
import { systemContext } from '../server/services/system-context.ts'

/** Prints every indicator of a year: `npm run indicators -- --year Y [--period q1] [--unit NAME] [--json]`. */
const { values } = parseArgs({
  options: { year: { type: 'string' }, period: { type: 'string', default: 'year' }, unit: { type: 'string' }, json: { type: 'boolean', default: false } },
})
const env = readEnv()
const db = connect(env.databasePath)
try {
  const now = new Date()
  const year = Number(values.year ?? todayInShanghai(now).slice(0, 4))
  const { context, unit } = await systemContext({ db, env, now, unitName: values.unit })
  const pages = []
  for (const indicator of indicators) {
    pages.push(await buildIndicatorPage(context, { code: indicator.code, year, period: values.period, unit }))
  }
  if (values.json) {
    const plain = pages.map(({ indicator, value, numerator, denominator, target, lastYear }) => ({
      code: indicator.code, id: indicator.id, name: indicator.name.zh, unit: indicator.unit.zh, value, numerator, denominator, target, lastYear: lastYear.value,
    }))
    process.stdout.write(`${JSON.stringify({ year, period: values.period, organization: pages[0]?.organization, indicators: plain }, null, 2)}\n`)
  } else {
    process.stdout.write(`${pages[0]?.organization.name ?? ''} ${year} 年，截至 ${pages[0]?.period.to ?? ''}\n`)
    for (const { indicator, value, target, lastYear } of pages) {
      const shown = (figure: number | null) => figure === null ? '—'
        : indicator.format === 'money' ? (figure / 100).toLocaleString('zh-CN') : String(Math.round(figure * 100) / 100)
      const against = target ? `目标 ${shown(target.value)}` : '未设目标'
      process.stdout.write(`${indicator.code.padEnd(4)}${indicator.name.zh}\t${shown(value)} ${indicator.unit.zh}\t上年同期 ${shown(lastYear.value)}\t${against}\n`)
    }
  }
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  await db.destroy()
}
