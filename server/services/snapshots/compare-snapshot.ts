import { indicators } from '../../../db/indicators.ts'
import { readRevision } from '../../../db/queries/revision.ts'
import { findSnapshotFigures, hashOfFigures, type SnapshotFigure, type SnapshotRow } from '../../../db/queries/snapshots.ts'
import type { ServiceContext } from '../../context.ts'
import { describeIndicator } from '../overview/describe-indicator.ts'
import { readPeriod } from '../overview/period.ts'
import { resolveScope } from '../overview/scope.ts'
import { computeFigures } from './compute-figures.ts'
import { describeSnapshot } from './list-snapshots.ts'
import { requireSnapshot } from './require-snapshot.ts'

/** A snapshot beside the same days as they stand now: one unit's indicators, and how many figures of each unit have changed since. */
export async function compareSnapshot(context: ServiceContext, { id, unit }: { id: number, unit?: number }) {
  const snapshot = await requireSnapshot(context, id)
  const { then, now } = await figuresThenAndNow(context, snapshot)
  const shown = unit ?? snapshot.organization_id
  const units = new Map<number, { id: number, name: string, changed: number }>()
  for (const figure of then) {
    const one = units.get(figure.organization_id) ?? { id: figure.organization_id, name: figure.organization_name, changed: 0 }
    units.set(figure.organization_id, { ...one, changed: one.changed + Number(hasChanged(figure, now.get(keyOf(figure)))) })
  }
  const byCode = new Map(then.filter((figure) => figure.organization_id === shown).map((figure) => [figure.indicator, figure]))
  return {
    ...describeSnapshot(snapshot),
    /** Whether the stored figures are those that were frozen. */
    intact: hashOfFigures(then) === snapshot.figures_hash,
    revision: (await readRevision(context.db)).value,
    unit: units.get(shown) ?? null,
    units: [...units.values()].sort((a, b) => b.changed - a.changed || a.id - b.id),
    rows: indicators.flatMap((indicator) => {
      const figure = byCode.get(indicator.code)
      if (!figure) return []
      const current = now.get(keyOf(figure))
      return [{
        indicator: describeIndicator(indicator), changed: hasChanged(figure, current),
        then: valuesOf(figure), now: current ? valuesOf(current) : null,
      }]
    }),
  }
}

/** The figures as frozen and, by key, as the same days give them now. */
export async function figuresThenAndNow(context: ServiceContext, snapshot: SnapshotRow) {
  // The day of the snapshot stands for today: what differs has come from the data and not from the calendar.
  const period = readPeriod({ year: snapshot.year, period: snapshot.period }, snapshot.to_day)
  const scope = await resolveScope(context, { unit: snapshot.organization_id })
  const [then, now] = await Promise.all([findSnapshotFigures(context.db, snapshot.id), computeFigures(context.db, { scope, period })])
  return { then, now: new Map(now.map((figure) => [keyOf(figure), figure])) }
}

export const keyOf = ({ organization_id: organization, indicator }: Pick<SnapshotFigure, 'organization_id' | 'indicator'>) => `${organization} ${indicator}`

/** Sums of many numbers may differ in their last digit by the order in which they were added. */
const differs = (a: number | null, b: number | null) => a === null || b === null ? a !== b : Math.abs(a - b) > 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

export function hasChanged(then: SnapshotFigure, now: SnapshotFigure | undefined) {
  return now === undefined || differs(then.value, now.value) || differs(then.numerator, now.numerator) || differs(then.denominator, now.denominator)
}

const valuesOf = ({ value, numerator, denominator, target, pace }: SnapshotFigure) => ({ value, numerator, denominator, target, pace })
