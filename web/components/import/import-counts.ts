import type { ImportSummary, Label } from '../../api.ts'

export const outcomes = ['new', 'changed', 'same', 'wrong', 'left_out'] as const
export type Outcome = typeof outcomes[number]

export interface CountPart { outcome: Outcome, count: number, /** Why rows were left out, the commonest reason first. */ reasons: { label: Label, count: number }[] }

/** The outcomes that occur, in their fixed order, with the reasons for what was left out. */
export function countParts({ counts, leftOut }: Pick<ImportSummary, 'counts' | 'leftOut'>): CountPart[] {
  return outcomes.filter((outcome) => counts[outcome] > 0).map((outcome) => ({
    outcome,
    count: counts[outcome],
    reasons: outcome === 'left_out'
      ? [...leftOut].sort((one, other) => other.count - one.count).map(({ label, count }) => ({ label, count }))
      : [],
  }))
}

/** How many rows a commit would write. */
export function rowsToCommit({ counts }: Pick<ImportSummary, 'counts'>) {
  return counts.new + counts.changed
}

/** The outcome to look at first: what is wrong, else everything. */
export function firstFilter({ counts }: Pick<ImportSummary, 'counts'>): Outcome | 'all' {
  return counts.wrong > 0 ? 'wrong' : 'all'
}
