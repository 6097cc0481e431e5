import { findAssigned, findExpiringPoints } from '../../../db/queries/checks.ts'
import { findLastActivity, type PointType } from '../../../db/queries/map-points.ts'
import { findRecordsByIds } from '../../../db/queries/records.ts'
import { readSiteActivityYears } from '../../../db/queries/site-activities.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { recordDefinitions } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { maskRecord, mayRead, requireFeature, requireRead } from '../../security/permissions.ts'
import { seasonEnd } from '../checks/season.ts'
import { gapYears } from '../overview/gap-years.ts'
import { resolveScope } from '../overview/scope.ts'
import { presentRecords } from '../records/present-records.ts'
import { requireRecord } from '../records/require-record.ts'
import { loadContacts } from './duty-contacts.ts'
import { describeDuty, isAnsweredTwoDeep } from './duty.ts'

/** Everything that a place's card shows: officers and phone as the role may see them, years of service, mechanisms, last activity. */
export async function buildPointCard(context: ServiceContext, type: PointType, id: number) {
  const { db, user, today } = context
  requireFeature(user.role, 'map')
  requireRead(user.role, type)
  const record = await requireRecord(context, type, id)
  const [point] = await presentRecords(db, [{ type, record: maskRecord(user.role, type, record) }])
  if (!point) throw notFound({ zh: recordDefinitions[type].label.zh, en: 'record' })
  return {
    point,
    // Judged before masking: two masked names look alike.
    duty: type === 'coordination_point' ? describeDuty({
      officerA: textOf(record.officer_a), officerB: textOf(record.officer_b), phone: textOf(record.duty_phone), verifiedOn: textOf(record.verified_on),
    }, today) : null,
    ...type === 'partner_site' ? await describeService(context, record) : { service: null, lastActivity: null },
    /** What the checks find at the point beside its duty. */
    shortages: type === 'coordination_point' ? await describeShortages(context, record) : null,
    mechanisms: await describeMechanisms(context, Array.isArray(record.mechanism_ids) ? record.mechanism_ids.map(Number) : []),
  }
}

/** Lines of stock at a point that expire before the season ends, and how many people more than it holds are assigned to it. */
async function describeShortages({ db, today }: ServiceContext, { id, capacity }: StoredRecord) {
  const [expiring, assigned] = await Promise.all([findExpiringPoints(db, seasonEnd(today)), findAssigned(db)])
  const persons = assigned.find((one) => one.id === id)?.persons ?? 0
  return { expiring: expiring.get(id) ?? 0, over: Math.max(0, persons - Number(capacity ?? 0)) }
}

const textOf = (value: unknown) => typeof value === 'string' ? value : null

/** How long units have served a partner site, in which years nothing happened, and what happened last. */
async function describeService(context: ServiceContext, site: StoredRecord) {
  const { db, today } = context
  const { organization } = await resolveScope(context, {})
  const year = Number(today.slice(0, 4))
  const since = typeof site.since_year === 'number' ? site.since_year : null
  const [active, last] = await Promise.all([
    readSiteActivityYears(db, { organizationId: organization.id, until: year }),
    mayRead(context.user.role, 'activity') ? findLastActivity(db, { siteId: site.id, organizationId: organization.id }) : undefined,
  ])
  return {
    service: since === null ? null : { since, years: year - since, gaps: gapYears({ since, active: active.get(site.id) ?? [], year }) },
    lastActivity: last ? { id: last.id, title: last.title, date: last.started_on } : null,
  }
}

/** The mechanisms that a point serves, each with who answers for it; `contacts` is null where the role may not see them. */
async function describeMechanisms(context: ServiceContext, ids: number[]) {
  if (ids.length === 0) return []
  const mechanisms = await findRecordsByIds(context.db, 'mechanism', ids)
  const contacts = await loadContacts(context, ids)
  return [...mechanisms.values()].map((mechanism) => ({
    id: mechanism.id,
    name: String(mechanism.name),
    plan: textOf(mechanism.plan),
    active: mechanism.status === 'active',
    twoDeep: contacts === null ? null : isAnsweredTwoDeep(contacts.stored
      .filter((contact) => contact.mechanism_id === mechanism.id)
      .map(({ slot, person, phone }) => ({ slot: String(slot), person: String(person), phone: String(phone) }))),
    contacts: contacts?.presented.filter((contact) => contact.mechanismId === mechanism.id) ?? null,
  }))
}
