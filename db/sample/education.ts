import { lastDayOfMonth } from '../dates.ts'
import type { Values } from '../record.ts'
import { communityOf, type SampleDistrict, subdistrictNames } from './district.ts'
import { garrisonUnits, shortName } from './organizations.ts'
import { createRandom, type Random, spread } from './random.ts'
import { isAbsent, isEmptyMonth, type YearStory } from './story.ts'

interface Draft {
  month: number, title: string, host: string, topic: string, channel: string | null, place: string | null, venue: string | null, audience: string
  subdistrict: string | null, campaign: boolean, due: number | null, share: number, reach: number
}

/** Sittings attended and persons reached in a whole year, by years ago. */
const wholeYear = [47_000, 45_600, 44_300, 45_200, 43_500]

/** The rows of a year's 宣传教育 as far as `today`: some 140 sessions and 45,000 person-times. */
export function educationRows(
  district: SampleDistrict, { story, today, practice }: { story: YearStory, today: string, practice: number | null },
): Values[] {
  const random = createRandom(story.year * 31 + 4)
  const drafts = draftsOf(story, random).filter(({ host, month }) => !isEmptyMonth(story, month) && !isAbsent(story, host, month))
  const people = spread(wholeYear[story.ago] ?? 45_000, drafts.map((draft) => draft.reach))
  return drafts.map((draft, index): Values => {
    const whole = people[index] ?? 0
    const attended = draft.due === null ? Math.min(whole, 40 + random.integer(0, 80)) : Math.round(draft.due * draft.share)
    return {
      held_on: dayIn(story.year, draft.month, random), title: draft.title, organization_id: district.organization(draft.host), topic: draft.topic, channel: draft.channel,
      place: draft.place, venue: draft.venue, audience: draft.audience, expected: draft.due, attended, reach: Math.max(0, whole - attended) || null,
      campaign_id: draft.campaign ? practice : null,
      subdistrict_id: draft.subdistrict === null ? null : district.organization(draft.subdistrict),
      materials: random.chance(0.93 - story.ago * 0.02) ? ['lesson', 'sign_in', 'photos'] : ['photos'],
    }
  }).filter((row) => String(row.held_on) < today).sort((a, b) => String(a.held_on).localeCompare(String(b.held_on)))
}

function dayIn(year: number, month: number, random: Random) {
  const first = `${year}-${String(month).padStart(2, '0')}`
  return `${first}-${String(random.integer(1, Number(lastDayOfMonth(first).slice(8)))).padStart(2, '0')}`
}

const draft = (values: Partial<Draft> & Pick<Draft, 'month' | 'title' | 'host' | 'topic' | 'audience'>): Draft =>
  ({ channel: 'lecture', place: null, venue: null, subdistrict: null, campaign: false, due: null, share: 1, reach: 1, ...values })

function draftsOf(story: YearStory, random: Random): Draft[] {
  return [...barracks(story, random), ...cadres(story, random), ...displays(random), ...venues(story, random), ...schools(random)]
}

const military = [
  ['强化宗旨使命教育', 'mission'], ['强化融合发展教育', 'integration'], ['强化互动双赢教育', 'win_win'],
] as const

/** The three topics of every garrison unit; some leave one out, and in earlier years more. */
function barracks(story: YearStory, random: Random) {
  return garrisonUnits.flatMap((host, index) => military.flatMap(([title, topic], turn): Draft[] =>
    (index + turn + story.year) % 9 < story.ago - 1 || (index === 11 && turn === 2) ? [] : [draft({
      month: 3 + turn * 2 + random.integer(0, 1), title, host, topic, audience: 'troops', place: '军营', venue: 'barracks', campaign: turn === 0, due: 60 + random.integer(0, 90), share: 0.9 + random.next() * 0.1, reach: 3,
    })]))
}

const training = ['区委组织部', '区直机关工委', '区委宣传部', '区教体局', '区人武部', '区退役军人事务局', '区卫健局', '区公安分局', '区住建局', '区妇联', '团区委', '区总工会', '区财政局', '区文旅局', '区司法局', '区交通运输局', '区市场监管局', '区应急管理局']

/** Cadres' training, of whom somewhat over nine in ten come. */
function cadres(story: YearStory, random: Random) {
  return [...training, ...subdistrictNames].map((host, index) => draft({
    month: 2 + index % 10, title: index % 3 === 0 ? '国防教育纳入干部在职教育专题班' : '干部国防知识讲座', host, topic: 'defence', audience: 'cadre', place: '机关', venue: subdistrictNames.includes(host) ? 'office' : null,
    subdistrict: subdistrictNames.includes(host) ? host : null, due: 45 + random.integer(0, 70), share: 0.93 - story.ago * 0.012 + random.next() * 0.06, reach: 2,
  }))
}

const channels = [['lan', '区局域网双拥专题'], ['window', '双拥宣传橱窗'], ['column', '国防教育专栏'], ['board', '双拥主题板报']] as const

/** Displays on the four channels, which reach far more than a room holds. */
function displays(random: Random) {
  return Array.from({ length: 34 }, (_, index) => {
    const [channel, title] = channels[index % channels.length] ?? channels[0]
    const subdistrict = random.pick(subdistrictNames)
    return draft({
      month: 1 + index % 12, title: `${title}（第${Math.floor(index / 4) + 1}期）`, host: index % 3 === 0 ? '区委宣传部' : subdistrict, topic: index % 2 === 0 ? 'defence' : 'patriotism', audience: 'public', channel, subdistrict, reach: 24,
    })
  })
}

const enterprises = (subdistrict: string) => `${shortName(subdistrict)}企业`

/** 三进: enterprises and stations of every sub-district but the planted gap; offices have their cadres' training. */
function venues(story: YearStory, random: Random) {
  return subdistrictNames.flatMap((subdistrict, index): Draft[] => [
    ...index === 7 || index < story.ago - 2 ? [] : [draft({ month: 4 + index % 6, title: '双拥政策法规宣讲进企业', host: subdistrict, topic: 'defence', audience: 'public', place: enterprises(subdistrict), venue: 'enterprise', subdistrict, reach: 4 })],
    ...index === 4 && story.ago === 0 ? [] : [draft({ month: 5 + index % 6, title: '国防教育进站所', host: random.pick(['区公安分局', '区卫健局', subdistrict]), topic: 'defence', audience: 'public', place: `${shortName(subdistrict)}派出所`, venue: 'station', subdistrict, reach: 3 })],
  ])
}

function schools(random: Random) {
  return Array.from({ length: 26 }, (_, index) => {
    const subdistrict = subdistrictNames[index % 10] ?? ''
    return index % 2 === 0
      ? draft({ month: [3, 4, 5, 9, 10, 11][index % 6] ?? 5, title: '爱国主义主题班会', host: index % 4 === 0 ? '区教体局' : '团区委', topic: 'patriotism', audience: 'youth', place: `${shortName(subdistrict)}小学`, venue: 'school', subdistrict, reach: 6 })
      : draft({ month: 1 + random.integer(0, 11), title: '双拥文艺宣讲进社区', host: subdistrict, topic: 'patriotism', audience: 'public', channel: 'show', place: communityOf(subdistrict, random), venue: 'community', subdistrict, reach: 8 })
  })
}
