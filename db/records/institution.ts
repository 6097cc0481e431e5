import { choice, date, integer, longText, reference, references, text } from '../fields.ts'
import { defineRecord, type MeasureContext } from '../record.ts'
import { dateHeaders, noteHeaders, unitHeaders } from './headers.ts'
import { militaryWordIssues } from './military-words.ts'

const types = {
  joint_meeting: ['军地联席会议', 'joint meetings', '联席会议', '军地联席会议制度'],
  regular_meeting: ['例会', 'regular meetings', '工作例会', '双拥工作例会', '例会制度'],
  visiting: ['走访慰问', 'visiting', '走访', '慰问', '走访慰问制度'],
  co_building: ['军警民共建', 'co-building', '共建', '共建协作', '军民共建'],
  double_list: ['双清单', 'double list', '互办实事'],
  duty_review: ['述职评议', 'duty review', '述职'],
  archive: ['档案', 'archive', '档案管理'],
  joint_defence: ['联防', 'joint defence', '联动', '联防联动'],
} as const

type InstitutionType = keyof typeof types

/** What each side must have: the three of duty report B, and those of report A with its archive. */
const required: Record<'civilian' | 'military', readonly InstitutionType[]> = {
  military: ['regular_meeting', 'visiting', 'co_building'],
  civilian: ['joint_meeting', 'visiting', 'archive'],
}
export const requiredInstitutionCount = 3

/** The institutions that a unit of a side must have. */
export const requiredInstitutionsOf = (side: 'civilian' | 'military') => required[side]

const requiredInstitutions = (organization: number, context: MeasureContext) => requiredInstitutionsOf(context.organization(organization)?.side ?? 'civilian')

