import type { Values } from '../record.ts'
import { type SampleDistrict, subdistrictNames } from './district.ts'
import { addDays } from '../dates.ts'
import { sampleMechanisms } from './mechanisms.ts'
import { garrisonUnits } from './organizations.ts'
import { createRandom, type Random } from './random.ts'
import type { YearStory } from './story.ts'

interface Event { mechanism: number, kind: 'drill' | 'incident', month: number, type?: string, level?: string, evacuated?: number, units: readonly number[] }

/** Eight drills, as many as the mechanisms ask for, and three incidents a year. */
const events: readonly Event[] = [
  { mechanism: 0, kind: 'drill', month: 5, level: 'three', evacuated: 320, units: [1, 2, 3] }, { mechanism: 0, kind: 'drill', month: 7, level: 'two', evacuated: 460, units: [2, 5] },
  { mechanism: 1, kind: 'drill', month: 3, units: [1, 4] }, { mechanism: 1, kind: 'drill', month: 9, units: [6, 8] }, { mechanism: 2, kind: 'drill', month: 6, level: 'three', evacuated: 120, units: [2, 3] },
  { mechanism: 3, kind: 'drill', month: 4, units: [4, 7] }, { mechanism: 4, kind: 'drill', month: 8, units: [5, 9] }, { mechanism: 5, kind: 'drill', month: 11, units: [6] },
  { mechanism: 0, kind: 'incident', month: 8, level: 'three', evacuated: 860, units: [1, 2, 5] }, { mechanism: 3, kind: 'incident', month: 4, level: 'four', units: [4] }, { mechanism: 4, kind: 'incident', month: 10, level: 'four', units: [9] },
]

/** The mechanism whose drill is overdue in the current year. */
export const undrilledMechanism = sampleMechanisms[4]?.name ?? ''

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The rows of a year's 联动 as far as `today`. */
export function responseRows(
  { organization }: SampleDistrict, { story, today, mechanism }: { story: YearStory, today: string, mechanism: (name: string) => number },
): Values[] {
  const random = createRandom(story.year * 31 + 11)
  return events.map((event): Values | null => {
    const { name, lead, type } = sampleMechanisms[event.mechanism] ?? { name: '', lead: '', type: 'relief' }
    const day = `${story.year}-${String(event.month).padStart(2, '0')}-${String(random.integer(5, 26)).padStart(2, '0')}`
    const asked = random.integer(7 * 60, 20 * 60)
    const minutes = Math.round((event.kind === 'drill' ? 26 : 44) * (0.6 + random.next() * 0.9)) + story.ago * 2
    if (day >= today || (story.ago === 0 && name === undrilledMechanism && event.kind === 'drill')) return null
    return {
      happened_at: `${day}T${clock(asked)}+08:00`, mechanism_id: mechanism(name), kind: event.kind, type, level: event.level ?? null,
      route: event.kind === 'incident' ? 'authority' : null, arrived_at: `${day}T${clock(asked + minutes)}+08:00`, closed_at: `${day}T${clock(Math.min(asked + minutes + 150, 1_439))}+08:00`,
      persons: event.units.length * random.integer(20, 45), evacuated: event.evacuated ?? null, party_ids: [lead, ...event.units.map((unit) => garrisonUnits[unit - 1] ?? '')].map(organization),
      subdistrict_id: organization(subdistrictNames[event.month % 10] ?? ''), outcome: event.kind === 'drill' ? '按预案完成演练，查找不足三条' : '及时到场处置，无人员伤亡',
      materials: random.chance(0.85) ? ['plan', 'photos', 'summary'] : ['plan'],
    }
  }).filter((row) => row !== null).sort((a, b) => String(a.happened_at).localeCompare(String(b.happened_at)))
}

const stock: readonly (readonly [item: string, unit: string, quantity: number, years: number | null])[] = [
  ['编织袋', '条', 6_000, null], ['救生衣', '件', 180, 6], ['应急照明灯', '盏', 60, 5], ['棉被', '床', 240, null], ['方便食品', '箱', 150, 1], ['饮用水', '箱', 200, 2], ['发电机', '台', 6, null], ['铁锹', '把', 150, null], ['灭火器', '具', 90, 3], ['急救包', '个', 80, 2],
]

/** What has a depot of its own keeps its stock there. */
const depots: Record<string, string> = { 区应急管理局: '区应急物资储备库', 区自然资源局: '沙岭森林防火物资库' }

/** The rows of 应急物资: what the depots and the streets keep; some of it is past its day. */
export function resourceRows({ organization, point, today, random }: { organization: (name: string) => number, point: (name: string) => number, today: string, random: Random }): Values[] {
  const keepers = ['区应急管理局', '区自然资源局', ...subdistrictNames.slice(0, 4)]
  return keepers.flatMap((keeper) => stock.map(([item, unit, quantity, years]) => ({
    item, quantity: Math.max(1, Math.round(quantity * (keeper === '区应急管理局' ? 1 : 0.2))), measured_in: unit, keeper_id: organization(keeper),
    point_id: depots[keeper] === undefined ? null : point(depots[keeper]), checked_on: addDays(today, -random.integer(10, 260)),
    expires_on: years === null ? null : addDays(today, random.integer(-40, years * 300)),
  })))
}
