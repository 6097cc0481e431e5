import { addDays } from '../../../db/dates.ts'
import { findDoubtfulImports } from '../../../db/queries/doubtful-imports.ts'
import type { ServiceContext } from '../../context.ts'
import type { monthGrid } from './month-grid.ts'
import type { ReportPeriod } from './period.ts'
import type { Scope } from './scope.ts'

type Grid = Awaited<ReturnType<typeof monthGrid>>

/**
 * What keeps the figures from being relied on: member units that sent nothing for any month that is due (missing), those whose last due month has not come
 * while others have (late), and imports of the period whose rows were left out as wrong or may be doubles.
 */
export async function confidenceOf({ db }: Pick<ServiceContext, 'db'>, { scope, period, months }: { scope: Scope, period: ReportPeriod, months: Grid }) {
  const due = months.map(({ organization, cells }) => ({ organization, cells: cells.filter(({ state }) => state !== 'not_due') })).filter(({ cells }) => cells.length > 0)
  const unitsOf = (rows: Grid) => rows.map(({ organization, cells }) => ({ ...organization, months: cells.filter(({ state }) => state === 'not_reported').map(({ month }) => month) }))
  const isMissing = ({ cells }: Grid[number]) => cells.every(({ state }) => state === 'not_reported')
  const isLate = (row: Grid[number]) => !isMissing(row) && row.cells.at(-1)?.state === 'not_reported'
  const imports = (await findDoubtfulImports(db, { from: startOf(period.elapsed.from), to: startOf(addDays(period.elapsed.to, 1)) })).filter(({ organizationId }) =>
    organizationId === null ? scope.organization.id === scope.tree.root?.id : scope.tree.isWithin(organizationId, scope.organization.id))
  return {
    judged: due.length,
    missing: unitsOf(due.filter(isMissing)),
    late: unitsOf(due.filter(isLate)),
    rejected: imports.filter(({ wrong }) => wrong > 0).map(({ wrong, ...file }) => ({ ...file, rows: wrong })),
    doubles: imports.filter(({ doubles }) => doubles > 0).map(({ doubles, ...file }) => ({ ...file, rows: doubles })),
  }
}

/** The instant, UTC, at which a day begins in Shanghai. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString()
