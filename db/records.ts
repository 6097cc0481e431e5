import type { AnyRecord, Measure } from './record.ts'
import { activity } from './records/activity.ts'
import { annotation } from './records/annotation.ts'
import { campaign } from './records/campaign.ts'
import { coordinationPoint } from './records/coordination-point.ts'
import { creationCycle } from './records/creation-cycle.ts'
import { document } from './records/document.ts'
import { dutyContact } from './records/duty-contact.ts'
import { educationSession } from './records/education-session.ts'
import { feedback } from './records/feedback.ts'
import { honour } from './records/honour.ts'
import { inclusion } from './records/inclusion.ts'
import { institution } from './records/institution.ts'
import { leadingGroup } from './records/leading-group.ts'
import { mechanism } from './records/mechanism.ts'
import { meeting } from './records/meeting.ts'
import { organization } from './records/organization.ts'
import { partnerSite } from './records/partner-site.ts'
import { policyCase } from './records/policy-case.ts'
import { problem } from './records/problem.ts'
import { recipientRegister } from './records/recipient-register.ts'
import { relocation } from './records/relocation.ts'
import { resource } from './records/resource.ts'
import { responseDuty } from './records/response-duty.ts'
import { responseEvent } from './records/response-event.ts'
import { responseTeam } from './records/response-team.ts'
import { review } from './records/review.ts'
import { score } from './records/score.ts'
import { standardItem } from './records/standard-item.ts'
import { story } from './records/story.ts'
import { supervision } from './records/supervision.ts'
import { target } from './records/target.ts'
import { textBank } from './records/text-bank.ts'
import { visit } from './records/visit.ts'

/** Every record type, in the order that references need when a whole district is loaded. */
export const recordDefinitions = {
  organization,
  partner_site: partnerSite,
  mechanism,
  coordination_point: coordinationPoint,
  duty_contact: dutyContact,
  resource,
  response_team: responseTeam,
  relocation,
  leading_group: leadingGroup,
  inclusion,
  institution,
  meeting,
  campaign,
  education_session: educationSession,
  story,
  activity,
  visit,
  recipient_register: recipientRegister,
  honour,
  policy_case: policyCase,
  problem,
  supervision,
  feedback,
  response_duty: responseDuty,
  response_event: responseEvent,
  creation_cycle: creationCycle,
  standard_item: standardItem,
  target,
  score,
  review,
  document,
  text_bank: textBank,
  annotation,
} as const

export type RecordName = keyof typeof recordDefinitions
export const recordNames = Object.keys(recordDefinitions) as RecordName[]

/** The definition of a record type by its name. */
export function recordDefinition(name: RecordName): AnyRecord {
  return recordDefinitions[name]
}

const sheetDefinitions = new Map(recordNames.map((name): [RecordName, AnyRecord] => {
  const definition = recordDefinition(name)
  return [name, { ...definition, fields: { ...definition.fields, ...definition.sheetFields } }]
}))

/** A definition as sheets have it: with the columns that only they have. */
export function sheetDefinition(name: RecordName): AnyRecord {
  return sheetDefinitions.get(name) ?? recordDefinition(name)
}

export function isRecordName(name: string): name is RecordName {
  return Object.hasOwn(recordDefinitions, name)
}

/** Every measure with the record type that it is counted from. */
export const measures = new Map<string, { record: RecordName, measure: Measure }>(
  recordNames.flatMap((record) => recordDefinition(record).measures.map((measure) => [measure.name, { record, measure }] as const)),
)
