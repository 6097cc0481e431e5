import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { loadSample } from '../../db/sample/load-sample.ts'
import { writeRecords } from '../../db/queries/write-records.ts'
import { listRecords } from '../../db/queries/list-records.ts'
import { recordDefinition } from '../../db/records.ts'
import type { StoredRecord, Values } from '../../db/record.ts'
import { readEnv } from '../../server/env.ts'
import { confidenceOf } from '../../server/services/overview/confidence.ts'
import { buildIndicatorPage } from '../../server/services/overview/indicator-page.ts'
import { monthGrid } from '../../server/services/overview/month-grid.ts'
import { buildOverview } from '../../server/services/overview/overview.ts'
import { readPeriod } from '../../server/services/overview/period.ts'
import { resolveScope } from '../../server/services/overview/scope.ts'
import { systemContext } from '../../server/services/system-context.ts'
import { measure, printRatios } from './measure.ts'

const today = '2026-09-20'

/** Whether the Overview's cost follows the question and not the years of data behind it: the sample, then five and seven times its years; the confidence badge, which looks at imports too, by itself. */
export async function benchOverview() {
  const rows = []
  const pages = []
  const badges = []
  for (const extraYears of [0, 20, 30]) {
    const db = connect(':memory:')
    await migrate(db)
    await loadSample(db, { today })
    await addEarlierYears(db, extraYears)
    const { context } = await systemContext({ db, env: readEnv(), now: new Date(`${today}T04:00:00Z`), unitName: undefined })
    const name = `${5 + extraYears} years of data`
    rows.push({ name, ...await measure(() => buildOverview(context, { year: 2026, period: 'year', focus: 'C1' })) })
    pages.push({ name, ...await measure(() => buildIndicatorPage(context, { code: 'F6', year: 2026, period: 'year' })) })
    const period = readPeriod({ year: 2026, period: 'year' }, today)
    const scope = await resolveScope(context, {})
    const months = await monthGrid(context, scope, period)
    badges.push({ name, ...await measure(() => confidenceOf(context, { scope, period, months })) })
    await db.destroy()
  }
  printRatios('Overview, whole district', rows)
  printRatios('of which the confidence badge', badges)
  printRatios('Indicator page F6, whole district', pages)
}

/** Copies the sample's visits and activities into earlier years, one year at a time. */
async function addEarlierYears(db: ReturnType<typeof connect>, years: number) {
  if (years === 0) return
  const { context } = await systemContext({ db, env: readEnv(), now: new Date(`${today}T04:00:00Z`), unitName: undefined })
  const root = (await db.selectFrom('organization').select('id').where('deleted_at', 'is', null).orderBy('id').limit(1).executeTakeFirstOrThrow()).id
  for (const [type, date] of [['visit', 'visited_on'], ['activity', 'started_on']] as const) {
    const page = await listRecords(db, { type, organizationId: root, from: '2024-01-01', to: '2024-12-31', limit: 2_000 })
    for (let back = 1; back <= years; back++) {
      const writes = page.records.filter((record) => !String(record[date]).endsWith('02-29')).map((record) => {
        const year = 2022 - back
        return { before: null, values: { ...ownValues(type, record), [date]: `${year}${String(record[date]).slice(4)}` } }
      })
      await db.transaction().execute((trx) => writeRecords(trx, type, unique(type, writes), { authorId: null, at: context.now.toISOString(), batchId: null }))
    }
  }
}

function ownValues(type: 'visit' | 'activity', record: StoredRecord): Values {
  return Object.fromEntries(Object.keys(recordDefinition(type).fields).map((name) => [name, record[name] ?? null]))
}

/** Numbers records of one key, as an import of one file does. */
function unique(type: 'visit' | 'activity', writes: { before: null, values: Values }[]) {
  const seen = new Map<string, number>()
  return writes.map((write) => {
    const key = JSON.stringify(recordDefinition(type).key.map((field) => write.values[field]))
    const occurrence = (seen.get(key) ?? 0) + 1
    seen.set(key, occurrence)
    return { ...write, occurrence }
  })
}
