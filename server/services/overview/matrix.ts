import { createFacts } from '../../../db/facts.ts'
import { type Indicator, valueOf } from '../../../db/indicator.ts'
import { loadFacts } from '../../../db/queries/facts.ts'
import type { ServiceContext } from '../../context.ts'
import type { ReportPeriod } from './period.ts'
import { memberUnits, type Scope } from './scope.ts'

interface Question { indicator: Indicator, scope: Scope, period: ReportPeriod }

/** An indicator's table of units or sub-districts by its columns, those with the most gaps first; null where it has none. */
export async function matrixOf({ db }: ServiceContext, { indicator, scope, period }: Question) {
  const { matrix } = indicator
  if (!matrix) return null
  const places = [...scope.tree.nodes.values()].filter(({ id, kind }) => kind === 'subdistrict' && (scope.subdistrict === null || scope.subdistrict.id === id))
  const rows = matrix.rows === 'organization' ? memberUnits(scope) : places
  const sources = await loadFacts(db, {
    indicators: [indicator], organizations: matrix.rows === 'organization' ? rows.map(({ id }) => id) : [scope.organization.id],
    by: matrix.rows, subdistrict: scope.subdistrict?.id ?? null, period: period.elapsed,
  })
  const shape = { format: indicator.format }
  const table = rows.flatMap(({ id, name, side }) => {
    const facts = createFacts(sources.get(id) ?? { months: [], days: [], stock: [], yearly: [] }, period.elapsed)
    const cells = matrix.columns.map(({ key }) => {
      const figure = matrix.cellOf(facts, { id, side }, key)
      return { column: key, asked: figure !== null, numerator: figure?.numerator ?? 0, denominator: figure?.denominator ?? null, value: figure === null ? null : valueOf(shape, figure) }
    })
    return cells.some(({ asked }) => asked) ? [{ id, name, cells }] : []
  })
  const gaps = (row: typeof table[number]) => row.cells.filter(({ asked, numerator }) => asked && numerator === 0).length
  return {
    rowsAre: matrix.rows,
    columns: matrix.columns.map(({ key, label }) => ({ key, label })),
    rows: table.sort((a, b) => gaps(b) - gaps(a) || a.id - b.id),
  }
}
