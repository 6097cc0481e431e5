import { loadOrganizationTree, type OrganizationTree } from '../../../db/organization-tree.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { findSupervisionSteps, insertSupervisionStep } from '../../../db/queries/supervision-steps.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { StoredRecord } from '../../../db/record.ts'
import type { SupervisionStepKind } from '../../../db/supervision-tables.ts'
import type { ServiceContext, SessionUser } from '../../context.ts'
import { conflict, notAllowed } from '../../errors.ts'
import { hasFeature, requireFeature } from '../../security/permissions.ts'
import { requireRecord } from '../records/require-record.ts'
import { inTransaction } from '../records/save.ts'

/** What the responsible unit may say: how it goes, that it is done, or that it is not done after all. */
export const answerKinds = ['reply', 'done', 'recall'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** Whether a matter was said to be done and waits for the leader's word. */
export const awaitsWord = (steps: { kind: SupervisionStepKind }[]) => steps.findLast(({ kind }) => kind !== 'reply')?.kind === 'done'

/** The staff of the responsible unit, or of one above it, answer for it. */
export function mayAnswer(user: SessionUser, tree: OrganizationTree, responsible: unknown) {
  return hasFeature(user.role, 'answer') && typeof responsible === 'number' && (user.organizationId === null || tree.isWithin(responsible, user.organizationId))
}

/** Adds an answer of the responsible unit. Throws permission.denied, not_found, and `conflict` where the matter is closed or in another state. */
export function answerMatter(context: ServiceContext, { id, kind, text }: { id: number, kind: AnswerKind, text: string | null }) {
  return inTransaction(context, async (inside) => {
    const record = await requireRecord(inside, 'supervision', id)
    if (!mayAnswer(inside.user, await loadOrganizationTree(inside.db), record.organization_id)) throw notAllowed()
    requireOpen(record)
    const awaits = awaitsWord(await findSupervisionSteps(inside.db, [id]))
    if (kind === 'done' && awaits) throw conflict({ zh: '已经报过办结，正在等领导确认', en: 'It is reported as done already and waits for the leader' })
    if (kind === 'recall' && !awaits) throw conflict({ zh: '没有待确认的办结可以撤回', en: 'There is nothing reported as done to take back' })
    await addStep(inside, id, kind, text)
    return { id }
  })
}

/** A leader sends what was reported as done back for more. Throws permission.denied, not_found, `conflict` where nothing awaits a word. */
export function returnMatter(context: ServiceContext, { id, text }: { id: number, text: string }) {
  requireFeature(context.user.role, 'supervise')
  return inTransaction(context, async (inside) => {
    requireOpen(await requireRecord(inside, 'supervision', id))
    if (!awaitsWord(await findSupervisionSteps(inside.db, [id]))) throw conflict({ zh: '这一事项还没有报办结，不用退回', en: 'This matter was not reported as done' })
    await addStep(inside, id, 'return', text)
    return { id }
  })
}

/** Keeps a step with its author, and tells the trail, inside the caller's transaction. */
export async function addStep({ db, now, user, address }: ServiceContext, id: number, kind: SupervisionStepKind, text: string | null) {
  const at = now.toISOString()
  await insertSupervisionStep(db, { supervision_id: id, kind, text, author_id: user.id, at })
  await appendAudit(db, { at, authorId: user.id, action: 'update', subject: `supervision:${id}`, detail: { deed: kind, ...text === null ? {} : { note: text } }, address })
  await bumpRevision(db, at)
}

function requireOpen({ closed_on: closed }: StoredRecord) {
  if (closed !== null) throw conflict({ zh: '这一事项已经销督，请先重新督办', en: 'This matter is closed; reopen it first' })
}
