import type { AnyRecord, Measure } from './record.ts'
import { activity } from './records/activity.ts'
import { coordinationPoint } from './records/coordination-point.ts'
import { dutyContact } from './records/duty-contact.ts'
import { mechanism } from './records/mechanism.ts'
import { organization } from './records/organization.ts'
import { partnerSite } from './records/partner-site.ts'
import { recipientRegister } from './records/recipient-register.ts'
import { target } from './records/target.ts'
import { visit } from './records/visit.ts'

/** Every record type, in the order that references need when a whole district is loaded. */
export const recordDefinitions = {
  organization,
  partner_site: partnerSite,
  mechanism,
  coordination_point: coordinationPoint,
  duty_contact: dutyContact,
  activity,
  visit,
  recipient_register: recipientRegister,
  target,
} as const

export type RecordName = keyof typeof recordDefinitions
export const recordNames = Object.keys(recordDefinitions) as RecordName[]

/** The definition of a record type by its name. */
export function recordDefinition(name: RecordName): AnyRecord {
  return recordDefinitions[name]
}

export function isRecordName(name: string): name is RecordName {
  return Object.hasOwn(recordDefinitions, name)
}

/** Every measure with the record type that it is counted from. */
export const measures = new Map<string, { record: RecordName, measure: Measure }>(
  recordNames.flatMap((record) => recordDefinition(record).measures.map((measure) => [measure.name, { record, measure }] as const)),
)
