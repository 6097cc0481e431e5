import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { findRecord } from '../../../db/queries/records.ts'
import type { StoredRecord, Values } from '../../../db/record.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, invalid, notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { requireIndicator } from '../overview/require-indicator.ts'
import { requireRecord } from '../records/require-record.ts'
import { inTransaction, requireVersion, writeChecked } from '../records/save.ts'
import { addStep } from './answer.ts'

/** What is to be watched: a problem of the list, or a unit's indicator of a year. */
export type Subject = { subject: 'problem', problemId: number } | { subject: 'indicator', indicator: string, unit: number, year: number }
/** By when, by whom and what is asked. */
export interface Terms { dueOn: string, responsible: number, note: string | null }
interface Version { id: number, version: number }

/** Puts a matter under supervision; the problem is marked so in its ledger. Throws permission.denied, not_found, `invalid`, or `conflict` where it is already. */
export function superviseMatter(context: ServiceContext, wanted: Subject & Terms) {
  requireFeature(context.user.role, 'supervise')
  return inTransaction(context, async (inside) => {
    await requireTerms(inside, wanted)
    const values = wanted.subject === 'problem' ? await aboutProblem(inside, wanted.problemId) : await aboutIndicator(inside, wanted)
    const record = await writeChecked(inside, 'supervision', { before: null, given: { ...values, ...ofTerms(wanted), opened_on: inside.today }, action: 'create' })
    await markProblem(inside, values.problem_id, true)
    return { id: record?.id ?? null }
  })
}

/** Changes by when, by whom or what is asked. Throws permission.denied, not_found, `invalid`, or `conflict` where somebody was first or it is closed. */
export function changeTerms(context: ServiceContext, { id, version, ...terms }: Version & Terms) {
  return onMatter(context, { id, version }, async (inside, before) => {
    if (before.closed_on !== null) throw alreadyClosed()
    await requireTerms(inside, terms, before)
    await writeChecked(inside, 'supervision', { before, given: ofTerms(terms), action: 'update' })
  })
}

/** 销督: closes with a word on how it was done. Throws permission.denied, not_found, `invalid`, or `conflict` where somebody was first or it is closed. */
export function closeMatter(context: ServiceContext, { id, version, note }: Version & { note: string }) {
  return onMatter(context, { id, version }, async (inside, before) => {
    if (before.closed_on !== null) throw alreadyClosed()
    await writeChecked(inside, 'supervision', { before, given: { closed_on: inside.today, closing_note: note }, action: 'update' })
    await addStep(inside, id, 'close', note)
    await markProblem(inside, before.problem_id, false)
  })
}

/** Takes a closed matter up again, with a new day. Throws permission.denied, not_found, `invalid`, or `conflict` where somebody was first or it is open. */
export function reopenMatter(context: ServiceContext, { id, version, ...terms }: Version & Terms) {
  return onMatter(context, { id, version }, async (inside, before) => {
    if (before.closed_on === null) throw conflict({ zh: '这一事项还在督办中，不用重新督办', en: 'This matter is still under supervision' })
    await requireTerms(inside, terms)
    await writeChecked(inside, 'supervision', { before, given: { ...ofTerms(terms), closed_on: null, closing_note: null }, action: 'update' })
    await addStep(inside, id, 'reopen', terms.note)
    await markProblem(inside, before.problem_id, true)
  })
}

const alreadyClosed = () => conflict({ zh: '这一事项已经销督，请先重新督办', en: 'This matter is closed; reopen it first' })

const ofTerms = ({ dueOn, responsible, note }: Terms): Values => ({ due_on: dueOn, organization_id: responsible, note })

function onMatter(context: ServiceContext, { id, version }: Version, work: (inside: ServiceContext, before: StoredRecord) => Promise<void>) {
  requireFeature(context.user.role, 'supervise')
  return inTransaction(context, async (inside) => {
    const before = await requireRecord(inside, 'supervision', id)
    requireVersion(before, version)
    await work(inside, before)
    return { id }
  })
}

/** A known unit, and a day that has not passed; one that stands already may. */
async function requireTerms({ db, today }: ServiceContext, { dueOn, responsible }: Terms, before?: StoredRecord) {
  if (!(await loadOrganizationTree(db)).nodes.has(responsible)) throw notFound({ zh: '责任单位', en: 'responsible unit' })
  if (dueOn >= today || dueOn === before?.due_on) return
  const message = { zh: '办结时限不能早于今天', en: 'It cannot be due before today' }
  throw invalid(message, [{ field: 'due_on', message }])
}

async function aboutProblem(inside: ServiceContext, problemId: number): Promise<Values> {
  const problem = await requireRecord(inside, 'problem', problemId)
  if (problem.resolved_on !== null) throw conflict({ zh: '这一事项已经办结，不用督办', en: 'This matter is resolved already' })
  return { subject: 'problem', problem_id: problemId, title: String(problem.title) }
}

async function aboutIndicator({ db, today }: ServiceContext, { indicator: code, unit, year }: Extract<Subject, { subject: 'indicator' }>): Promise<Values> {
  const indicator = requireIndicator(code)
  const organization = (await loadOrganizationTree(db)).nodes.get(unit)
  if (!organization) throw notFound({ zh: '单位', en: 'organization' })
  if (year > Number(today.slice(0, 4))) throw invalid({ zh: '这一年还没有开始，不能督办', en: 'That year has not begun' })
  return { subject: 'indicator', indicator: indicator.code, about_id: unit, year, title: `${organization.name} ${year}年${indicator.name.zh}` }
}

/** Keeps the problem's own mark 挂牌督办 in step. */
async function markProblem(inside: ServiceContext, problemId: Values[string] | undefined, supervised: boolean) {
  if (typeof problemId !== 'number') return
  const problem = await findRecord(inside.db, 'problem', problemId)
  if (problem && problem.supervised !== supervised) await writeChecked(inside, 'problem', { before: problem, given: { supervised }, action: 'update' })
}
