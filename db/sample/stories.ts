import type { Values } from '../record.ts'
import { type SampleDistrict, subdistrictNames } from './district.ts'
import { alias, garrisonUnits } from './organizations.ts'
import { createRandom, type Random } from './random.ts'
import type { YearStory } from './story.ts'

interface Year { story: YearStory, today: string }

const dayOf = (year: number, random: Random) => `${year}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`
const past = (rows: Values[], field: string, today: string) =>
  rows.filter((row) => String(row[field]) < today).sort((a, b) => String(a[field]).localeCompare(String(b[field])))

const deeds: readonly (readonly [title: string, theme: string, host: string])[] = [
  ['军嫂撑起一个家', 'family', '区妇联'], ['兵妈妈的拥军鞋垫', 'family', '区妇联'], ['退伍不褪色的社区书记', 'veteran', '区退役军人事务局'], ['海边救起三人的战士', 'love_people', garrisonUnits[4] ?? ''],
  ['二十年守护福利院老人', 'love_people', garrisonUnits[0] ?? ''], ['拥军医生的夜诊', 'support_army', '区卫健局'], ['为军娃补课的退休教师', 'support_army', '区教体局'], ['法律援助进军营', 'support_army', '区司法局'],
  ['渔村里的双拥之家', 'support_army', subdistrictNames[8] ?? ''], ['台风夜里的联防队', 'defence', '区应急管理局'], ['清明为烈士描红的人', 'veteran', '区退役军人事务局'], ['军民共植的十里林', 'love_people', garrisonUnits[3] ?? ''],
]
const media = ['岚湾发布', '岚湾日报', '市广播电视台', '区局域网']

/** The rows of a year's 先进事迹: two dozen. */
export function storyRows({ organization }: SampleDistrict, { story, today }: Year): Values[] {
  const random = createRandom(story.year * 31 + 7)
  return past(Array.from({ length: 24 }, (_, index) => {
    const [title, theme, host] = deeds[index % deeds.length] ?? deeds[0] ?? ['', '', '']
    return { told_on: dayOf(story.year, random), title: index < deeds.length ? title : `${title}（续）`, theme, organization_id: organization(host), subject: alias(random), published_in: random.pick(media) }
  }), 'told_on', today)
}

const thanks: readonly (readonly [kind: string, title: string, source: string, to: readonly string[]])[] = [
  ['letter', '感谢官兵为老人义务理发', '海伦路福利院', garrisonUnits.slice(0, 3)], ['letter', '感谢帮助解决子女入学', '驻区示例部队官兵家属', ['区教体局']], ['letter', '感谢走访慰问', '烈属代表', [...subdistrictNames, '区退役军人事务局']],
  ['banner', '拥军优属暖人心', '驻区示例部队02', ['区退役军人事务局', '区政府办']], ['banner', '抢险救灾显真情', '石桥社区居民', [garrisonUnits[1] ?? '', garrisonUnits[4] ?? '']],
  ['media', '军民共建十里林', '岚湾日报', ['区自然资源局', garrisonUnits[3] ?? '']], ['media', '双拥工作走进社区', '岚湾发布', subdistrictNames], ['survey', '双拥工作满意度问卷', '区统计调查队', ['区退役军人事务局']], ['word', '座谈会上的建议', '退役军人代表', ['区人社局', '区医保局']],
]

/** The rows of a year's 社会反馈: some forty. */
export function feedbackRows({ organization }: SampleDistrict, { story, today }: Year): Values[] {
  const random = createRandom(story.year * 31 + 8)
  return past(Array.from({ length: 40 }, (_, index) => {
    const [kind, title, source, to] = thanks[index % thanks.length] ?? thanks[0] ?? ['', '', '', []]
    return {
      received_on: dayOf(story.year, random), kind, title: `${title}（${Math.floor(index / thanks.length) + 1}）`, source, organization_id: organization(random.pick(to)),
      attitude: kind === 'word' ? 'neutral' : kind === 'survey' ? random.pick(['good', 'neutral']) : 'good',
    }
  }), 'received_on', today)
}

const policies: readonly (readonly [kind: string, subject: string, host: string, eligible: number, rate: number])[] = [
  ['employment', '随军家属就业安置', '区人社局', 26, 0.84], ['schooling', '军人子女入学', '区教体局', 62, 1], ['schooling', '军人子女入园', '区教体局', 24, 0.99], ['resettlement', '退役军人移交安置', '区退役军人事务局', 38, 1], ['rights', '涉军法律援助', '区司法局', 14, 0.96],
]

/** The rows of a year's 政策落实, by quarter. */
export function policyRows({ organization }: SampleDistrict, { story, today }: Year): Values[] {
  const random = createRandom(story.year * 31 + 9)
  return past([3, 6, 9, 12].flatMap((month, quarter) => policies.map(([kind, subject, host, eligible, rate]): Values => {
    const entitled = Math.max(1, Math.round(eligible / 4 * (0.7 + random.next() * 0.6)))
    const share = Math.min(1, rate - story.ago * 0.02 + (random.next() - 0.5) * 0.06)
    return {
      counted_on: `${story.year}-${String(month).padStart(2, '0')}-${random.integer(18, 28)}`, kind, subject: `第${['一', '二', '三', '四'][quarter]}季度${subject}`, organization_id: organization(host),
      eligible: entitled, done: rate >= 1 && story.ago < 2 ? entitled : Math.round(entitled * share),
    }
  })), 'counted_on', today)
}
