import { daysBetween, lastDayOfMonth } from '../dates.ts'
import { choice, date, integer, lines, longText, reference, text, yesNo } from '../fields.ts'
import { defineRecord, type ValuesOf } from '../record.ts'
import { noteHeaders, subdistrictHeaders, unitHeaders } from './headers.ts'

const fields = {
  opened_on: date({ label: { zh: '登记日期', en: 'Opened on' }, required: true, headers: ['登记日期', '受理时间', '立项时间', '登记时间', '提出时间', '日期', '时间'] }),
  list: choice({
    support_army: ['拥军优属清单', 'support-the-army list', '拥军优属', '部队需求', '拥军清单', '军队需求', '部队需求清单'],
    love_people: ['拥政爱民清单', 'love-the-people list', '拥政爱民', '地方需求', '爱民清单', '地方需求清单'],
  }, { label: { zh: '清单类别', en: 'List' }, required: true, headers: ['清单类别', '类别', '需求方向'] }),
  title: text({ label: { zh: '事项', en: 'Matter' }, required: true, headers: ['事项', '实事内容', '需求事项', '难题', '内容'] }),
  heat: choice({ hot: ['热点', 'hot'], hard: ['难点', 'hard'], key: ['重点', 'key'] }, { label: { zh: '热难重点', en: 'Kind' }, headers: ['热难重点', '难易程度', '问题类型'] }),
  raiser: text({ label: { zh: '提出单位', en: 'Raised by' }, headers: ['提出单位', '需求单位', '来源'] }),
  raiser_id: reference('organization', { label: { zh: '提出单位（登记）', en: 'Raised by (registered)' }, listed: false, imported: false }),
  lead_id: reference('organization', { label: { zh: '责任单位', en: 'Handled by' }, required: true, headers: ['责任单位', '牵头单位', '办理单位', ...unitHeaders.filter((header) => header !== '责任单位')] }),
  subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: subdistrictHeaders, listed: false }),
  due_on: date({ label: { zh: '办结时限', en: 'Due on' }, headers: ['办结时限', '完成时限', '限时'] }),
  resolved_on: date({ label: { zh: '完成日期', en: 'Resolved on' }, headers: ['完成日期', '办结时间', '销号时间', '办结日期'] }),
  confirmed_on: date({ label: { zh: '确认日期', en: 'Confirmed on' }, headers: ['确认日期', '销号日期', '确认时间'], listed: false }),
  status: choice({
    registered: ['已登记', 'registered', '登记', '未办理'],
    assigned: ['已交办', 'assigned', '交办', '已转办'],
    handling: ['办理中', 'in hand', '正在办理', '推进中', '进行中'],
    resolved: ['已办结', 'resolved', '办结', '已完成', '已解决', '完成'],
    closed: ['已销号', 'closed', '销号'],
    returned: ['退回', 'returned', '已退回', '不予受理'],
  }, { label: { zh: '状态', en: 'Status' }, required: true, headers: ['状态', '进展', '办理情况'] }),
  supervised: yesNo({ label: { zh: '挂牌督办', en: 'Supervised' }, headers: ['挂牌督办', '是否督办', '督办'] }),
  satisfaction: integer({ label: { zh: '满意度', en: 'Satisfaction' }, headers: ['满意度', '评价', '反馈'], unit: { zh: '分', en: 'of 5' }, inDigits: pointsOfWords }),
  log: lines({
    on: { kind: 'date', label: { zh: '日期', en: 'Date' }, choices: [] },
    text: { kind: 'text', label: { zh: '办理情况', en: 'What was done' }, choices: [] },
  }, { label: { zh: '办理记录', en: 'Log' }, headers: ['办理记录', '办理过程', '推进记录'] }),
  outcome: longText({ label: { zh: '办理结果', en: 'Outcome' }, headers: ['办理结果', '成效', '落实情况'] }),
  note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
}

type ProblemValues = ValuesOf<typeof fields>

