import { addDays } from '../dates.ts'
import { festivalDate } from '../festivals.ts'
import type { Values } from '../record.ts'
import { type SampleDistrict, subdistrictNames } from './district.ts'
import { garrisonUnits } from './organizations.ts'
import { createRandom, type Random } from './random.ts'
import { isAbsent, isEmptyMonth, isMissed, type YearStory } from './story.ts'

interface Draft { date: string, name: string, type: string, host: string | null, parties: readonly string[], resolutions: number, attendees: number }

const unit = (number: number) => garrisonUnits[number - 1] ?? ''
const leaders = ['区委办', '区政府办', '区退役军人事务局', '区人武部']

/** The rows of a year's 会议, as far as `today`: some forty. */
export function meetingRows(district: SampleDistrict, { story, today }: { story: YearStory, today: string }): Values[] {
  const random = createRandom(story.year * 31 + 3)
  return draftsOf(story, random)
    .filter(({ date, host }) => date < today && !isEmptyMonth(story, Number(date.slice(5, 7))) && !isMissed(story, date)
      && !(host !== null && isAbsent(story, host, Number(date.slice(5, 7)))))
    .sort((a, b) => a.date.localeCompare(b.date))
    .map((draft): Values => {
      // What was resolved in the last weeks is still in hand; of the rest nine in ten are done, and a little less in earlier years.
      const isFresh = draft.date > addDays(today, -45)
      const done = Array.from({ length: draft.resolutions }).filter(() => random.chance(isFresh ? 0.4 : 0.95 - story.ago * 0.02)).length
      return {
        held_on: draft.date, name: draft.name, type: draft.type, organization_id: draft.host === null ? district.rootId : district.organization(draft.host),
        party_ids: draft.parties.map(district.organization), attendees: draft.attendees, resolutions_total: draft.resolutions, resolutions_done: done,
        problems_discussed: draft.type === 'regular' ? null : random.integer(0, 4),
        materials: random.chance(0.94 - story.ago * 0.02) ? ['notice', 'sign_in', 'minutes'] : ['notice'],
      }
    })
}

function draftsOf(story: YearStory, random: Random): Draft[] {
  const { year } = story
  const day = (month: number) => `${year}-${String(month).padStart(2, '0')}-${String(random.integer(3, 27)).padStart(2, '0')}`
  const armyDay = festivalDate('army_day', year)
  const spring = festivalDate('spring_festival', year)
  const wide = ['区政府办', '区退役军人事务局', '区人武部', '区财政局', '区教体局', '区人社局', unit(1), unit(2), unit(3)]
  return [
    { date: day(2), name: '区双拥工作领导小组全体会议', type: 'plenary', host: null, parties: [...leaders, ...wide.slice(3), unit(4)], resolutions: 6, attendees: 58 },
    { date: day(9), name: '区双拥工作领导小组第二次全体会议', type: 'plenary', host: null, parties: leaders, resolutions: 4, attendees: 46 },
    { date: day(4), name: '第一次军地联席会议', type: 'joint', host: null, parties: wide, resolutions: 5, attendees: 32 },
    { date: day(10), name: '第二次军地联席会议', type: 'joint', host: null, parties: wide, resolutions: 4, attendees: 30 },
    ...[3, 5, 8, 11].map((month, index): Draft => ({ date: day(month), name: `双拥工作第${index + 1}次例会`, type: 'regular', host: null, parties: leaders.slice(2), resolutions: 3, attendees: 18 })),
    { date: addDays(armyDay, -8), name: '区委议军会', type: 'party_military', host: '区委办', parties: ['区人武部', unit(1), unit(5)], resolutions: 4, attendees: 22 },
    { date: day(11), name: '区委第二次议军会', type: 'party_military', host: '区委办', parties: ['区人武部', unit(2)], resolutions: 2, attendees: 20 },
    { date: addDays(spring, -6), name: '迎新春军政座谈会', type: 'symposium', host: '区政府办', parties: ['区退役军人事务局', unit(1), unit(3), unit(6)], resolutions: 3, attendees: 40 },
    { date: addDays(armyDay, -3), name: '驻军单位需求座谈会', type: 'symposium', host: '区退役军人事务局', parties: [unit(2), unit(4), unit(7), unit(9)], resolutions: 5, attendees: 34 },
    // One street in the sequence leaves its joint meeting out each year.
    ...subdistrictNames.filter((_, index) => index !== (year + 3) % 10 && index !== (year + 6) % 10).map((host, index): Draft => ({
      date: day(3 + index % 8), name: `${host}军地联席会议`, type: 'joint', host, parties: [unit(1 + index)], resolutions: 2, attendees: 16,
    })),
    ...garrisonUnits.flatMap((host, index): Draft[] => index === 10 ? [] : [4, 9].slice(0, index % 4 === 3 ? 1 : 2).map((month, turn) => ({
      date: day(month + index % 2), name: `双拥工作例会（${turn === 0 ? '上' : '下'}半年）`, type: 'regular', host, parties: [], resolutions: 2, attendees: 12,
    }))),
    { date: day(6), name: '法律拥军工作例会', type: 'regular', host: '区司法局', parties: ['区退役军人事务局'], resolutions: 2, attendees: 14 },
  ]
}
