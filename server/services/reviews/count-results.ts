import type { OrganizationTree } from '../../../db/organization-tree.ts'
import { countVotes, findComments, findPaperBallots } from '../../../db/queries/reviews.ts'
import type { Vote } from '../../../db/review-tables.ts'
import type { ServiceContext } from '../../context.ts'
import { reviewedUnits } from './require-round.ts'

export type Votes = Record<Vote, number>
export interface UnitResult extends Votes {
  /** How many of the ballots were cast here, and how many on paper. */
  online: number
  paper: number
  /** 满意 and 基本满意 of all ballots, in per cent; null without a ballot. */
  approval: number | null
  comments: string[]
  /** The ledger's record of the ballots on paper. */
  recordId: number | null
}

export const noVotes = (): Votes => ({ satisfied: 0, fairly_satisfied: 0, dissatisfied: 0 })
export const sumOf = ({ satisfied, fairly_satisfied: fairly, dissatisfied }: Votes) => satisfied + fairly + dissatisfied

/** 满意率: 满意 and 基本满意 of all ballots, in per cent; null where nobody voted. */
export function approvalOf(votes: Votes) {
  const all = sumOf(votes)
  return all === 0 ? null : (votes.satisfied + votes.fairly_satisfied) / all * 100
}

/** The ballots on the units at and below an organization, those cast in a closed round and those on paper together, by unit. */
export async function countResults({ db }: Pick<ServiceContext, 'db'>, { tree, organizationId, year, roundId }: { tree: OrganizationTree, organizationId: number, year: number, roundId: number | null }) {
  const [paper, cast, comments] = await Promise.all([
    findPaperBallots(db, { year, organizationId }), roundId === null ? [] : countVotes(db, roundId), roundId === null ? [] : findComments(db, roundId),
  ])
  const results = new Map<number, UnitResult>()
  const of = (unit: number) => {
    const result = results.get(unit) ?? { ...noVotes(), online: 0, paper: 0, approval: null, comments: [], recordId: null }
    results.set(unit, result)
    return result
  }
  for (const { organization_id: unit, id, comment, satisfied, fairly_satisfied: fairly, dissatisfied } of paper) {
    const result = of(unit)
    const votes = { satisfied, fairly_satisfied: fairly, dissatisfied }
    Object.assign(result, votes, { paper: sumOf(votes), recordId: id })
    if (comment !== null) result.comments.push(comment)
  }
  for (const { organization_id: unit, vote, count } of cast) {
    if (vote === null || !tree.isWithin(unit, organizationId)) continue
    const result = of(unit)
    result[vote] += count
    result.online += count
  }
  for (const { organization_id: unit, comment } of comments) {
    if (comment !== null) results.get(unit)?.comments.push(comment)
  }
  for (const result of results.values()) result.approval = approvalOf(result)
  return results
}

/** The sum of some units' ballots. */
export function totalOf(results: Iterable<UnitResult>) {
  const votes = noVotes()
  for (const { satisfied, fairly_satisfied: fairly, dissatisfied } of results) {
    votes.satisfied += satisfied
    votes.fairly_satisfied += fairly
    votes.dissatisfied += dissatisfied
  }
  return { ...votes, ballots: sumOf(votes), approval: approvalOf(votes) }
}

/** The units that a list of results shows: those reviewed now, and those that left but were. */
export function unitsShown(tree: OrganizationTree, organizationId: number, results: Map<number, UnitResult>) {
  const now = reviewedUnits(tree)
  const known = new Set(now.map(({ id }) => id))
  const left = [...results.keys()].flatMap((id) => known.has(id) ? [] : tree.nodes.get(id) ?? [])
  return [...now, ...left].filter(({ id }) => tree.isWithin(id, organizationId))
}
