import { addDays, lastDayOfMonth } from '../dates.ts'
import { festivalDate, type FestivalId } from '../festivals.ts'
import type { Values } from '../record.ts'
import { createSiteRota, type SiteRota } from './activity-sites.ts'
import { type ActivityFixture, activityFixtures, type ActivityTemplate, activityTemplates, type ActivityType } from './activity-templates.ts'
import { communityOf, type SampleDistrict, type SampleSite, subdistrictNames } from './district.ts'
import { departments } from './organization-names.ts'
import { garrisonUnits, shortName } from './organizations.ts'
import { createParticipantPool, type ParticipantPool } from './participants.ts'
import { createRandom, type Random, spread } from './random.ts'
import { isEmptyMonth, isMissed, type YearStory } from './story.ts'

// Peaks around 春节, 学雷锋 and 植树节, and 八一; a trough in November.
const monthWeights = [12, 13, 30, 12, 13, 13, 40, 11, 11, 10, 6, 9]

interface Draft {
  date: string
  days: number
  type: ActivityType
  title: string
  festival: FestivalId | null
  host: number
  others: number[]
  site: SampleSite | undefined
  place: string | null
  subdistrict: string | null
  outcome: string
  series: string | null
  organizers: number[]
}

/** `papers` decides only what is filed and who shared the work, so that neither moves the figures of what happened. */
interface Year { district: SampleDistrict, story: YearStory, random: Random, papers: Random, rota: SiteRota, pool: ParticipantPool }

/** The first edition of a yearly series on record is the seventh. */
const editionsBefore = 6

/** The rows of a year's 活动台账 by date: done before `today`, planned from then on. */
export function activityRows(district: SampleDistrict, { story, today }: { story: YearStory, today: string }): Values[] {
  const random = createRandom(story.year * 7 + 1)
  // Sub-districts take part in what happens on their own ground; they are not drawn from the pool.
  const members = [...departments.map(([name]) => name), ...garrisonUnits]
  const year: Year = {
    district, story, random, papers: createRandom(story.year * 31 + 5),
    rota: createSiteRota({ district, story, random }),
    pool: createParticipantPool({ members, story, district, random }),
  }
  const drafts = draftsOf(year).sort((a, b) => a.date.localeCompare(b.date))
  const trees = spread(story.trees, drafts.map((draft) => draft.type === 'greening' ? treeWeight(draft.date) * (1 + random.next()) : 0))
  return drafts.map((draft, index) => toRow(year, draft, { trees: trees[index] ?? 0, today }))
}

/** Most trees go in around 植树节; autumn only replaces what died. */
const treeWeight = (date: string) => date.slice(5, 7) === '03' ? 6 : date.slice(5, 7) === '04' ? 2 : 1

function draftsOf(year: Year): Draft[] {
  const { story, random } = year
  const fixtures = activityFixtures.map((fixture) => fixtureDraft(year, fixture)).filter((draft) => draft !== null)
  const wanted = spread(story.activities, monthWeights)
  const drafts = [...fixtures]
  for (let month = 1; month <= 12; month++) {
    if (isEmptyMonth(story, month)) continue
    const have = fixtures.filter((draft) => Number(draft.date.slice(5, 7)) === month).length
    const fitting = activityTemplates.filter((template) => template.months?.includes(month) ?? true)
    for (let left = (wanted[month - 1] ?? 0) - have; left > 0;) {
      const draft = templateDraft(year, random.pickBy(fitting, (template) => template.weight ?? 1), { month, drafts })
      if (draft === null) continue
      drafts.push(draft)
      left--
    }
  }
  return drafts
}

/** A yearly activity, or null where it fell out this year. */
function fixtureDraft({ district, story, rota, pool, random }: Year, fixture: ActivityFixture): Draft | null {
  const date = typeof fixture.on === 'string' ? `${story.year}-${fixture.on}` : addDays(festivalDate(fixture.on[0], story.year), fixture.on[1])
  if (isMissed(story, date, fixture.festival) || isEmptyMonth(story, Number(date.slice(5, 7)))) return null
  if (!pool.isFree(fixture.host, date)) return null
  const host = district.organization(fixture.host)
  const named = fixture.with.filter((unit) => pool.isFree(unit, date)).map(district.organization)
  const extra = pool.choose({ side: 'civilian', count: random.integer(0, 2), date, taken: [host, ...named] })
  pool.note([host, ...named, ...extra], date)
  const site = fixture.site === undefined ? undefined : rota.byName(fixture.site)
  return {
    date, days: fixture.days ?? 1, type: fixture.type, title: fixture.title, festival: fixture.festival ?? null, host, others: [...named, ...extra],
    site, place: site?.name ?? fixture.place ?? null, subdistrict: site?.subdistrict ?? null, outcome: fixture.outcome,
    series: fixture.series ?? null, organizers: (fixture.organizers ?? []).map(district.organization),
  }
}

