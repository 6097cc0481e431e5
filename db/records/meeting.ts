import { choice, date, integer, longText, reference, references, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { hasBothSides } from './activity.ts'
import { festivalChoices } from './festival-choices.ts'
import { dateHeaders, noteHeaders, personsHeaders, subdistrictHeaders, unitHeaders } from './headers.ts'
import { isRuleName } from './institution.ts'
import { filedMeasure, materialsField } from './materials.ts'

const types = {
  plenary: ['全体会议', 'plenary', '领导小组全体会议', '领导小组会议', '全会'],
  joint: ['联席', 'joint meeting', '联席会议', '军地联席会议'],
  regular: ['例会', 'regular meeting', '工作例会', '调度会'],
  symposium: ['座谈会', 'symposium', '军地座谈会', '座谈'],
  party_military: ['议军会', 'party committee on military affairs', '党委议军会', '议军'],
} as const

/** The institution that a kind of meeting keeps. */
const keeps: Partial<Record<keyof typeof types, string>> = { joint: 'joint_meeting', regular: 'regular_meeting' }

/** 会议, with what it resolved and how much of that has been done. */
export const meeting = defineRecord({
  name: 'meeting',
  label: { zh: '会议', en: 'Meetings' },
  theme: 'leadership',
  sheet: '会议',
  fields: {
    held_on: date({ label: { zh: '日期', en: 'Date' }, required: true, headers: [...dateHeaders, '会议时间', '召开时间', '会议日期'] }),
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, headers: ['名称', '会议名称', '会议主题'] }),
    type: choice(types, { label: { zh: '类型', en: 'Type' }, required: true, headers: ['类型', '会议类型', '类别'] }),
    organization_id: reference('organization', { label: { zh: '召集单位', en: 'Convened by' }, required: true, headers: ['召集单位', ...unitHeaders] }),
    party_ids: references('organization', { label: { zh: '双方单位', en: 'Parties' }, headers: ['双方单位', '参会单位', '签订单位', '参加单位'] }),
    place: text({ label: { zh: '地点', en: 'Place' }, headers: ['地点', '会议地点'], listed: false }),
    subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: subdistrictHeaders, listed: false }),
    festival: choice(festivalChoices, { label: { zh: '节日', en: 'Festival' }, headers: ['节日', '时机', '节点'], listed: false }),
    attendees: integer({ label: { zh: '人数', en: 'Attendees' }, headers: [...personsHeaders, '参会人数'], unit: { zh: '人', en: 'persons' } }),
    resolutions: longText({ label: { zh: '议定事项', en: 'Resolutions' }, headers: ['议定事项', '决议', '会议纪要'] }),
    resolutions_total: integer({ label: { zh: '议定数', en: 'Resolutions made' }, headers: ['议定数', '议定事项数', '决议数'], unit: { zh: '项', en: 'resolutions' } }),
    resolutions_done: integer({ label: { zh: '落实数', en: 'Resolutions done' }, headers: ['落实数', '完成数', '已落实'], unit: { zh: '项', en: 'resolutions' } }),
    problems_discussed: integer({ label: { zh: '研究难题数', en: 'Problems discussed' }, headers: ['研究难题数', '研究问题数'], unit: { zh: '个', en: 'problems' }, listed: false }),
    doc_no: text({ label: { zh: '文号', en: 'Document no.' }, headers: ['文号', '发文字号', '纪要文号'], listed: false }),
    materials: materialsField(),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['held_on', 'name', 'organization_id'],
  search: ['name'],
  title: (values) => values.name,
  date: (values) => values.held_on,
  organizations: (values) => [values.organization_id, ...(values.party_ids ?? [])],
  subdistrict: (values) => values.subdistrict_id,
  complete(values, context) {
    const host = values.organization_id === undefined ? undefined : context.organization(values.organization_id)
    const parties = (values.party_ids ?? []).filter((id) => id !== values.organization_id)
    return {
      ...values,
      type: values.type ?? typeFromName(values.name ?? ''),
      party_ids: parties.length > 0 ? parties : null,
      subdistrict_id: values.subdistrict_id ?? host?.subdistrict_id ?? null,
      resolutions_total: values.resolutions_total ?? countResolutions(values.resolutions ?? null),
    }
  },
  check(values, context) {
    if (values.held_on > context.today) {
      return [{ field: 'held_on', message: { zh: `会议日期不能在今天（${context.today}）之后`, en: `A meeting cannot be dated after today (${context.today})` } }]
    }
    if ((values.resolutions_done ?? 0) > (values.resolutions_total ?? values.resolutions_done ?? 0)) {
      return [{ field: 'resolutions_done', message: { zh: '落实数大于议定数', en: 'More resolutions are done than were made' } }]
    }
    return []
  },
  sheetFields: {
    times_a_year: text({ label: { zh: '频次', en: 'Times a year' }, headers: ['频次', '周期', '每年次数'], listed: false }),
  },
  // In the sheet 制度会议 a rule, or a row with a frequency and no day, is an institution.
  isElsewhere: (values) => isRuleName(values.name) || (values.held_on === undefined && values.times_a_year !== undefined),
  measures: [
    {
      name: 'meetings', kind: 'flow',
      label: { zh: '会议（按类型）', en: 'Meetings by type' }, unit: { zh: '次', en: 'meetings' },
      of: (values) => [{ value: 1, category: values.type }],
    },
    {
      name: 'plenary_meetings', kind: 'flow',
      label: { zh: '全体会议', en: 'Plenary meetings' }, unit: { zh: '次', en: 'meetings' },
      of: (values) => values.type === 'plenary' ? [{ value: 1 }] : [],
    },
    {
      name: 'resolutions_total', kind: 'flow',
      label: { zh: '议定事项', en: 'Resolutions made' }, unit: { zh: '项', en: 'resolutions' },
      of: (values) => values.resolutions_total ? [{ value: values.resolutions_total, category: values.type }] : [],
    },
    {
      // Of a meeting whose resolutions nobody counted, none can be said to be done.
      name: 'resolutions_done', kind: 'flow',
      label: { zh: '已落实的议定事项', en: 'Resolutions done' }, unit: { zh: '项', en: 'resolutions' },
      of: (values) => values.resolutions_total && values.resolutions_done ? [{ value: values.resolutions_done, category: values.type }] : [],
    },
    {
      name: 'meetings_held', kind: 'flow',
      label: { zh: '按制度召开的会议', en: 'Meetings that keep an institution' }, unit: { zh: '次', en: 'meetings' },
      of(values, context) {
        const institution = keeps[values.type]
        return institution === undefined ? [] : [{
          value: 1, category: `${values.organization_id}|${institution}`, organizations: [values.organization_id],
          subdistrict: context.organization(values.organization_id)?.subdistrict_id ?? null,
        }]
      },
    },
    {
      name: 'meeting_interactions', kind: 'flow',
      label: { zh: '节日互动会议', en: 'Festival meetings with both sides' }, unit: { zh: '次', en: 'interactions' },
      of(values, context) {
        if (!hasBothSides([values.organization_id, ...(values.party_ids ?? [])], context)) return []
        const festival = context.festivalOf(values.held_on, values.festival)
        return festival ? [{ value: 1, category: festival.id, date: festival.date }] : []
      },
    },
    filedMeasure('meeting', { required: ['sign_in', 'minutes'], counts: () => true }),
  ],
})

function typeFromName(name: string) {
  return (Object.keys(types) as (keyof typeof types)[]).find((type) => types[type].some((word) => name.includes(word)))
}

/** 议定事项 of a cell: a bare number, or the entries of a numbered list; null where it cannot be told. */
export function countResolutions(text: string | null): number | null {
  if (text === null) return null
  const plain = text.normalize('NFKC').trim()
  const bare = /^(\d{1,3})\s*[项条件个]?$/u.exec(plain)?.[1]
  if (bare !== undefined) return Number(bare)
  const numbered = plain.match(/(?:^|[\n;。；\s])(?:\d{1,2}[.、)]|[一二三四五六七八九十]{1,3}[、是])/gu)?.length ?? 0
  if (numbered > 0) return numbered
  const entries = plain.split(/[;；\n]/u).filter((entry) => entry.trim() !== '')
  return entries.length > 1 ? entries.length : plain === '' ? null : 1
}
