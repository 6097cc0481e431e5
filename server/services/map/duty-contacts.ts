import { findDutyContacts } from '../../../db/queries/map-points.ts'
import { decodeRecord } from '../../../db/queries/records.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { recordDefinitions } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { maskRecord, mayRead } from '../../security/permissions.ts'
import { presentRecords } from '../records/present-records.ts'
import { daysSinceVerified, isStale } from './duty.ts'

/** Who answers for some mechanisms, as stored and masked as the role may see it; null where it may not see them at all. */
export async function loadContacts(context: ServiceContext, mechanismIds: number[]) {
  if (!mayRead(context.user.role, 'duty_contact')) return null
  const stored = mechanismIds.length === 0 ? [] : (await findDutyContacts(context.db, mechanismIds)).map((row) => decodeRecord('duty_contact', row))
  return { stored, presented: await presentContacts(context, stored) }
}

const textOf = (value: unknown) => typeof value === 'string' ? value : null

/** Duty contacts A before B, masked by role. */
async function presentContacts({ db, user, today }: ServiceContext, contacts: StoredRecord[]) {
  const { slot, shift } = recordDefinitions.duty_contact.fields
  const records = contacts.map((contact) => ({ type: 'duty_contact' as const, record: maskRecord(user.role, 'duty_contact', contact) }))
  return (await presentRecords(db, records)).map(({ id, values, names }) => ({
    id,
    mechanismId: Number(values.mechanism_id),
    slot: slot.choices.find((choice) => choice.value === values.slot)?.label ?? { zh: '', en: '' },
    shift: shift.choices.find((choice) => choice.value === values.shift)?.label ?? { zh: '', en: '' },
    isSecond: values.slot === 'b',
    atNight: values.shift !== 'day',
    byDay: values.shift !== 'night',
    person: String(values.person),
    post: textOf(values.post),
    phone: String(values.phone),
    organization: names.organization_id?.[Number(values.organization_id)] ?? '',
    phoneAgeDays: daysSinceVerified(textOf(values.verified_on), today),
    stale: isStale(textOf(values.verified_on), today),
  })).sort((a, b) => Number(a.isSecond) - Number(b.isSecond))
}
