import type { StoredRecord, Values } from '../record.ts'
import type { SampleDistrict } from './district.ts'
import { membersOf } from './leading-groups.ts'
import { createRandom } from './random.ts'
import type { YearStory } from './story.ts'

/** The rows of 创建周期: the one that runs now, and the one before. */
export function cycleRows(year: number): Values[] {
  return [
    { name: `${year - 6}—${year - 3}年双拥模范城创建`, level: 'province', from_year: year - 6, to_year: year - 3, status: 'named' },
    {
      name: `${year - 2}—${year + 1}年双拥模范城创建`, level: 'province', from_year: year - 2, to_year: year + 1, status: 'running', idea: '以军地互办实事为抓手，以经常性活动为基础，巩固提升双拥模范城创建成果。',
      emphases: '解决军地关注的热点、难点问题；走访慰问全覆盖；联动机制常态演练。', tasks: '八项标准全部达标，争创新一轮省级双拥模范城。',
    },
  ]
}

type Item = readonly [criterion: number, code: string, title: string, points: number, indicator: string | null]

/** A hundred points over the eight criteria. They are an example, and say so: the real ones are each province's. */
const basic: readonly Item[] = [
  [1, '1-1', '领导小组健全', 3, 'A1'], [1, '1-2', '直属驻外单位组织覆盖', 2, 'A2'], [1, '1-3', '纳入议事日程、规划和考核', 3, 'A3'], [1, '1-4', '全体会议按期召开', 2, 'A6'], [1, '1-5', '议定事项落实', 3, 'A7'],
  [2, '2-1', '国防教育场次', 2, 'B1'], [2, '2-2', '干部受训', 3, 'B2'], [2, '2-3', '宣传渠道覆盖', 2, 'B3'], [2, '2-4', '进机关、企业、站所', 3, 'B4'], [2, '2-5', '部队三项教育', 2, 'B6'],
  [3, '3-1', '走访慰问户次', 6, 'C3'], [3, '3-2', '好军嫂兵妈妈评选', 3, 'C5'], [3, '3-3', '拥军设施与优待落实', 4, null],
  [4, '4-1', '拥政爱民活动', 4, 'D1'], [4, '4-2', '官兵参与人次', 3, 'D2'], [4, '4-3', '义务植树', 3, 'D3'], [4, '4-4', '支援重点工程和公益事业', 3, null],
  [5, '5-1', '随军家属就业', 3, 'E1'], [5, '5-2', '军人子女入学', 3, 'E2'], [5, '5-3', '退役军人安置', 4, 'E3'], [5, '5-4', '合法权益维护', 3, 'E4'], [5, '5-5', '档案资料规范', 2, 'M1'],
  [6, '6-1', '月月有活动', 4, 'F2'], [6, '6-2', '节节有互动', 4, 'F3'], [6, '6-3', '成员单位参与', 4, 'F6'],
  [7, '7-1', '制度健全', 3, 'A4'], [7, '7-2', '按制度落实', 3, 'A5'], [7, '7-3', '军地双方共同参与', 2, 'G2'], [7, '7-4', '部队参与文体组织', 2, 'G4'], [7, '7-5', '联动机制就绪', 3, 'H5'],
  [8, '8-1', '难题办结', 4, 'H1'], [8, '8-2', '难题按期办结', 3, 'H2'], [8, '8-3', '满意度', 2, 'H4'],
]

const bonus: readonly (readonly [criterion: number, code: string, title: string, points: number])[] = [
  [3, '加-1', '拥军经验获省级以上推广', 2], [7, '加-2', '军民共建品牌获国家级媒体报道', 1], [8, '加-3', '抢险救灾受上级通报表扬', 2],
]
const vetoes: readonly (readonly [criterion: number, code: string, title: string])[] = [
  [1, '否-1', '发生严重涉军负面事件'], [5, '否-2', '政策性安置任务未完成'], [8, '否-3', '发生影响军政军民团结的重大事件'],
]

/** The rows of 测评标准 of the running cycle. */
export function standardItemRows(cycleId: number): Values[] {
  const shared = { cycle_id: cycleId, edition: '示例标准', is_example: true, source: '示例分值，正式创建请导入本省测评标准' }
  return [
    ...basic.map(([criterion, code, title, points, indicator]): Values => ({ ...shared, criterion: String(criterion), code, title, points, indicator, kind: 'basic' })),
    ...bonus.map(([criterion, code, title, points]): Values => ({ ...shared, criterion: String(criterion), code, title, points, kind: 'bonus' })),
    ...vetoes.map(([criterion, code, title]): Values => ({ ...shared, criterion: String(criterion), code, title, points: 0, kind: 'veto' })),
  ]
}

/** The rows of a year's 自评得分: the district's own, for the items that no indicator measures. */
export function scoreRows({ rootId }: SampleDistrict, { story, items, papers }: { story: YearStory, items: StoredRecord[], papers: StoredRecord[] }): Values[] {
  const shows = (word: string) => papers.filter(({ title }) => String(title).includes(word)).map(({ id }) => id)
  const grounds: Record<string, { deduction: string, document_ids: number[] }> = {
    '3-3': { deduction: '部分服务窗口优待标识未更新', document_ids: shows('退役军人优待目录') }, '4-4': { deduction: '支援重点工程的资料不全', document_ids: shows('半年双拥工作小结') },
  }
  const random = createRandom(story.year * 31 + 13)
  return items.filter((item) => item.indicator === null).map((item): Values => {
    const points = Number(item.points)
    const share = item.kind === 'bonus' ? (item.code === '加-3' ? 0.5 : 0) : 0.84 + random.next() * 0.14 - story.ago * 0.02
    const self = Math.round(points * share * 10) / 10
    return {
      organization_id: rootId, year: story.year, item_id: item.id, self: item.kind === 'veto' ? null : self, vetoed: false,
      reviewed: story.ago === 0 || item.kind !== 'basic' ? null : Math.round(self * 9.7) / 10, evidence: item.kind === 'veto' ? '未发生' : '见创建档案', ...grounds[String(item.code)],
    }
  })
}

/** The rows of a year's 述职评议, held in the last days of the year: none yet in the current one. */
export function reviewRows({ organization }: SampleDistrict, story: YearStory): Values[] {
  const random = createRandom(story.year * 31 + 14)
  return membersOf(story).map((name) => {
    const dissatisfied = random.chance(0.15) ? random.integer(1, 4) : 0
    const fairly = random.integer(1, 9)
    return {
      organization_id: organization(name), year: story.year, reviewed_on: `${story.year}-12-22`, satisfied: 56 - fairly - dissatisfied, fairly_satisfied: fairly, dissatisfied,
      comment: dissatisfied > 2 ? '经常性活动偏少，希望加强' : null,
    }
  })
}