/** Whether a name of the sheet 制度会议 is that of a rule (军地联席会议制度) and not of a meeting (制度建设座谈会). */
export const isRuleName = (name: unknown) => typeof name === 'string' && /(?:制度|办法|规定|细则|规则|机制|章程)(?:[((（].*)?$/u.test(name)

const counts: [RegExp, number][] = [
  [/每(?:个)?月|月度|按月|逐月/u, 12], [/每(?:个)?季度?|季度|按季/u, 4], [/每?半年/u, 2], [/每(?:个)?周/u, 52], [/每年|年度|全年|一年|\/年$/u, 1],
]
const numerals: Record<string, number> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 }

/** 每季度一次 → 4, 每年两次 → 2, 每月 → 12; other texts stay as they are. */
export function timesAYear(text: string) {
  const plain = text.normalize('NFKC').replace(/\s/gu, '')
  const period = counts.find(([words]) => words.test(plain))
  if (!period) return text
  const times = /([一两二三四五六七八九十]|\d{1,3})(?:至[一两二三四五六七八九十\d]+)?[次回场]/u.exec(plain)?.[1]
  return String(period[1] * (times === undefined ? 1 : numerals[times] ?? Number(times)))
}

/** 制度: a standing rule of one organization with others, how often a year it asks to be kept, and the paper that set it up. */
export const institution = defineRecord({
  name: 'institution',
  label: { zh: '制度', en: 'Institutions' },
  theme: 'leadership',
  sheet: '制度',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, headers: ['名称', '制度名称'] }),
    type: choice(types, { label: { zh: '类型', en: 'Type' }, required: true, headers: ['类型', '制度类别', '制度类型', '类别'] }),
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: [...unitHeaders, '牵头单位'] }),
    party_ids: references('organization', { label: { zh: '双方单位', en: 'Parties' }, headers: ['双方单位', '参会单位', '签订单位', '参加单位'] }),
    times_a_year: integer({ label: { zh: '频次', en: 'Times a year' }, headers: ['频次', '周期', '每年次数'], unit: { zh: '次/年', en: 'times a year' }, inDigits: timesAYear }),
    doc_no: text({ label: { zh: '文号', en: 'Document no.' }, headers: ['文号', '发文字号'] }),
    status: choice({
      active: ['在用', 'active', '有效', '执行中'], revising: ['修订中', 'under revision', '修订'], abolished: ['废止', 'abolished', '已废止', '失效', '停用'],
    }, { label: { zh: '状态', en: 'Status' }, required: true, headers: ['状态'] }),
    established_on: date({ label: { zh: '制定日期', en: 'Set up on' }, headers: ['制定日期', '印发日期', '建立时间', '签订日期'] }),
    abolished_on: date({ label: { zh: '废止日期', en: 'Abolished on' }, headers: ['废止日期', '废止时间'], listed: false }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['organization_id', 'name'],
  search: ['name'],
  title: (values) => values.name,
  organizations: (values) => [values.organization_id, ...(values.party_ids ?? [])],
  complete(values) {
    const parties = (values.party_ids ?? []).filter((id) => id !== values.organization_id)
    return {
      ...values,
      type: values.type ?? typeFromName(values.name ?? ''),
      party_ids: parties.length > 0 ? parties : null,
      status: values.status ?? (values.abolished_on ? 'abolished' : 'active'),
    }
  },
  check(values, context) {
    if (values.abolished_on !== null && values.established_on !== null && values.abolished_on < values.established_on) {
      return [{ field: 'abolished_on', message: { zh: '废止日期早于制定日期', en: 'It was abolished before it was set up' } }]
    }
    return militaryWordIssues(values, [values.organization_id, ...(values.party_ids ?? [])], context)
  },
  sheetFields: { held_on: date({ label: { zh: '会议日期', en: 'Held on' }, headers: [...dateHeaders, '会议时间', '召开时间'], listed: false }) },
  // In the sheet 制度会议 a row with a day and no frequency is a meeting.
  isElsewhere: (values) => !isRuleName(values.name) && values.held_on !== undefined && values.times_a_year === undefined,
  measures: [
    {
      // One for each member unit that it binds, where its kind is required of that side; the category names unit and kind.
      name: 'institution_pairs', kind: 'stock',
      label: { zh: '已建立的应有制度', en: 'Required institutions in force' }, unit: { zh: '项', en: 'institutions' },
      of: (values, context) => [...new Set([values.organization_id, ...(values.party_ids ?? [])])].flatMap((id) => {
        const unit = context.organization(id)
        if (!unit?.is_member || !requiredInstitutions(id, context).includes(values.type)) return []
        return inForce(values).map((part) => ({ ...part, category: `${id}|${values.type}`, organizations: [id], subdistrict: unit.subdistrict_id }))
      }),
    },
    {
      // How often a year its owner must keep it; the category names owner and kind.
      name: 'institution_times', kind: 'stock',
      label: { zh: '制度规定的年度次数', en: 'Times a year that institutions ask for' }, unit: { zh: '次', en: 'times' },
      of: (values, context) => values.times_a_year && keptByRecords.has(values.type)
        ? inForce(values).map(({ value, date: day }) => ({
          value: value * (values.times_a_year ?? 0), date: day, category: `${values.organization_id}|${values.type}`,
          organizations: [values.organization_id], subdistrict: context.organization(values.organization_id)?.subdistrict_id ?? null,
        }))
        : [],
    },
  ],
})

/** Kinds that meetings, visits, joint activities or drills keep; of the others no record tells whether they were kept. */
const keptByRecords: ReadonlySet<InstitutionType> = new Set(['joint_meeting', 'regular_meeting', 'visiting', 'co_building', 'joint_defence'])

/** +1 from the day it was set up, −1 from the day it was abolished. */
function inForce({ status, established_on: since, abolished_on: until }: { status: string, established_on: string | null, abolished_on: string | null }) {
  if (status === 'abolished' && until === null) return []
  const begun = { value: 1, date: since ?? '1900-01-01' }
  return until === null ? [begun] : [begun, { value: -1, date: until }]
}

function typeFromName(name: string): InstitutionType | undefined {
  return (Object.keys(types) as InstitutionType[]).find((type) => types[type].some((word) => name.includes(word)))
}
