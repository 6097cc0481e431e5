import { daysBetween } from '../../../db/dates.ts'

// A number nobody has checked for half a year is not relied on in a response; the plan’s own figure may replace it later.
const staleAfterDays = 180

/** Days since a phone or place was last checked, or null where that is unknown. `today` is ISO. */
export function daysSinceVerified(verifiedOn: string | null, today: string) {
  return verifiedOn === null ? null : daysBetween(verifiedOn.length === 7 ? `${verifiedOn}-01` : verifiedOn, today)
}

/** Whether a check is missing or too old. */
export function isStale(verifiedOn: string | null, today: string) {
  const days = daysSinceVerified(verifiedOn, today)
  return days === null || days > staleAfterDays
}
