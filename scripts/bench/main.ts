import { parseArgs } from 'node:util'
import { benchImport } from './import.ts'
import { benchBeside } from './import-beside.ts'
import { benchOverview } from './overview.ts'
import { benchOverviewScreen } from './overview-screen.ts'
import { benchReports } from './reports.ts'

/** `npm run bench -- [overview] [reports] [import] [beside] [--million]`: everything, or what is named; `--million` adds the import of a million rows. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { million: { type: 'boolean', default: false } } })
const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name)

if (isWanted('overview')) {
  await benchOverview()
  await benchOverviewScreen()
}
if (isWanted('reports')) await benchReports()
if (isWanted('beside')) await benchBeside(100_000)
if (isWanted('import')) {
  await benchImport(100_000)
  if (values.million) await benchImport(1_000_000)
}
