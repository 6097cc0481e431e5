import type { SampleDistrict } from './district.ts'
import type { Random } from './random.ts'
import { isAbsent, type YearStory } from './story.ts'

/** Chooses who takes part through a year: every unit with its own diligence, those not yet seen in the month first. */
export interface ParticipantPool {
  isFree(unit: string, date: string): boolean
  /** Some member units of one side that are not yet among `taken`. */
  choose(options: { side: 'civilian' | 'military', count: number, date: string, taken: readonly number[] }): number[]
  /** Notes that these organizations took part. */
  note(ids: readonly number[], date: string): void
}

export function createParticipantPool(
  { members, story, district, random }: { members: readonly string[], story: YearStory, district: SampleDistrict, random: Random },
): ParticipantPool {
  const people = members.map((name) => ({
    name, id: district.organization(name), diligence: diligenceOf(name), military: district.isMilitary(district.organization(name)),
  }))
  const seen = new Set<string>()
  const isFree = (unit: string, date: string) => !isAbsent(story, unit, Number(date.slice(5, 7)))

  function weightOf({ id, diligence }: { id: number, diligence: number }, date: string) {
    if (!seen.has(`${id}`)) return diligence * 3
    return seen.has(`${id} ${date.slice(0, 7)}`) ? diligence * 0.2 : diligence
  }

  return {
    isFree,
    choose({ side, count, date, taken }) {
      const left = people.filter((one) => one.military === (side === 'military') && !taken.includes(one.id) && isFree(one.name, date))
      const chosen: number[] = []
      while (chosen.length < count && left.length > 0) {
        const one = random.pickBy(left, (person) => weightOf(person, date))
        chosen.push(one.id)
        left.splice(left.indexOf(one), 1)
      }
      return chosen
    },
    note(ids, date) {
      for (const id of ids) {
        seen.add(`${id}`)
        seen.add(`${id} ${date.slice(0, 7)}`)
      }
    },
  }
}

/** Between 0.4 and 1, and the same in every year: some units always do more. */
function diligenceOf(name: string) {
  const sum = [...name].reduce((total, character) => total * 31 + (character.codePointAt(0) ?? 0) & 0xffff, 7)
  return 0.4 + 0.6 * (sum % 97) / 96
}
