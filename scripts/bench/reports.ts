import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { loadSample } from '../../db/sample/load-sample.ts'
import { readEnv } from '../../server/env.ts'
import { draftReport } from '../../server/services/reports/create-report.ts'
import { paperOf } from '../../server/services/reports/export-report.ts'
import { systemContext } from '../../server/services/system-context.ts'
import { measure, printRatios } from './measure.ts'

const today = '2026-11-23'

/** What a unit's duty report costs: the text from the data, and the whole .docx with its pictures; of the whole district, a bureau and a garrison unit. */
export async function benchReports() {
  const db = connect(':memory:')
  await migrate(db)
  await loadSample(db, { today })
  const rows = []
  for (const [unitName, kind] of [['岚湾区', 'civilian'], ['区妇联', 'civilian'], ['驻区示例部队01', 'military']] as const) {
    const { context, unit = 0 } = await systemContext({ db, env: readEnv(), now: new Date(`${today}T04:00:00Z`), unitName })
    const question = { unit, year: 2026, period: 'year', kind }
    rows.push({ name: `${unitName} text`, ...await measure(() => draftReport(context, question)) })
    rows.push({ name: `${unitName} .docx`, ...await measure(() => paperOf(context, question, { fresh: true })) })
  }
  await db.destroy()
  printRatios('Duty report of a unit', rows)
}
