/** Levels of a response: 1 is the highest (Ⅰ), 4 the lowest (Ⅳ). Records keep them as words. */
export const levelWords = { 1: 'one', 2: 'two', 3: 'three', 4: 'four' } as const
export type Level = keyof typeof levelWords

/** What a response answers to; each has a ladder of duties of its own. */
export const hazards = ['typhoon', 'rainstorm', 'freeze', 'fire', 'maritime', 'security'] as const
export type Hazard = (typeof hazards)[number]

/** The hazards that a mechanism of each type is there for, its own first. */
const hazardsByType: Record<string, readonly Hazard[]> = {
  typhoon: ['typhoon', 'rainstorm'], relief: ['rainstorm', 'freeze', 'typhoon'], fire: ['fire'], maritime: ['maritime', 'typhoon'], security: ['security'],
}
export const hazardsOf = (type: unknown): readonly Hazard[] => hazardsByType[String(type)] ?? []

/** The type under which the ledger of drills and incidents keeps a response to a hazard. */
export const eventTypes: Record<Hazard, string> = { typhoon: 'typhoon', rainstorm: 'relief', freeze: 'relief', fire: 'fire', maritime: 'maritime', security: 'security' }

/** The colour of the weather service's signal, which is no level of response. */
export const signals = ['blue', 'yellow', 'orange', 'red'] as const
export type Signal = (typeof signals)[number]

const numbers: Record<string, Level> = { one: 1, two: 2, three: 3, four: 4 }

/** A level's number by its word in a record. */
export const levelOf = (word: unknown): Level => numbers[String(word)] ?? 4
