import type { GoodsLine } from '../fields.ts'
import type { FestivalId } from '../festivals.ts'
import type { Values } from '../record.ts'
import { type RecipientCategory, recipientCategories } from '../records/recipient-categories.ts'
import { communityOf, type SampleDistrict, subdistrictNames } from './district.ts'
import { garrisonUnits } from './organizations.ts'
import { createRandom, type Random, spread } from './random.ts'
import { isAbsent, isMissed, type YearStory } from './story.ts'
import { dayOf, familyGoods, festivalGoods, garrisonGoods, householdShares, type VisitOccasion, visitOccasions } from './visit-occasions.ts'

interface Draft {
  date: string
  festival: FestivalId | null
  host: string
  recipient: string
  category: RecipientCategory
  subdistrict: string | null
  /** How large the visit is beside the year's others; the year's sums are shared out by it. */
  households: number
  money: number
  goods: number
}

/** Who leads a visit, by the kind of host. */
const leaders: Record<string, readonly string[]> = {
  区委办: ['区委书记', '区委副书记', '区委常委、办公室主任'],
  区政府办: ['区长', '副区长', '办公室主任'],
  区妇联: ['主席', '副主席'],
  区总工会: ['主席', '副主席'],
  区残联: ['理事长', '副理事长'],
  团区委: ['书记', '副书记'],
  department: ['局长', '副局长', '科长'],
  subdistrict: ['街道党工委书记', '街道办事处主任', '街道武装部部长', '退役军人服务站站长'],
  garrison: ['单位主官', '政治工作负责人', '志愿服务队队长'],
}
const districtOffices = ['区委办', '区政府办']
const departmentHosts = [
  ...Array.from({ length: 5 }, () => '区退役军人事务局'), '区民政局', '区民政局', '区妇联', '区总工会', '区残联', '团区委', '区教体局', '区卫健局', '区人社局', '区财政局',
]

/** The rows of a year's 走访慰问 by date, as far as `today`: what is to come has not been visited. */
export function visitRows(district: SampleDistrict, { story, today }: { story: YearStory, today: string }): Values[] {
  const random = createRandom(story.year * 7 + 2)
  const counts = spread(story.visits, visitOccasions.map(({ share }) => share))
  const drafts = visitOccasions.flatMap((occasion, index) =>
    Array.from({ length: counts[index] ?? 0 }, () => draftOf(occasion, { district, story, random })))
    .sort((a, b) => a.date.localeCompare(b.date))
  const households = spread(story.households, drafts.map((draft) => draft.households))
  // In hundreds of yuan, as gifts are rounded.
  const hundreds = spread(story.money / 100, drafts.map((draft) => draft.money))
  const goods = spread(story.goods, drafts.map((draft) => draft.goods))
  return drafts.map((draft, index): Values => ({
    visited_on: draft.date, host_id: district.organization(draft.host), leader: random.pick(leadersOf(draft.host)), recipient: draft.recipient,
    recipient_category: draft.category, subdistrict_id: draft.subdistrict === null ? null : district.organization(draft.subdistrict),
    households: households[index] || null, persons: (households[index] ?? 0) > 0 ? (households[index] ?? 0) + random.integer(0, 9) : random.integer(12, 60),
    money_fen: (hundreds[index] ?? 0) * 10_000 || null, goods: goodsLines(draft, { worth: goods[index] ?? 0, random }),
    festival: random.chance(0.75) ? draft.festival : null,
  })).filter((row) => String(row.visited_on) < today)
}

function draftOf(occasion: VisitOccasion, { district, story, random }: { district: SampleDistrict, story: YearStory, random: Random }): Draft {
  const date = dayOf(occasion, story.year, random)
  const { festival } = occasion
  const kind = random.next()
  if (kind < occasion.garrison && !isMissed(story, date, festival)) return { date, festival, ...garrisonVisit({ story, date, random }) }
  if (kind < occasion.garrison + occasion.welfare) return { date, festival, ...welfareVisit(district, { story, date, random }) }
  return { date, festival, ...familyVisit({ story, date, random }) }
}

type Visited = Omit<Draft, 'date' | 'festival'>

