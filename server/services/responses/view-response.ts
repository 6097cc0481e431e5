import { findDutyContacts } from '../../../db/queries/map-points.ts'
import { decodeRecord, findRecord } from '../../../db/queries/records.ts'
import { findLatestTurn, findResponse, findResponseLog, findResponseTasks, isLogUnbroken } from '../../../db/queries/responses.ts'
import { readRevision } from '../../../db/queries/revision.ts'
import { loadOrganizationTree, type OrganizationTree } from '../../../db/organization-tree.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { maskRecord, maskText, mayRead, permissions, requireFeature } from '../../security/permissions.ts'
import { daysSinceVerified, isStale } from '../map/duty.ts'
import { dutiesBetween } from './ladder.ts'
import type { Hazard, Level } from './levels.ts'
import { presentResponse } from './list-responses.ts'

/** A response with its duties, whom to call for each, and its time line. `isNew` marks the duties that came with the latest change of level. */
export async function viewResponse(context: ServiceContext, id: number) {
  const { db, user } = context
  requireFeature(user.role, 'map')
  const response = await findResponse(db, id)
  if (!response) throw notFound({ zh: '响应', en: 'response' })
  const [revision, tasks, log, turn, tree, mechanism, contacts] = await Promise.all([
    readRevision(db), findResponseTasks(db, id), findResponseLog(db, id), findLatestTurn(db, id), loadOrganizationTree(db), findRecord(db, 'mechanism', response.mechanism_id),
    contactsOf(context, response.mechanism_id),
  ])
  return {
    revision: revision.value,
    response: presentResponse(response),
    mechanism: mechanism === null ? null : { id: mechanism.id, name: String(mechanism.name), plan: typeof mechanism.plan === 'string' ? mechanism.plan : null },
    tasks: tasks.map((task) => ({
      id: task.id, level: task.level as Level, duty: task.duty, source: task.source, isExample: task.is_example === 1,
      organization: organizationOf(tree, task.organization_id), assignee: personOf(context, task.assignee),
      calledAt: task.called_at, arrivedAt: task.arrived_at, doneAt: task.done_at, released: task.released_at !== null, isNew: task.released_at === null && task.since_entry === turn,
      contacts: contacts?.filter(({ organizationId }) => organizationId === task.organization_id) ?? null,
    })),
    log: log.map(({ id: entry, at, action, author, task_id, detail }) => ({ id: entry, at, action, author, taskId: task_id, detail: maskDetail(context, JSON.parse(detail) as LogDetail) })),
    unbroken: isLogUnbroken(log),
  }
}

export interface LogDetail {
  level?: number, from?: number | string | null, to?: number | string | null, reason?: string | null, added?: number, released?: number, duties?: number, signal?: string | null
  assignee?: string, answered?: boolean, text?: string, summary?: string, persons?: number | null, evacuated?: number | null
}

/** What another level would bring in: the duties that are new from the level in force. */
export async function previewLevel({ db, user }: ServiceContext, id: number, level: Level) {
  requireFeature(user.role, 'map')
  const response = await findResponse(db, id)
  if (!response) throw notFound({ zh: '响应', en: 'response' })
  const [tree, duties] = await Promise.all([loadOrganizationTree(db), dutiesBetween(db, { hazard: response.hazard as Hazard, level, above: response.level })])
  return { duties: duties.map(({ duty, level: from, organization_id, is_example, source }) => ({ duty, level: from, organization: organizationOf(tree, organization_id), isExample: is_example === 1, source })) }
}

const organizationOf = (tree: OrganizationTree, id: number | null) => id === null ? null : tree.nodes.get(id)?.name ?? null
const personOf = ({ user }: ServiceContext, person: string | null) => person === null || permissions[user.role].sees.includes('person') ? person : maskText(person, 'person')
const maskDetail = (context: ServiceContext, detail: LogDetail) => detail.assignee === undefined ? detail : { ...detail, assignee: personOf(context, detail.assignee) ?? '' }

/** Who answers for a mechanism, by organization, masked by role; null where the role may not see it. */
async function contactsOf({ db, user, today }: ServiceContext, mechanismId: number) {
  if (!mayRead(user.role, 'duty_contact')) return null
  return (await findDutyContacts(db, [mechanismId])).map((row) => decodeRecord('duty_contact', row)).map((record) => {
    const masked = maskRecord(user.role, 'duty_contact', record)
    const verified = typeof record.verified_on === 'string' ? record.verified_on : null
    return {
      id: record.id, organizationId: Number(record.organization_id), slot: String(record.slot), shift: String(record.shift), person: String(masked.person), phone: String(masked.phone),
      phoneAgeDays: daysSinceVerified(verified, today), stale: isStale(verified, today),
    }
  }).sort((a, b) => a.slot.localeCompare(b.slot))
}
