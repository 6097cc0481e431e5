import type { Generated } from 'kysely'

export type RoundStatus = 'open' | 'closed' | 'discarded'
/** 满意, 基本满意, 不满意. */
export type Vote = 'satisfied' | 'fairly_satisfied' | 'dissatisfied'

interface BallotRow {
  round_id: number
  organization_id: number
  voter_id: number
  version: number
  /** Null where the voter took the ballot back. */
  vote: Vote | null
  comment: string | null
  at: string
}

/** What the review of duty reports is kept in. Ballots gathered on paper stand in the ledger `review`. */
export interface ReviewTables {
  review_round: {
    id: Generated<number>
    year: number
    status: RoundStatus
    version: number
    opened_by: number | null
    opened_at: string
    closed_at: string | null
    /** What was said at the last step. */
    note: string | null
  }
  /** One ballot of each voter on each unit, as it stands. */
  review_ballot: BallotRow
  /** All that a ballot ever said; nothing of it is changed or removed. */
  review_ballot_version: BallotRow
}