/** 双清单: a matter that one side raised and a unit must see to by a day. */
export const problem = defineRecord({
  name: 'problem',
  label: { zh: '双清单', en: 'Problems' },
  theme: 'requests',
  sheet: '双清单',
  fields,
  key: ['opened_on', 'title', 'lead_id'],
  search: ['title'],
  title: (values) => values.title,
  date: (values) => values.opened_on,
  organizations: (values) => values.raiser_id === null ? [values.lead_id] : [values.lead_id, values.raiser_id],
  subdistrict: (values) => values.subdistrict_id,
  complete(values, context) {
    const raiser = values.raiser === undefined || values.raiser === null ? null : context.findOrganization(values.raiser)
    const lead = values.lead_id === undefined ? undefined : context.organization(values.lead_id)
    const side = raiser === null ? undefined : context.organization(raiser)?.side
    return {
      ...values,
      raiser_id: raiser,
      list: values.list ?? (side === undefined ? undefined : side === 'military' ? 'support_army' : 'love_people'),
      subdistrict_id: values.subdistrict_id ?? lead?.subdistrict_id ?? null,
      status: values.status ?? (values.confirmed_on ? 'closed' : values.resolved_on ? 'resolved' : 'registered'),
      supervised: values.supervised ?? false,
    }
  },
  check(values, context) {
    const issue = (field: string, zh: string, en: string) => [{ field, message: { zh, en } }]
    if (values.opened_on > context.today) return issue('opened_on', '登记日期在今天之后', 'It was opened after today')
    if (values.due_on !== null && values.due_on < values.opened_on.slice(0, values.due_on.length)) return issue('due_on', '办结时限早于登记日期', 'It is due before it was opened')
    if (values.resolved_on !== null && values.resolved_on < values.opened_on.slice(0, values.resolved_on.length)) {
      return issue('resolved_on', '完成日期早于登记日期', 'It was resolved before it was opened')
    }
    if (values.resolved_on !== null && values.resolved_on > context.today) return issue('resolved_on', '完成日期在今天之后', 'It was resolved after today')
    if (isOver(values) && values.resolved_on === null) {
      return issue('resolved_on', '已办结或已销号的事项要填完成日期', 'A matter that is resolved or closed needs the day of its resolution')
    }
    if (values.satisfaction !== null && (values.satisfaction < 1 || values.satisfaction > 5)) {
      return issue('satisfaction', '满意度为 1 至 5 分', 'Satisfaction is 1 to 5')
    }
    return []
  },
  measures: [
    {
      name: 'problems_opened', kind: 'flow',
      label: { zh: '已登记事项（按清单）', en: 'Matters opened by list' }, unit: { zh: '件', en: 'matters' },
      of: (values) => values.status === 'returned' ? [] : [{ value: 1, category: values.list }],
    },
    {
      // Dated by the day of resolution, so that a year in its course shows what was resolved by then; the category is the day it was opened.
      name: 'problems_closed', kind: 'flow', apart: true,
      label: { zh: '已办结事项', en: 'Matters resolved' }, unit: { zh: '件', en: 'matters' },
      of: (values) => isOver(values) && values.resolved_on !== null ? [{ value: 1, date: values.resolved_on, category: firstDay(values.opened_on) }] : [],
    },
    {
      name: 'problems_due', kind: 'flow', apart: true,
      label: { zh: '到期事项', en: 'Matters due' }, unit: { zh: '件', en: 'matters' },
      of: (values) => values.due_on !== null && values.status !== 'returned' ? [{ value: 1, date: lastDay(values.due_on), category: values.list }] : [],
    },
    {
      name: 'problems_on_time', kind: 'flow', apart: true,
      label: { zh: '按期办结事项', en: 'Matters resolved on time' }, unit: { zh: '件', en: 'matters' },
      of: (values) => values.due_on !== null && isOver(values) && values.resolved_on !== null && values.resolved_on <= lastDay(values.due_on)
        ? [{ value: 1, date: lastDay(values.due_on), category: values.list }] : [],
    },
    {
      // The category is the number of days, so that the median over any units and months is exact.
      name: 'problem_days', kind: 'flow', apart: true,
      label: { zh: '办结事项（按办理天数）', en: 'Matters resolved by days taken' }, unit: { zh: '件', en: 'matters' },
      of: (values) => isOver(values) && values.resolved_on?.length === 10 && values.opened_on.length === 10
        ? [{ value: 1, date: values.resolved_on, category: String(daysBetween(values.opened_on, values.resolved_on)) }] : [],
    },
    {
      name: 'satisfaction_points', kind: 'flow', apart: true,
      label: { zh: '满意度得分之和', en: 'Sum of satisfaction' }, unit: { zh: '分', en: 'points' },
      of: (values) => values.satisfaction !== null && values.resolved_on !== null ? [{ value: values.satisfaction, date: values.resolved_on, category: values.list }] : [],
    },
    {
      name: 'satisfaction_ratings', kind: 'flow', apart: true,
      label: { zh: '已评价事项', en: 'Matters rated' }, unit: { zh: '件', en: 'matters' },
      of: (values) => values.satisfaction !== null && values.resolved_on !== null ? [{ value: 1, date: values.resolved_on, category: values.list }] : [],
    },
  ],
})

const isOver = ({ status }: Pick<ProblemValues, 'status'>) => status === 'resolved' || status === 'closed'
const firstDay = (date: string) => date.length === 7 ? `${date}-01` : date
/** What is due within a month is due by its end. */
const lastDay = (date: string) => date.length === 7 ? lastDayOfMonth(date) : date

const words: [RegExp, string][] = [
  [/^(?:非常|很|十分)?满意$|^好评$/u, '5'], [/^(?:基本|比较|较)满意$/u, '4'], [/^一般$/u, '3'], [/^(?:不太|较不)满意$/u, '2'], [/^不满意$|^差评$/u, '1'],
]

/** 满意 → 5, 基本满意 → 4, 不满意 → 1; other texts stay as they are. */
export function pointsOfWords(text: string) {
  const plain = text.normalize('NFKC').replace(/[\s分]/gu, '')
  return words.find(([pattern]) => pattern.test(plain))?.[1] ?? text
}
