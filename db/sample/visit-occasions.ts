import { addDays, daysBetween } from '../dates.ts'
import { festivalDate, type FestivalId } from '../festivals.ts'
import type { RecipientCategory } from '../records/recipient-categories.ts'
import type { Random } from './random.ts'

/** When visits happen, what part of the year's visits it is, and to whom they go beside the usual families. */
export interface VisitOccasion {
  /** Null: no festival, spread over the quiet months. */
  festival: FestivalId | null
  share: number
  /** Days from the festival, both ends included. */
  from: number
  to: number
  /** Parts of the visits that go to garrison units and to welfare institutions. */
  garrison: number
  welfare: number
}

export const visitOccasions: readonly VisitOccasion[] = [
  { festival: 'spring_festival', share: 30, from: -20, to: -2, garrison: 0.16, welfare: 0.06 },
  { festival: 'lei_feng', share: 3, from: -3, to: 3, garrison: 0, welfare: 0.5 },
  { festival: 'qingming', share: 4, from: -6, to: 0, garrison: 0.05, welfare: 0 },
  { festival: 'dragon_boat', share: 5, from: -7, to: 0, garrison: 0.2, welfare: 0.15 },
  { festival: 'army_day', share: 29, from: -26, to: 2, garrison: 0.24, welfare: 0.02 },
  { festival: 'mid_autumn', share: 7, from: -9, to: 0, garrison: 0.15, welfare: 0.12 },
  { festival: 'national_day', share: 5, from: -6, to: 0, garrison: 0.12, welfare: 0.05 },
  { festival: 'double_ninth', share: 5, from: -6, to: 1, garrison: 0.08, welfare: 0.3 },
  { festival: null, share: 6, from: 0, to: 0, garrison: 0, welfare: 0.05 },
  // 元旦 of the coming year: these visits are made in the last days of December.
  { festival: 'new_year', share: 6, from: -9, to: -1, garrison: 0.15, welfare: 0.1 },
]

const quietMonths = ['04', '05', '06', '08', '09', '11']

/** A day of the year on which a visit of that occasion falls. */
export function dayOf({ festival, from, to }: VisitOccasion, year: number, random: Random) {
  if (festival === null) return `${year}-${random.pick(quietMonths)}-${String(random.integer(1, 28)).padStart(2, '0')}`
  const date = festivalDate(festival, festival === 'new_year' ? year + 1 : year)
  const first = addDays(date, from)
  return addDays(first, random.integer(0, daysBetween(first, addDays(date, to))))
}

/** How many of a hundred registered households belong to each category. */
export const householdShares: readonly (readonly [category: RecipientCategory, share: number])[] = [
  ['veteran', 22], ['serving_family', 20], ['hardship_family', 17], ['disabled_soldier', 10], ['martyr_family', 8], ['old_soldier', 8],
  ['war_participant', 8], ['illness_death_family', 4], ['duty_death_family', 3],
]

type Goods = readonly [name: string, unit: string, yuan: number]

/** What is taken along, with prices in yuan. */
export const familyGoods: readonly Goods[] = [['大米', '袋', 85], ['食用油', '桶', 75], ['面粉', '袋', 60], ['牛奶', '箱', 55], ['水果', '箱', 60], ['棉被', '床', 180]]
export const garrisonGoods: readonly Goods[] = [['图书', '册', 35], ['体育器材', '套', 600], ['水果', '箱', 60], ['矿泉水', '箱', 36], ['防暑药品', '箱', 120]]
export const festivalGoods: Partial<Record<FestivalId, Goods>> = {
  spring_festival: ['春联福字', '套', 20], dragon_boat: ['粽子', '盒', 70], mid_autumn: ['月饼', '盒', 80], double_ninth: ['羊毛衫', '件', 160],
}
