import { daysBetween } from '../../../db/dates.ts'
import { listRecords } from '../../../db/queries/list-records.ts'
import { findRecordsByIdsEvenDeleted } from '../../../db/queries/records.ts'
import type { Label, StoredRecord } from '../../../db/record.ts'
import { recordDefinitions } from '../../../db/records.ts'
import type { Scalar } from '../../../db/database.ts'
import type { ServiceContext } from '../../context.ts'
import { requireIndicator } from '../overview/require-indicator.ts'
import { resolveScope, type Scope } from '../overview/scope.ts'
import { requireRecord } from '../records/require-record.ts'
import { findSupervisionSteps } from '../../../db/queries/supervision-steps.ts'
import { awaitsWord, mayAnswer } from './answer.ts'
import { findStandings } from './find-standings.ts'

/** More would be no supervision. */
const mostShown = 100

export interface SupervisedQuery { unit?: number, problem?: number, indicator?: string, year?: number }

/** What is under supervision on one thing (closed too), or else everything still open for a unit and all below it, the earliest due first. */
export async function listSupervised(context: ServiceContext, query: SupervisedQuery) {
  const scope = await resolveScope(context, query)
  if (query.problem !== undefined) {
    await requireRecord(context, 'problem', query.problem)
    return describe(context, scope, await find(context, scope, { problem_id: query.problem }))
  }
  if (query.indicator !== undefined && query.year !== undefined) {
    const { code } = requireIndicator(query.indicator)
    return describe(context, scope, await find(context, scope, { indicator: code, year: query.year, about_id: scope.organization.id }))
  }
  return findOpenSupervised(context, scope)
}

/** Everything open for a unit and all below it, the earliest due first. */
export async function findOpenSupervised(context: ServiceContext, scope: Scope) {
  return describe(context, scope, await find(context, scope, { closed_on: null }))
}

export type SupervisedMatter = Awaited<ReturnType<typeof findOpenSupervised>>[number]

async function find({ db }: ServiceContext, scope: Scope, equals: Record<string, Scalar>) {
  const { records } = await listRecords(db, { type: 'supervision', organizationId: scope.organization.id, equals, sort: 'due_on', descending: false, limit: mostShown })
  return records
}

async function describe(context: ServiceContext, { tree }: Scope, records: StoredRecord[]) {
  const { db, today, user } = context
  const problems = await findRecordsByIdsEvenDeleted(db, 'problem', records.flatMap(({ problem_id: id }) => typeof id === 'number' ? [id] : []))
  const standings = await findStandings(context, records)
  const steps = await findSupervisionSteps(db, records.map(({ id }) => id))
  const unit = (id: unknown) => typeof id === 'number' ? { id, name: tree.nodes.get(id)?.name ?? '—' } : null
  const day = (value: unknown) => typeof value === 'string' ? value : null
  return records.map((record) => {
    const problem = problems.get(Number(record.problem_id))
    const dueOn = String(record.due_on)
    const own = steps.filter(({ supervision_id: id }) => id === record.id)
    return {
      id: record.id,
      version: record.version,
      subject: record.subject === 'problem' ? 'problem' as const : 'indicator' as const,
      title: titleOf(record, unit(record.about_id)?.name),
      problemId: typeof record.problem_id === 'number' ? record.problem_id : null,
      indicator: day(record.indicator),
      about: unit(record.about_id),
      year: typeof record.year === 'number' ? record.year : null,
      responsible: unit(record.organization_id),
      openedOn: String(record.opened_on),
      dueOn,
      /** Days from today; negative when it is overdue. */
      daysLeft: daysBetween(today, dueOn),
      note: day(record.note),
      closedOn: day(record.closed_on),
      closingNote: day(record.closing_note),
      /** What was said and done about it, the oldest first. */
      steps: own.map(({ id, kind, text, author, at }) => ({ id, kind, text, author, at })),
      /** Reported as done, and not confirmed yet. */
      awaiting: record.closed_on === null && awaitsWord(own),
      mayAnswer: record.closed_on === null && mayAnswer(user, tree, record.organization_id),
      /** How the problem stands by its ledger. */
      problemStatus: problem ? statusWords(problem.status) : null,
      /** How the indicator stands by now. */
      standing: standings.get(record.id) ?? null,
    }
  })
}

function titleOf(record: StoredRecord, about: string | undefined): Label {
  if (typeof record.indicator !== 'string') return { zh: String(record.title), en: String(record.title) }
  const { name } = requireIndicator(record.indicator)
  return { zh: `${about} ${String(record.year)}年${name.zh}`, en: `${about}: ${name.en} ${String(record.year)}` }
}

function statusWords(status: unknown): Label | null {
  return recordDefinitions.problem.fields.status.choices.find(({ value }) => value === status)?.label ?? null
}