/** One of the recurring kinds, or null where nobody could lead it or it would stand there twice. */
function templateDraft(year: Year, template: ActivityTemplate, { month, drafts }: { month: number, drafts: Draft[] }): Draft | null {
  const { district, story, random, rota, pool } = year
  const date = dayIn(story.year, month, { type: template.type, random })
  const site = template.sites ? rota.next(template.sites) : undefined
  const subdistrict = site?.subdistrict ?? random.pick(subdistrictNames)
  const hostName = chooseHost(year, template, { date, site, subdistrict })
  if (hostName === null) return null
  const host = district.organization(hostName)
  const community = communityOf(subdistrict, random)
  const title = template.title.replace('{site}', site?.name ?? '').replace('{community}', community).replace('{street}', subdistrict)
  if (drafts.some((draft) => draft.date === date && draft.title === title && draft.host === host)) return null
  const others = chooseOthers(year, { host, date, drafts, subdistrict, quietMonth: (monthWeights[month - 1] ?? 0) < 10 })
  pool.note([host, ...others], date)
  return {
    date, days: 1, type: template.type, title, festival: null, host, others, site, subdistrict,
    place: site?.name ?? (template.title.includes('{community}') ? community : `${shortName(subdistrict)}文化广场`), outcome: template.outcome,
    series: null, organizers: [],
  }
}

function dayIn(year: number, month: number, { type, random }: { type: ActivityType, random: Random }) {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  // 学雷锋 and 植树 crowd around their days in March.
  if (month === 3 && type === 'leifeng') return addDays(first, random.integer(0, 17))
  if (month === 3 && type === 'greening') return addDays(first, random.integer(6, 20))
  return addDays(first, random.integer(0, Number(lastDayOfMonth(first.slice(0, 7)).slice(8)) - 1))
}

function chooseHost(
  { district, random, pool }: Year, { hosts }: ActivityTemplate, { date, site, subdistrict }: { date: string, site: SampleSite | undefined, subdistrict: string },
): string | null {
  if (hosts === 'subdistrict') return pool.isFree(subdistrict, date) ? subdistrict : null
  const coBuilders = garrisonUnits.filter((unit) => site?.coBuilders.includes(district.organization(unit)))
  const names = hosts !== 'garrison' ? hosts : coBuilders.length > 0 && random.chance(0.75) ? coBuilders : garrisonUnits
  const free = names.filter((name) => pool.isFree(name, date))
  // External units come less often than those in town.
  return free.length === 0 ? null : random.pickBy(free, (name) => garrisonUnits.indexOf(name) >= 8 ? 0.5 : 1)
}

/** Takes part beside the host: both sides as often as the year's share asks, more units where a month is quiet. */
function chooseOthers(
  { district, story, random, pool }: Year,
  { host, date, drafts, subdistrict, quietMonth }: { host: number, date: string, drafts: Draft[], subdistrict: string, quietMonth: boolean },
) {
  const military = district.isMilitary(host)
  const soFar = drafts.filter((draft) => new Set([draft.host, ...draft.others].map(district.isMilitary)).size === 2).length
  const lean = (story.jointShare * (drafts.length + 1) - soFar) * 0.15 + (military ? 0.2 : -0.1)
  const joint = !isMissed(story, date) && random.chance(story.jointShare + lean)
  const more = quietMonth ? 3 : 0
  const street = district.organization(subdistrict)
  const near = (!military || joint) && street !== host && pool.isFree(subdistrict, date) && random.chance(0.9) ? [street] : []
  const taken = [host, ...near]
  const civilians = !military || joint
    ? pool.choose({ side: 'civilian', count: random.integer(1, military ? 3 : 4) + more, date, taken }) : []
  const soldiers = military || joint
    ? pool.choose({ side: 'military', count: military ? random.integer(0, joint ? 1 : 2) : random.integer(1, 3), date, taken }) : []
  return [...near, ...civilians, ...soldiers]
}

function toRow({ district, story, random, papers }: Year, draft: Draft, { trees, today }: { trees: number, today: string }): Values {
  const soldiers = [draft.host, ...draft.others].filter(district.isMilitary).length
  const growth = 1 + 0.03 * (4 - story.ago)
  const counted = {
    leaders: random.integer(0, 4), staff: random.integer(2, 14),
    troops: soldiers === 0 ? null : Math.round(soldiers * random.integer(8, 22) * growth),
    civilians: random.integer(2, draft.type === 'culture_sport' ? 40 : 18) * 10,
    trees: trees || null, area_m2: draft.type === 'cleanup' ? random.integer(5, 50) * 100 : null,
    cost_fen: random.chance(0.35) ? random.integer(20, 200) * 10_000 : null, outcome: draft.outcome,
  }
  // In a good third of what both sides do together for culture and sport a garrison unit shares the work.
  const sharers = draft.type === 'culture_sport' && papers.chance(0.36) ? draft.others.filter(district.isMilitary).slice(0, 1) : []
  const organizers = draft.others.filter((id) => draft.organizers.includes(id) || sharers.includes(id))
  const materials = papers.chance(0.95 - story.ago * 0.02) ? ['plan', 'photos', 'summary'] : papers.pick([['photos'], ['plan', 'photos'], ['plan']])
  const cancelled = random.chance(0.014) && draft.festival === null && draft.type !== 'greening'
  return {
    started_on: draft.date, ended_on: draft.days > 1 ? addDays(draft.date, draft.days - 1) : null, title: draft.title, type: draft.type,
    host_id: draft.host, organizer_ids: organizers, participant_ids: draft.others.filter((id) => !organizers.includes(id)),
    series: draft.series, edition: draft.series === null ? null : `第${editionsBefore + 5 - story.ago}届`, festival: draft.festival, site_id: draft.site?.id ?? null, place: draft.place,
    subdistrict_id: draft.subdistrict === null ? null : district.organization(draft.subdistrict),
    ...draft.date >= today ? { status: 'planned' } : cancelled ? { status: 'cancelled', note: '因天气原因取消' } : { ...counted, materials, status: 'done' },
  }
}
