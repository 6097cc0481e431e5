import type { Indicator } from '../../../db/indicator.ts'
import type { ServiceContext } from '../../context.ts'
import { evaluate } from './evaluate.ts'
import { loadSources } from './load-sources.ts'
import type { ReportPeriod } from './period.ts'
import { memberUnits, type Scope } from './scope.ts'

/** Member units by one indicator, best first; units without a value last. */
export async function rankUnits(
  { db }: Pick<ServiceContext, 'db'>, { scope, indicator, period }: { scope: Scope, indicator: Indicator, period: ReportPeriod },
) {
  const units = memberUnits(scope)
  const sources = await loadSources(db, {
    indicators: [indicator], organizations: units.map((unit) => unit.id), by: 'organization', subdistrict: scope.subdistrict?.id ?? null, period,
  })
  const rows = units.flatMap((unit) => {
    const own = sources.get(unit.id)
    if (!own) return []
    const { value, numerator, denominator, lastYear } = evaluate(indicator, own, { period, target: undefined })
    return [{ organization: { id: unit.id, name: unit.name, side: unit.side }, value, numerator, denominator, lastYear: lastYear.value }]
  })
  // Units come in the order of their ids, which a stable sort keeps among equals.
  return rows.sort(bestFirst(indicator))
}

/** Orders by an indicator's own direction; what has no value stands last. */
export function bestFirst({ direction }: Pick<Indicator, 'direction'>) {
  const sign = direction === 'down' ? -1 : 1
  return (a: { value: number | null }, b: { value: number | null }) => a.value === null || b.value === null
    ? Number(a.value === null) - Number(b.value === null) : sign * (b.value - a.value)
}

