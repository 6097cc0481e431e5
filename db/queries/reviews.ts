import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Role } from '../database.ts'
import type { ReviewTables, Vote } from '../review-tables.ts'

export type RoundRow = Selectable<ReviewTables['review_round']>
export interface BallotCast { organizationId: number, vote: Vote | null, comment: string | null, version: number }

/** The round of a year that stands, or else the last one that was discarded, or undefined; with who opened it. */
export function findRoundOfYear(db: Db, year: number) {
  return db.selectFrom('review_round').leftJoin('user_account', 'user_account.id', 'review_round.opened_by')
    .selectAll('review_round').select('user_account.display_name as opener').where('year', '=', year)
    .orderBy((order) => order.case().when('status', '=', 'discarded').then(1).else(0).end()).orderBy('review_round.id', 'desc').limit(1).executeTakeFirst()
}

export function findRound(db: Db, id: number) {
  return db.selectFrom('review_round').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertRound(trx: Db, round: Insertable<ReviewTables['review_round']>) {
  const { id } = await trx.insertInto('review_round').values(round).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateRound(trx: Db, id: number, change: Updateable<ReviewTables['review_round']>) {
  await trx.updateTable('review_round').set(change).where('id', '=', id).execute()
}

/** One voter's ballots of a round, taken back ones too. */
export function findBallotsOf(db: Db, { roundId, voterId }: { roundId: number, voterId: number }) {
  return db.selectFrom('review_ballot').selectAll().where('round_id', '=', roundId).where('voter_id', '=', voterId).execute()
}

/** All that one voter's ballots on a unit ever said, the newest first. */
export function findBallotVersions(db: Db, { roundId, voterId, organizationId }: { roundId: number, voterId: number, organizationId: number }) {
  return db.selectFrom('review_ballot_version').select(['version', 'vote', 'comment', 'at'])
    .where('round_id', '=', roundId).where('voter_id', '=', voterId).where('organization_id', '=', organizationId).orderBy('version', 'desc').execute()
}

/** Puts a ballot in the place of the voter's last one on the unit, which stays in its history. */
export async function writeBallot(trx: Db, { roundId, voterId, at, cast }: { roundId: number, voterId: number, at: string, cast: BallotCast }) {
  const { organizationId, vote, comment, version } = cast
  const row = { round_id: roundId, organization_id: organizationId, voter_id: voterId, version, vote, comment, at }
  await trx.insertInto('review_ballot_version').values(row).execute()
  await trx.insertInto('review_ballot').values(row)
    .onConflict((conflict) => conflict.columns(['round_id', 'organization_id', 'voter_id']).doUpdateSet({ version, vote, comment, at })).execute()
}

/** How many ballots of a round say what on each unit. */
export function countVotes(db: Db, roundId: number) {
  return db.selectFrom('review_ballot').select(['organization_id', 'vote']).select(({ fn }) => fn.countAll<number>().as('count'))
    .where('round_id', '=', roundId).where('vote', 'is not', null).groupBy(['organization_id', 'vote']).execute()
}

/** What was written beside the votes of a round, by no order that would tell who wrote it. */
export function findComments(db: Db, roundId: number) {
  return db.selectFrom('review_ballot').select(['organization_id', 'comment'])
    .where('round_id', '=', roundId).where('vote', 'is not', null).where('comment', 'is not', null).orderBy('organization_id').orderBy('comment').execute()
}

/** Who votes: the accounts in use of some roles, with the units that each has voted on in a round. */
export async function findVoters(db: Db, { roles, roundId }: { roles: Role[], roundId: number }) {
  const [accounts, ballots] = await Promise.all([
    db.selectFrom('user_account').select(['id', 'display_name', 'role', 'organization_id']).where('role', 'in', roles).where('disabled_at', 'is', null).orderBy('id').execute(),
    db.selectFrom('review_ballot').select(['voter_id', 'organization_id']).where('round_id', '=', roundId).where('vote', 'is not', null).execute(),
  ])
  const cast = new Map<number, number[]>(accounts.map(({ id }) => [id, []]))
  for (const { voter_id: voter, organization_id: unit } of ballots) cast.get(voter)?.push(unit)
  return accounts.map((account) => ({ ...account, cast: cast.get(account.id) ?? [] }))
}

/** The ballots on paper of a year on the units at and below an organization. */
export async function findPaperBallots(db: Db, { year, organizationId }: { year: number, organizationId: number }) {
  const rows = await db.selectFrom('record_scope').innerJoin('review', 'review.id', 'record_scope.record_id').selectAll('review')
    .where('record_type', '=', 'review').where('record_scope.organization_id', '=', organizationId).where('record_scope.date', '=', `${year}-01-01`).execute()
  return rows as unknown as ({ id: number, organization_id: number, comment: string | null } & Record<Vote, number>)[]
}

/** The last year up to one in which units at or below an organization were reviewed, in a round or on paper; null where there is none. */
export async function findReviewedYear(db: Db, { upTo, organizationId }: { upTo: number, organizationId: number }) {
  const round = await db.selectFrom('review_round').select(({ fn }) => fn.max('year').as('year')).where('year', '<=', upTo).where('status', '!=', 'discarded').executeTakeFirst()
  const paper = await db.selectFrom('record_scope').select(({ fn }) => fn.max('date').as('date'))
    .where('record_type', '=', 'review').where('organization_id', '=', organizationId).where('date', '<=', `${upTo}-12-31`).executeTakeFirst()
  return Math.max(Number(round?.year ?? 0), Number(paper?.date?.slice(0, 4) ?? 0)) || null
}
