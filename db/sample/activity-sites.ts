import type { SampleDistrict, SampleSite } from './district.ts'
import { activityFixtures } from './activity-templates.ts'
import type { Random } from './random.ts'
import { gapYears, siteWithGap } from './sites.ts'
import type { YearStory } from './story.ts'

const fixtureSites = new Set(activityFixtures.map((fixture) => fixture.site))

/** Hands out partner sites through a year so that each active one is served; the year's idle ones never are. */
export function createSiteRota({ district, story, random }: { district: SampleDistrict, story: YearStory, random: Random }) {
  const open = district.sites.filter((site) => site.since <= story.year)
  const inGap = (site: SampleSite) => site.name === siteWithGap && gapYears(story.year + story.ago).includes(story.year)
  const mayRest = open.filter((site) => !fixtureSites.has(site.name) && site.name !== siteWithGap)
  const idle = new Set(random.shuffled(mayRest).slice(0, story.idleSites))
  const active = open.filter((site) => !idle.has(site) && !inGap(site))
  const served = new Map<number, number>()

  return {
    byName(name: string) {
      const site = active.find((one) => one.name === name)
      if (site) served.set(site.id, (served.get(site.id) ?? 0) + 1)
      return site
    },
    /** The least served active site of some kinds, or undefined where there is none. */
    next(kinds: readonly string[]) {
      const fitting = random.shuffled(active.filter((site) => kinds.includes(site.kind)))
      const site = fitting.sort((a, b) => (served.get(a.id) ?? 0) - (served.get(b.id) ?? 0))[0]
      if (site) served.set(site.id, (served.get(site.id) ?? 0) + 1)
      return site
    },
  }
}

export type SiteRota = ReturnType<typeof createSiteRota>
