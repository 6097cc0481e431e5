import type { Indicator } from '../../../db/indicator.ts'
import type { ReportUnit, WeakIndicator } from '../../reports/report-data.ts'
import type { Evaluation } from '../overview/evaluate.ts'

/** How many indicators the report's problems are drafted from. */
const shown = 3

/** Told by the report's own handing in (A8) or made of all the others (M2): no problem of its own. */
const always = new Set(['A8', 'M2'])
/** What a garrison unit is not asked for; its own group is told by A2. */
const civilianAffairs = new Set(['A1', 'B2', 'B3', 'B4', 'C3', 'C4', 'C5', 'E1', 'E2', 'E3', 'E4'])

/**
 * Whether an indicator may be held against a unit in its report: counts only where the unit has a target of its own, for the standard's
 * numbers (60 sessions, 20 honours) are those of a whole district.
 */
export function isHeldAgainst(indicator: Indicator, { evaluation, unit }: { evaluation: Evaluation | undefined, unit: Pick<ReportUnit, 'isRoot' | 'side'> }) {
  if (!evaluation?.target?.pace || always.has(indicator.code)) return false
  if (unit.side === 'military' && civilianAffairs.has(indicator.code)) return false
  return unit.isRoot || evaluation.target.source === 'unit' || indicator.format === 'rate'
}

/** The indicators that lag their target most, the worst first. */
export function weakestOf(judged: Indicator[], evaluations: Map<string, Evaluation>): WeakIndicator[] {
  return judged.flatMap((indicator): WeakIndicator[] => {
    const { value, target } = evaluations.get(indicator.code) ?? { value: null, target: null }
    if (value === null || target?.pace !== 'behind' || target.expected <= 0) return []
    const isLessBetter = indicator.direction === 'down'
    return [{
      code: indicator.code, name: indicator.name.zh, format: indicator.format, unit: indicator.unit.zh, value, isLessBetter, accrues: indicator.accrues,
      reached: isLessBetter ? target.expected / value : value / target.expected,
    }]
  }).sort((a, b) => a.reached - b.reached).slice(0, shown)
}
