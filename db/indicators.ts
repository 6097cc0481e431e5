import type { Indicator } from './indicator.ts'
import { organizationIndicators } from './indicators/a-organization.ts'
import { educationIndicators } from './indicators/b-education.ts'
import { supportArmyIndicators } from './indicators/c-support-army.ts'
import { lovePeopleIndicators } from './indicators/d-love-people.ts'
import { policyIndicators } from './indicators/e-policy.ts'
import { regularityIndicators } from './indicators/f-regularity.ts'
import { coBuildingIndicators } from './indicators/g-co-building.ts'
import { harmonyIndicators } from './indicators/h-harmony.ts'
import { scoreIndicators } from './indicators/m-score.ts'

/** Every indicator, in the order of its code. The total score reads all of them but itself. */
export const indicators: Indicator[] = [
  ...organizationIndicators, ...educationIndicators, ...supportArmyIndicators, ...lovePeopleIndicators, ...policyIndicators, ...regularityIndicators,
  ...coBuildingIndicators, ...harmonyIndicators, ...scoreIndicators(() => indicators.filter(({ parts }) => parts === undefined)),
]

export type IndicatorCode = (typeof indicators)[number]['code']

/** An indicator by its code (C1) or id (visits), or undefined. */
export function findIndicator(codeOrId: string) {
  return indicators.find((indicator) => indicator.code === codeOrId.toUpperCase() || indicator.id === codeOrId)
}
