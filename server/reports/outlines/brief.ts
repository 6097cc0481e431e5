import type { ReportData } from '../report-data.ts'
import { type Chapter, clauses, type Outline, type Slot } from '../slot.ts'
import { educationSlots } from './civilian-education.ts'
import { policySlots } from './civilian-work.ts'
import { closing } from './closing.ts'
import { bareTitle, campaignName, isDone, regularity } from './common.ts'

const self = ({ unit }: ReportData) => unit.side === 'military' ? '我部队' : unit.isRoot ? '全区' : unit.name

/** How many of the period's activities a brief names. */
const namedActivities = 3

const summary: Slot = {
  id: 'brief.summary', indicators: ['F1', 'C1', 'B1'], records: ['activity', 'visit', 'education_session'],
  write(data) {
    const { figures } = data
    return clauses(
      `${data.periodName}${data.isRunning ? `（截至${Number(data.to.slice(5, 7))}月${Number(data.to.slice(8))}日）` : ''}`,
      figures.count('activities') + figures.count('listed/visits') + figures.count('B1') === 0 ? `${self(data)}没有登记双拥活动、走访慰问和宣传教育` : null,
      figures.count('activities') > 0 && `${self(data)}参加双拥活动{activities}次`, figures.count('listed/visits') > 0 && '走访慰问{listed/visits}次', figures.count('B1') > 0 && '开展宣传教育{B1}场',
    )
  },
}

const course: Slot = {
  id: 'brief.course', indicators: ['M2'], records: [],
  write: ({ judged, onCourse }) => judged === 0 ? null : judged === onCourse && judged > 1 ? `${judged}项有目标的指标均达到序时进度` : `${judged}项有目标的指标中${onCourse}项达到序时进度`,
}

const regular: Slot = { id: 'brief.regular', indicators: ['F1', 'F2', 'F3', 'F5'], records: ['activity'], write: regularity }

const named: Slot = {
  id: 'brief.activities', indicators: [], records: ['activity', 'campaign'],
  write({ records }) {
    const done = records.activities.filter(({ status }) => status === 'done')
    // The ones that most people took part in; campaigns stand for themselves.
    const size = (record: (typeof done)[number]) => Number(record.troops ?? 0) + Number(record.civilians ?? 0)
    const titles = [...new Set([...done].sort((a, b) => size(b) - size(a)).map((record) => String(record.title)))].slice(0, namedActivities)
    const all = [...new Set([...records.campaigns.map((record) => campaignName(String(record.name))), ...titles.map((title) => campaignName(title))])].slice(0, namedActivities)
    return all.length === 0 ? null : `主要有${all.join('、')}${done.length + records.campaigns.length > all.length ? '等' : ''}活动`
  },
}

const body: Chapter[] = [
  { id: 'summary', heading: '总体情况', passages: [{ id: 'summary.all', slots: [summary, course] }] },
  {
    id: 'work', heading: '主要工作',
    passages: [{ id: 'work.activities', slots: [regular, named] }, { id: 'work.education', slots: [educationSlots.channels] }, { id: 'work.visits', slots: [policySlots.visits, policySlots.problems] }],
  },
]

/** 简报: one page on a period, for a leader who has a minute. */
export const briefOutline: Outline = {
  title: ({ unit, periodName }) => `${unit.fullName}${/\d$/u.test(unit.fullName) ? ' ' : ''}双拥工作简报（${periodName}）`,
  chapters: [...body, ...closing([]).map((chapter) => ({ ...chapter, passages: chapter.passages.slice(1) }))],
  signed: true,
}

const titleOf = (data: ReportData) => `${data.unit.isRoot ? data.unit.rootName : data.unit.fullName}军地联席会议材料（${data.periodName}）`

const intro: Slot = {
  id: 'meeting.intro', indicators: ['A7', 'H1', 'H2'], records: ['meeting', 'problem'],
  write({ figures, records }) {
    return clauses(
      figures.find('A7') && '会议议定事项{A7.whole}项，已落实{A7.part}项，落实率{A7}',
      figures.find('H1') ? '登记双清单事项{H1.whole}件，办结{H1.part}件，办结率{H1}' : '本期没有登记双清单事项', figures.find('H2') && '按期办结率{H2}',
      records.waiting.length === 0 && '目前没有待办事项',
    )
  },
}

/** One matter that waits: what, who asked, who is to do it, since when and until when. */
function waitingSlot(index: number): Slot {
  return {
    id: `meeting.matter.${index + 1}`, indicators: [], records: ['problem'],
    write(data) {
      const problem = data.records.waiting[index]
      if (!problem) return null
      const due = typeof problem.due_on === 'string' ? problem.due_on : null
      const raiser = typeof problem.raiser === 'string' ? `由${problem.raiser}提出，` : ''
      return `${index + 1}. ${bareTitle(String(problem.title))}：${raiser}${data.nameOf('organization', Number(problem.lead_id))}负责，${day(String(problem.opened_on))}登记${
        due === null ? '' : due < data.to ? `，时限${day(due)}，已超期` : `，时限${day(due)}`}${problem.supervised === true ? '，挂牌督办' : ''}`
    },
  }
}

const day = (iso: string) => iso.length === 7 ? `${Number(iso.slice(0, 4))}年${Number(iso.slice(5))}月` : `${Number(iso.slice(0, 4))}年${Number(iso.slice(5, 7))}月${Number(iso.slice(8))}日`

const resolvedCases: Slot = {
  id: 'meeting.resolved', indicators: [], records: ['problem'],
  write({ records }) {
    const titles = [...new Set(records.problems.filter(isDone).map((problem) => bareTitle(String(problem.title))))].slice(-2)
    return titles.length === 0 ? null : `近期办结${titles.map((title) => `“${title}”`).join('')}`
  },
}

const meetingBody: Chapter[] = [
  { id: 'state', heading: '议定事项和双清单办理情况', passages: [{ id: 'state.all', slots: [intro, resolvedCases] }] },
]

/** 会议材料: what the next joint meeting is to decide on. Each waiting matter stands in a paragraph of its own. */
export const meetingOutline: Outline = {
  title: titleOf,
  chapters: [
    ...meetingBody,
    { id: 'matters', heading: '提请会议研究的事项', passages: Array.from({ length: 20 }, (_, index) => ({ id: `matters.${index + 1}`, slots: [waitingSlot(index)] })) },
    ...closing([]).slice(0, 1).map((chapter) => ({ ...chapter, id: 'weak', heading: '其他需要关注的问题', passages: chapter.passages.slice(1).map((passage) => ({ ...passage, id: 'weak.all' })) })),
  ],
  signed: true,
}
