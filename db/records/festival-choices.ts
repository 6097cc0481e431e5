import { festivals, type FestivalId } from '../festivals.ts'

/** The festivals of the calendar as choices of a field. */
export const festivalChoices = Object.fromEntries(
  festivals.map((festival) => [festival.id, [festival.name.zh, festival.name.en]]),
) as unknown as Record<FestivalId, readonly [string, string]>
