/** Levels of a response: 1 is the highest (Ⅰ), 4 the lowest (Ⅳ). Records keep them as words. */
export const levelWords = { 1: 'one', 2: 'two', 3: 'three', 4: 'four' } as const
export type Level = keyof typeof levelWords
export type Hazard = 'typhoon' | 'rainstorm'

/** The colour of the weather service's signal, which is no level of response. */
export const signals = ['blue', 'yellow', 'orange', 'red'] as const
export type Signal = (typeof signals)[number]

const numbers: Record<string, Level> = { one: 1, two: 2, three: 3, four: 4 }

/** A level's number by its word in a record. */
export const levelOf = (word: unknown): Level => numbers[String(word)] ?? 4