interface Moment { story: YearStory, date: string, random: Random }

/** The district, its offices and sub-districts call on a garrison unit. Where that unit stands is not written down. */
function garrisonVisit({ story, date, random }: Moment): Visited {
  const leading = random.chance(0.4)
  const host = leading ? random.pick(districtOffices) : random.chance(0.5) ? random.pick(departmentHosts) : random.pick(subdistrictNames)
  const units = garrisonUnits.filter((unit) => !isAbsent(story, unit, Number(date.slice(5, 7))))
  return {
    host, recipient: random.pick(units), category: 'garrison', subdistrict: null,
    households: 0, money: leading ? 60 + random.next() * 60 : 20 + random.next() * 40, goods: random.chance(0.7) ? 10 + random.next() * 20 : 0,
  }
}

/** A unit, an office or a sub-district calls on one of the homes it serves. */
function welfareVisit(district: SampleDistrict, moment: Moment): Visited {
  const { story, random } = moment
  const homes = district.sites.filter((site) => (site.kind === 'welfare_home' || site.kind === 'elder_home') && site.since <= story.year)
  const home = random.pick(homes)
  const soldiers = random.chance(0.5)
  const host = soldiers ? freeUnit(moment) : random.chance(0.5) ? random.pick(['区民政局', '区残联', '区妇联']) : home.subdistrict
  return {
    host, recipient: home.name, category: 'welfare', subdistrict: home.subdistrict,
    households: 0, money: 8 + random.next() * 12, goods: random.chance(0.8) ? 8 + random.next() * 10 : 0,
  }
}

function familyVisit(moment: Moment): Visited {
  const { random } = moment
  const [category] = random.pickBy(householdShares, ([, share]) => share)
  const label = recipientCategories[category][0]
  const subdistrict = random.pick(subdistrictNames)
  const community = communityOf(subdistrict, random)
  const who = random.next()
  // Gift money by household in yuan is about 150 to 260, more where a leader calls on a few.
  const shared = (households: number, yuan: number, goods: number) => ({
    households, money: random.chance(0.88) ? households * yuan * (0.8 + random.next() * 0.4) / 1_000 : 0, goods: random.chance(0.6) ? households * goods : 0,
  })
  if (who < 0.1) {
    return {
      host: random.pick(districtOffices), recipient: `${subdistrict}${label}代表`, category, subdistrict,
      ...shared(random.integer(3, 8), 900, 1.2),
    }
  }
  if (who < 0.22) {
    return {
      host: freeUnit(moment), recipient: `${community}${label}`, category, subdistrict,
      ...shared(random.integer(4, 12), 320, 1),
    }
  }
  if (who < 0.48) {
    return {
      host: random.pick(departmentHosts), recipient: `${subdistrict}${label}`, category, subdistrict,
      ...shared(random.integer(18, 48), 220, 0.5),
    }
  }
  return {
    host: subdistrict, recipient: `${community}${label}`, category, subdistrict,
    ...shared(random.integer(26, 72), 190, 0.4),
  }
}

function leadersOf(host: string): readonly string[] {
  const kind = subdistrictNames.includes(host) ? 'subdistrict' : garrisonUnits.includes(host) ? 'garrison' : 'department'
  return leaders[host] ?? leaders[kind] ?? []
}

function freeUnit({ story, date, random }: Moment) {
  return random.pick(garrisonUnits.filter((unit) => !isAbsent(story, unit, Number(date.slice(5, 7)))))
}

/** One or two kinds of goods that are worth about so many yuan together. */
function goodsLines({ category, festival }: Draft, { worth, random }: { worth: number, random: Random }): GoodsLine[] | null {
  if (worth <= 0) return null
  const special = festival === null ? undefined : festivalGoods[festival]
  const common = category === 'garrison' ? garrisonGoods : familyGoods
  const chosen = special && random.chance(0.5) ? [special, random.pick(common)] : random.shuffled(common).slice(0, random.integer(1, 2))
  return chosen.map(([name, unit, yuan]) => {
    const quantity = Math.max(1, Math.round(worth / chosen.length / yuan))
    return { name, quantity, unit, value_fen: quantity * yuan * 100 }
  })
}
