import type { Values } from '../record.ts'
import { subdistrictNames } from './district.ts'
import { createRandom, spread } from './random.ts'
import type { YearStory } from './story.ts'
import { householdShares } from './visit-occasions.ts'

/** The rows of a year's 优抚对象数: the households of each category in each sub-district. */
export function registerRows(organization: (name: string) => number, story: YearStory): Values[] {
  // The same for every year, so that a sub-district's register only shrinks or grows with the district's.
  const random = createRandom(3)
  const cells = subdistrictNames.flatMap((subdistrict) => {
    const size = 0.7 + random.next() * 0.6
    return householdShares.map(([category, share]) => ({ subdistrict, category, weight: size * share * (0.85 + random.next() * 0.3) }))
  })
  const households = spread(story.registeredHouseholds, cells.map(({ weight }) => weight))
  return cells.map(({ subdistrict, category }, index) => ({
    category, organization_id: organization(subdistrict), year: story.year, households: households[index] ?? 0,
  }))
}
