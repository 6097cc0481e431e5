import { addDays } from '../dates.ts'
import type { Line } from '../fields.ts'
import type { Values } from '../record.ts'
import { type SampleDistrict, subdistrictNames } from './district.ts'
import { garrisonUnits } from './organizations.ts'
import { createRandom, spread } from './random.ts'
import type { YearStory } from './story.ts'

/** What the units asked of the district, and who saw to it. */
const forUnits: readonly (readonly [title: string, lead: string, heat: string])[] = [
  ['营区周边道路积水治理', '区住建局', 'hard'], ['军人子女就近入学', '区教体局', 'hot'], ['随军家属就业岗位', '区人社局', 'hot'], ['营区外公交站点调整', '区交通运输局', 'key'], ['官兵就医绿色通道', '区卫健局', 'key'],
  ['营区周边环境整治', '区综合执法局', 'hard'], ['训练场周边农田补偿', '区农业农村局', 'hard'], ['退役军人档案移交', '区退役军人事务局', 'key'], ['网络光缆入户', '区工信局', 'key'], ['涉军法律咨询', '区司法局', 'key'], ['体育场馆开放时段', '区教体局', 'key'], ['供暖管网改造', '区住建局', 'hot'],
]
/** What the district asked of the units. */
const ofUnits: readonly (readonly [title: string, lead: string])[] = [
  ['汛期支援险段巡护', garrisonUnits[1] ?? ''], ['青少年国防教育师资', garrisonUnits[3] ?? ''], ['困难群众义诊', garrisonUnits[5] ?? ''], ['海滩清洁志愿服务', garrisonUnits[4] ?? ''], ['植树造林劳力支援', garrisonUnits[2] ?? ''], ['社区心理疏导', garrisonUnits[7] ?? ''],
]

const wanted = 36
const monthWeights = [3, 2, 4, 3, 3, 3, 6, 3, 3, 3, 2, 1]

/** The rows of a year's 双清单: three dozen, of which all but a few of the current year are resolved, and two are overdue. */
export function problemRows({ organization }: SampleDistrict, { story, today }: { story: YearStory, today: string }): Values[] {
  const random = createRandom(story.year * 31 + 10)
  const perMonth = spread(wanted, monthWeights)
  const days = perMonth.flatMap((count, month) => Array.from({ length: count }, () => `${story.year}-${String(month + 1).padStart(2, '0')}-${String(random.integer(2, 27)).padStart(2, '0')}`))
  const opened = days.filter((day) => day < today).sort()
  // The two that nobody saw to in time: opened some months ago, still in hand.
  const overdue = story.ago === 0 ? opened.filter((day) => day < addDays(today, -70)).slice(-2) : []
  return opened.map((day, index): Values => {
    const fromUnit = index % 4 !== 3
    const [title = '', lead = '', heat = 'key'] = fromUnit ? forUnits[index % forUnits.length] ?? [] : [...ofUnits[index % ofUnits.length] ?? [], 'key']
    const allowed = heat === 'hard' ? 60 : 40
    const took = Math.max(4, Math.round((heat === 'hard' ? 34 : 20) * (0.45 + random.next() * 1.1)) + (random.chance(0.09 + story.ago * 0.02) ? allowed : 0))
    const resolved = addDays(day, took)
    const isOpen = overdue.includes(day) || resolved >= addDays(today, -1)
    const isReturned = !isOpen && random.chance(0.03)
    const closed = addDays(resolved, random.integer(2, 12))
    const log: Line[] = [
      { on: addDays(day, 2), text: '已交办责任单位' }, ...isOpen ? [{ on: addDays(day, 9), text: '现场踏勘，制定办理方案' }] : [{ on: resolved, text: '办理完毕，反馈提出单位' }],
    ].filter((line) => line.on < today)
    return {
      opened_on: day, list: fromUnit ? 'support_army' : 'love_people', title: `${title}（${index + 1}）`, heat, lead_id: organization(lead), due_on: addDays(day, allowed),
      raiser: fromUnit ? garrisonUnits[(index + story.year) % 11] ?? null : subdistrictNames[index % 10] ?? null,
      resolved_on: isOpen || isReturned ? null : resolved, confirmed_on: isOpen || isReturned || closed >= today ? null : closed,
      status: isReturned ? 'returned' : isOpen ? (took > 30 ? 'handling' : 'assigned') : closed < today ? 'closed' : 'resolved',
      supervised: overdue.includes(day) || (heat === 'hot' && random.chance(0.3)), satisfaction: isOpen || isReturned ? null : random.chance(0.72) ? 5 : random.chance(0.8) ? 4 : 3, log,
    }
  })
}
