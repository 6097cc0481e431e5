import { findDutyContacts, findLastActivity, type PointType } from '../../../db/queries/map-points.ts'
import { decodeRecord, findRecordsByIds } from '../../../db/queries/records.ts'
import type { ServiceContext } from '../../context.ts'
import { maskRecord, mayRead, requireFeature, requireRead } from '../../security/permissions.ts'
import { presentRecords } from '../records/present-records.ts'
import { requireRecord } from '../records/require-record.ts'
import { daysSinceVerified, isStale } from './staleness.ts'

/** Everything that a place's card shows: officers and phone as the role may see them, years of service, mechanisms, last activity. */
export async function buildPointCard(context: ServiceContext, type: PointType, id: number) {
  const { db, user, today } = context
  requireFeature(user.role, 'map')
  requireRead(user.role, type)
  const record = await requireRecord(context, type, id)
  const [presented] = await presentRecords(db, [{ type, record: maskRecord(user.role, type, record) }])
  const verifiedOn = typeof record.verified_on === 'string' ? record.verified_on : null
  const mechanismIds = Array.isArray(record.mechanism_ids) ? record.mechanism_ids.map(Number) : []
  const mechanisms = await findRecordsByIds(db, 'mechanism', mechanismIds)
  const last = type === 'partner_site' ? await findLastActivity(db, id) : undefined
  return {
    point: presented ?? null,
    duty: type === 'coordination_point' ? {
      phoneAgeDays: daysSinceVerified(verifiedOn, today),
      stale: isStale(verifiedOn, today),
      // Two-deep duty: two different officers must answer for a point.
      twoDeep: record.officer_a !== null && record.officer_b !== null && record.officer_a !== record.officer_b,
    } : null,
    years: typeof record.since_year === 'number' ? Number(today.slice(0, 4)) - record.since_year : null,
    lastActivity: last ? { id: last.id, title: last.title, date: last.started_on } : null,
    mechanisms: [...mechanisms.values()].map((mechanism) => ({ id: mechanism.id, name: String(mechanism.name), plan: mechanism.plan as string | null })),
    contacts: mayRead(user.role, 'duty_contact') ? await dutyContacts(context, mechanismIds) : [],
  }
}

/** Who answers for the mechanisms, A before B, masked by role. */
async function dutyContacts({ db, user, today }: ServiceContext, mechanismIds: number[]) {
  if (mechanismIds.length === 0) return []
  const rows = await findDutyContacts(db, mechanismIds)
  const records = rows.map((row) => maskRecord(user.role, 'duty_contact', decodeRecord('duty_contact', row)))
  const presented = await presentRecords(db, records.map((record) => ({ type: 'duty_contact' as const, record })))
  return presented.map(({ id, values, names }) => ({
    id,
    slot: String(values.slot),
    shift: String(values.shift),
    person: String(values.person),
    post: values.post as string | null,
    phone: String(values.phone),
    organization: names.organization_id?.[Number(values.organization_id)] ?? '',
    verifiedOn: values.verified_on as string | null,
    stale: isStale(values.verified_on as string | null, today),
  })).sort((a, b) => a.slot.localeCompare(b.slot))
}
