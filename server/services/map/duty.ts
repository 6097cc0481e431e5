import { daysBetween } from '../../../db/dates.ts'

// A number nobody has checked for half a year is not relied on in a response; the plan’s own figure may replace it later.
export const staleAfterDays = 180

/** What a point's duty is judged by. `verifiedOn` is an ISO day or month. */
export interface DutyFacts {
  officerA: string | null
  officerB: string | null
  phone: string | null
  verifiedOn: string | null
}

/** Days since a phone or place was last checked, or null where that is unknown. `today` is ISO. */
export function daysSinceVerified(verifiedOn: string | null, today: string) {
  return verifiedOn === null ? null : daysBetween(verifiedOn.length === 7 ? `${verifiedOn}-01` : verifiedOn, today)
}

/** Whether a check is missing or too old. */
export function isStale(verifiedOn: string | null, today: string) {
  const days = daysSinceVerified(verifiedOn, today)
  return days === null || days > staleAfterDays
}

/** Two-deep duty: two different officers answer for a point. */
export function isTwoDeep({ officerA, officerB }: Pick<DutyFacts, 'officerA' | 'officerB'>) {
  return officerA !== null && officerB !== null && officerA !== officerB
}

/** Whether a point lacks a second officer or a phone to reach them by. */
export function isIncomplete(duty: DutyFacts) {
  return duty.phone === null || !isTwoDeep(duty)
}

/** A point's duty as its card tells it. */
export function describeDuty(duty: DutyFacts, today: string) {
  return {
    phoneAgeDays: daysSinceVerified(duty.verifiedOn, today),
    stale: isStale(duty.verifiedOn, today),
    twoDeep: isTwoDeep(duty),
    phoneMissing: duty.phone === null,
  }
}

/** Whether a mechanism is answered for by an A and a B who are two persons with two phones. */
export function isAnsweredTwoDeep(contacts: { slot: string, person: string, phone: string }[]) {
  const [first, second] = ['a', 'b'].map((slot) => contacts.filter((contact) => contact.slot === slot))
  return (first ?? []).some((one) => (second ?? []).some((other) => one.person !== other.person && one.phone !== other.phone))
}
