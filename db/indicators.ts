import { supportArmyIndicators } from './indicators/c-support-army.ts'
import { lovePeopleIndicators } from './indicators/d-love-people.ts'
import { regularityIndicators } from './indicators/f-regularity.ts'
import { coBuildingIndicators } from './indicators/g-co-building.ts'

/** Every indicator, in the order of its code. */
export const indicators = [...supportArmyIndicators, ...lovePeopleIndicators, ...regularityIndicators, ...coBuildingIndicators]

export type IndicatorCode = (typeof indicators)[number]['code']

/** An indicator by its code (C1) or id (visits), or undefined. */
export function findIndicator(codeOrId: string) {
  return indicators.find((indicator) => indicator.code === codeOrId.toUpperCase() || indicator.id === codeOrId)
}
