import type { FestivalId } from '../festivals.ts'
import { festivalOfDate } from '../festivals.ts'
import { garrisonUnits, lateMember, unitWithoutGroup } from './organizations.ts'

/** What a year of the sample comes to when it is over. Money in yuan. */
export interface YearStory {
  year: number
  /** Years before the current one: 0 is the current one. */
  ago: number
  activities: number
  /** How often an activity has both sides. */
  jointShare: number
  trees: number
  visits: number
  households: number
  registeredHouseholds: number
  money: number
  goods: number
  /** How many partner sites see no activity. */
  idleSites: number
  /** Core festivals without any interaction. */
  missedFestivals: readonly FestivalId[]
}

/** Five years that get slowly better, not every year and not in everything; in the current one visits reach too few households. */
const years: readonly Omit<YearStory, 'year' | 'ago'>[] = [
  { activities: 178, jointShare: 0.57, trees: 2_820, visits: 304, households: 8_620, registeredHouseholds: 9_380, money: 2_480_000, goods: 850_000, idleSites: 10, missedFestivals: ['dragon_boat', 'double_ninth'] },
  { activities: 179, jointShare: 0.585, trees: 3_060, visits: 319, households: 8_960, registeredHouseholds: 9_340, money: 2_570_000, goods: 905_000, idleSites: 8, missedFestivals: ['qingming'] },
  { activities: 176, jointShare: 0.575, trees: 2_930, visits: 313, households: 8_840, registeredHouseholds: 9_290, money: 2_610_000, goods: 880_000, idleSites: 8, missedFestivals: ['double_ninth'] },
  { activities: 184, jointShare: 0.61, trees: 3_140, visits: 326, households: 9_330, registeredHouseholds: 9_250, money: 2_690_000, goods: 925_000, idleSites: 6, missedFestivals: [] },
  { activities: 187, jointShare: 0.63, trees: 3_110, visits: 324, households: 8_440, registeredHouseholds: 9_200, money: 2_600_000, goods: 900_000, idleSites: 5, missedFestivals: ['dragon_boat'] },
]

/** The five years up to the one of `today`, the earliest first. */
export function storyOf(today: string): YearStory[] {
  const current = Number(today.slice(0, 4))
  return years.map((year, index) => ({ ...year, year: current - (years.length - 1 - index), ago: years.length - 1 - index }))
}

/** A month in which nothing at all happened in the district: four years ago, November. */
export const isEmptyMonth = (story: YearStory, month: number) => story.ago === 4 && month === 11

/** Units that stood aside: [years ago, unit, months]; no months mean the whole year. */
const absences: readonly (readonly [ago: number, unit: string, months: readonly number[]])[] = [
  [0, '区审计局', []], [0, '区委编办', []], [0, unitWithoutGroup, []],
  [1, '区委编办', []], [1, unitWithoutGroup, []], [2, '区审计局', []], [2, '区委统战部', []], [2, unitWithoutGroup, []],
  [3, '区审计局', []], [3, '区委编办', []], [3, '区医保局', []], [4, '区审计局', []], [4, '区委编办', []], [4, '区医保局', []], [4, '区工信局', []],
  [4, unitWithoutGroup, []],
  [0, garrisonUnits[6] ?? '', [5, 6]], [0, '区妇联', [6]], [0, '听浪街道', [4, 8, 9]], [0, lateMember, [1, 2, 3, 4, 5, 6]],
  [1, garrisonUnits[9] ?? '', [2, 3]], [1, '石屿街道', [5]], [2, '区总工会', [8, 9]],
  // Not a member before it was founded.
  [1, lateMember, []], [2, lateMember, []], [3, lateMember, []], [4, lateMember, []],
]

export function isAbsent(story: YearStory, unit: string, month: number) {
  return absences.some(([ago, name, months]) => ago === story.ago && name === unit && (months.length === 0 || months.includes(month)))
}

/** Whether what happens on a day, or for the festival named, would count for one that the two sides let pass. */
export function isMissed(story: YearStory, date: string, named: FestivalId | null = null) {
  if (named !== null && story.missedFestivals.includes(named)) return true
  const festival = festivalOfDate(date)
  return festival !== null && festival.year === story.year && story.missedFestivals.includes(festival.id)
}
