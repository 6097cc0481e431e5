import { addDays } from '../dates.ts'
import type { Values } from '../record.ts'
import { type SampleDistrict, subdistrictNames } from './district.ts'
import { membersOf } from './leading-groups.ts'
import { garrisonUnits, unitWithoutGroup } from './organizations.ts'
import { createRandom } from './random.ts'
import type { YearStory } from './story.ts'

/** Units that had not handed in their duty report, by years ago; this year the last ones are still due. */
const late: readonly (readonly string[])[] = [
  ['区审计局', '区委编办', '区数据局', '区医保局', '石屿街道', unitWithoutGroup, '驻区示例部队12'], [unitWithoutGroup], ['区审计局', unitWithoutGroup], ['区委编办', '区医保局', unitWithoutGroup, '沙岭街道'], ['区审计局', '区委编办', '区医保局', '区工信局', unitWithoutGroup, '驻区示例部队12'],
]

const papers: readonly (readonly [title: string, className: string, month: number, owner: string, retention: string])[] = [
  ['双拥工作要点', 'plan', 2, '区退役军人事务局', 'thirty'], ['春节走访慰问方案', 'plan', 1, '区退役军人事务局', 'ten'], ['双拥工作领导小组成员调整的通知', 'notice', 2, '区政府办', 'permanent'], ['“八一”活动安排的通知', 'notice', 7, '区委办', 'ten'], ['双清单交办通知', 'list', 3, '区退役军人事务局', 'thirty'],
  ['军地联席会议纪要', 'minutes', 4, '区退役军人事务局', 'thirty'], ['防台风联动预案修订稿', 'plan', 5, '区应急管理局', 'thirty'], ['“好军嫂、兵妈妈”表彰决定', 'honour', 7, '区妇联', 'permanent'], ['军警民运动会影像', 'media', 10, '区教体局', 'permanent'], ['半年双拥工作小结', 'summary', 7, '区退役军人事务局', 'thirty'], ['全民国防教育日活动方案', 'plan', 8, '区人武部', 'ten'], ['退役军人优待目录', 'institution', 6, '区退役军人事务局', 'permanent'],
]

/** The rows of a year's 档案文件 as far as `today`: the district's papers, the streets' summaries and every member's duty report. */
export function documentRows({ organization }: SampleDistrict, { story, today }: { story: YearStory, today: string }): Values[] {
  const random = createRandom(story.year * 31 + 12)
  const day = (month: number) => `${story.year}-${String(month).padStart(2, '0')}-${String(random.integer(3, 27)).padStart(2, '0')}`
  const own = papers.map(([title, className, month, owner, retention], index): Values => ({
    dated_on: day(month), title: `${story.year}年${title}`, class: className, organization_id: organization(owner), year: story.year, doc_no: `岚双拥〔${story.year}〕${index + 1}号`, retention, place: `双拥档案 ${story.year}-${index + 1}`,
  }))
  const summaries = subdistrictNames.flatMap((name) => [6, 12].map((month): Values => ({
    dated_on: day(month), title: `${name}${month === 6 ? '上半年' : '全年'}双拥工作总结`, class: 'summary', organization_id: organization(name), year: story.year, retention: 'ten',
  })))
  const reports = membersOf(story).filter((name) => !late[story.ago]?.includes(name)).map((name): Values => ({
    // They are asked for by the middle of November.
    dated_on: addDays(`${story.year}-10-20`, random.integer(0, 26)), title: `${garrisonUnits.includes(name) ? '' : '岚湾区'}${name}${story.year}年双拥工作履职情况报告`, class: 'duty_report',
    organization_id: organization(name), year: story.year, retention: 'thirty',
  }))
  return [...own, ...summaries, ...reports].filter((row) => String(row.dated_on) < today).sort((a, b) => String(a.dated_on).localeCompare(String(b.dated_on)))
}
