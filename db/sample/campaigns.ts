import type { Values } from '../record.ts'
import type { SampleDistrict } from './district.ts'
import { garrisonUnits } from './organizations.ts'
import type { YearStory } from './story.ts'

type Campaign = readonly [name: string, kind: string, host: string, from: string, to: string, theme: string, slogan: string | null]

const campaigns: readonly Campaign[] = [
  ['“学雷锋”志愿服务月', 'volunteer', '团区委', '03-01', '03-31', '弘扬雷锋精神', null],
  ['“美丽青岛、和谐军营”实践教育', 'practice', garrisonUnits[0] ?? '', '04-01', '10-31', '拥政爱民、和谐稳定', '把岛城当家乡、把人民当父母'],
  ['“好军嫂、兵妈妈”评选表彰', 'commendation', '区妇联', '06-20', '08-01', '双拥先进事迹', null],
  ['“迎八一”双拥宣传月', 'publicity', '区委宣传部', '07-01', '08-05', '以爱国主义为核心、以热爱人民军队为主题', '军民团结一家亲'],
  ['“情系边海防”结对共建', 'co_building', '区退役军人事务局', '05-10', '11-30', '军民共建', null],
  ['全民国防教育月', 'publicity', '区人武部', '09-01', '09-30', '关心国防、热爱国防', '爱我国防、强我海防'],
]

export const practiceCampaign = campaigns[1]?.[0] ?? ''
export const publicityCampaign = campaigns[3]?.[0] ?? ''

/** The rows of a year's 主题活动 that have begun before `today`. */
export function campaignRows({ organization }: SampleDistrict, { story, today }: { story: YearStory, today: string }): Values[] {
  return campaigns.filter(([, , , from]) => `${story.year}-${from}` < today).map(([name, kind, host, from, to, theme, slogan]) => ({
    name: `${story.year}年${name}`, kind, theme, organization_id: organization(host), started_on: `${story.year}-${from}`, ended_on: `${story.year}-${to}`, slogan,
    outcome: `${story.year}-${to}` < today ? '如期完成，军地反响良好' : null,
  }))
}
