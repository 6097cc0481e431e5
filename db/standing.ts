/** One item of a standard: what it is worth, and the indicator that measures it, if any does. */
export interface StandardItem {
  id: number
  code: string
  title: string
  /** Which of the eight criteria, '1'–'8'. */
  criterion: string
  kind: 'basic' | 'bonus' | 'veto'
  points: number
  indicator: string | null
}

/** A target in the indicator's own unit as figures are stored: money is told in yuan and kept in fen. */
export const storedTarget = ({ format }: { format: string }, target: Target) => format === 'money' ? target.value * 100 : target.value

/** A yearly target in the indicator's own unit, with the cumulative share planned by each month's end. */
export interface Target { value: number, plan: number[] | null }

/** What an organization's score of a year is made from beside its figures. */
export interface Standing {
  items: StandardItem[]
  /** Points given by hand (the reviewers' before its own), by item. */
  scores: Map<number, { points: number | null, vetoed: boolean }>
  /** Its own targets of the year, by indicator code. */
  targets: Map<string, Target>
  /** Of a sub-district's part of an organization: counts have no target there, and nobody scored it by hand. */
  isPart?: boolean
}
