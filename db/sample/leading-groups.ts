import { addDays } from '../dates.ts'
import type { Line } from '../fields.ts'
import type { Values } from '../record.ts'
import { type SampleDistrict, subdistrictNames } from './district.ts'
import { departments } from './organization-names.ts'
import { garrisonUnits, lateMember, unitWithoutGroup } from './organizations.ts'
import { createRandom } from './random.ts'
import type { YearStory } from './story.ts'

/** Which members had no leading group, by years ago; the unit without one never formed it. */
const without: readonly (readonly [ago: number, units: readonly string[]])[] = [
  [4, ['区审计局', '区医保局', '区委编办', '驻区示例部队09', '驻区示例部队12', '沙岭街道']], [3, ['区医保局', '驻区示例部队12', '沙岭街道']], [2, ['驻区示例部队12']], [1, []], [0, []],
]

/** Every member unit that there is in a year. */
export function membersOf(story: YearStory) {
  const all = [...departments.map(([name]) => name), ...subdistrictNames, ...garrisonUnits]
  return story.ago === 0 ? all : all.filter((name) => name !== lateMember)
}

const member = (role: string, post: string, duty: string | null): Line => ({ role, post, duty_kind: duty })

/** Who stands in a group, by post: who answers for all, who is in charge, and which office does the work. */
function membersOfGroup(name: string, leaderPost: string): Line[] {
  if (garrisonUnits.includes(name)) {
    return [member('head', '单位主官', 'principal'), member('deputy', '政治工作负责人', 'in_charge'), member('member', '群众工作部门负责人', 'functional')]
  }
  const office = subdistrictNames.includes(name) ? '退役军人服务站' : '办公室'
  return [member('head', leaderPost, 'principal'), member('deputy', '分管副职', 'in_charge'), member('member', `${office}负责人`, 'functional')]
}

/** The rows of a year's 领导小组. */
export function leadingGroupRows({ organization }: SampleDistrict, story: YearStory): Values[] {
  const random = createRandom(story.year * 31 + 1)
  const missing = new Set([unitWithoutGroup, ...without.find(([ago]) => ago === story.ago)?.[1] ?? []])
  const posts = new Map<string, string>(departments.map(([name, , , post]) => [name, post]))
  return membersOf(story).filter((name) => !missing.has(name)).map((name, index) => ({
    organization_id: organization(name), year: story.year,
    // The group of most years was adjusted in the first weeks; a new member forms its own in the summer that it joined in.
    established_on: name === lateMember ? `${story.year}-08-12` : addDays(`${story.year}-01-08`, random.integer(0, 40)),
    doc_no: `岚双拥组〔${story.year}〕${index + 1}号`, members: membersOfGroup(name, posts.get(name) ?? '党工委书记'),
  }))
}

const civilianFlags = ['plan', 'assessment', 'cadre_education', 'agenda'] as const
const militaryFlags = ['agenda', 'plan', 'civilization'] as const
const papers: Record<string, string> = {
  plan: '年度工作要点', assessment: '目标管理考核办法', cadre_education: '干部教育培训计划', agenda: '党委（党组）会议纪要', civilization: '精神文明建设规划',
}

/** The rows of a year's 纳入情况; some are only said and have no paper. */
export function inclusionRows({ organization }: SampleDistrict, story: YearStory): Values[] {
  const random = createRandom(story.year * 31 + 2)
  return membersOf(story).flatMap((name) => (garrisonUnits.includes(name) ? militaryFlags : civilianFlags).flatMap((flag): Values[] => {
    const luck = random.next()
    // A fourth flag is not asked of a civilian unit, and few report it.
    if (luck < 0.03 + story.ago * 0.012 || (flag === 'agenda' && !garrisonUnits.includes(name) && luck < 0.8)) return []
    const evidence = luck < 0.06 + story.ago * 0.02 ? null : `${papers[flag]}（${story.year}）`
    return [{ organization_id: organization(name), year: story.year, flag, evidence }]
  }))
}
