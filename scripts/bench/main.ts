import { parseArgs } from 'node:util'
import { benchImport } from './import.ts'
import { benchBeside } from './import-beside.ts'
import { benchMap } from './map.ts'
import { benchMapScreen } from './map-screen.ts'
import { benchOverview } from './overview.ts'
import { benchOverviewScreen } from './overview-screen.ts'
import { benchReports } from './reports.ts'

/**
 * `npm run bench -- [overview] [reports] [map] [import] [beside] [--million] [--tracks FOLDER]`: everything, or what is named; `--million` adds the
 * import of a million rows, `--tracks` the reading of a folder's typhoon files.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { million: { type: 'boolean', default: false }, tracks: { type: 'string' } } })
const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name)

if (isWanted('overview')) {
  await benchOverview()
  await benchOverviewScreen()
}
if (isWanted('reports')) await benchReports()
if (isWanted('map')) {
  await benchMap({ tracks: values.tracks })
  await benchMapScreen()
}
if (isWanted('beside')) await benchBeside(100_000)
if (isWanted('import')) {
  await benchImport(100_000)
  if (values.million) await benchImport(1_000_000)
}
