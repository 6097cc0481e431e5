import { choice, integer, longText, moment, reference, references } from '../fields.ts'
import { defineRecord, type ValuesOf } from '../record.ts'
import { noteHeaders, subdistrictHeaders } from './headers.ts'
import { filedMeasure, materialsField } from './materials.ts'
import { militaryWordIssues } from './military-words.ts'
import { mechanism } from './mechanism.ts'

const people = { zh: '人次', en: 'persons' }

const typeWords = Object.fromEntries(mechanism.fields.type.choices.map(({ value, label, aliases }) =>
  [value, [label.zh, label.en, ...aliases]])) as unknown as Record<'typhoon' | 'security' | 'relief' | 'fire' | 'maritime', readonly [string, string, ...string[]]>

const fields = {
  happened_at: moment({ label: { zh: '时间', en: 'When' }, required: true, headers: ['时间', '日期', '演练时间', '发生时间', '演练日期', '发生日期'] }),
  mechanism_id: reference('mechanism', { label: { zh: '机制名称', en: 'Mechanism' }, required: true, headers: ['机制名称', '预案名称', '联动机制', '所属机制'] }),
  kind: choice({
    drill: ['演练', 'drill', '桌面推演', '拉动', '应急演练'], incident: ['事件', 'incident', '实战', '突发事件', '处置', '抢险'],
  }, { label: { zh: '性质', en: 'Kind' }, required: true, headers: ['性质', '演练或事件', '类别'] }),
  type: choice(typeWords, { label: { zh: '类型', en: 'Type' }, headers: ['类型', '灾种', '事件类别'] }),
  level: choice({
    four: ['Ⅳ级', 'level IV', 'IV', 'IV级', '四级', '蓝色'], three: ['Ⅲ级', 'level III', 'III', 'III级', '三级', '黄色'],
    two: ['Ⅱ级', 'level II', 'II', 'II级', '二级', '橙色'], one: ['Ⅰ级', 'level I', 'I', 'I级', '一级', '红色'],
  }, { label: { zh: '响应级别', en: 'Level' }, headers: ['响应级别', '级别', '等级'] }),
  route: choice({
    authority: ['经军事机关', 'through the military authority', '经军事机关批准', '按程序'], direct: ['紧急直接', 'directly, in an emergency', '紧急', '直接'],
  }, { label: { zh: '用兵程序', en: 'Route' }, headers: ['用兵程序', '请求途径', '调动程序'], listed: false }),
  requested_at: moment({ label: { zh: '请求时间', en: 'Requested' }, headers: ['请求时间', '接报时间', '报告时间'], listed: false }),
  arrived_at: moment({ label: { zh: '到场时间', en: 'Arrived' }, headers: ['到场时间', '到达时间', '响应时间'] }),
  closed_at: moment({ label: { zh: '结束时间', en: 'Closed' }, headers: ['结束时间', '处置完毕时间', '完成时间'], listed: false }),
  persons: integer({ label: { zh: '人次', en: 'Persons' }, headers: ['人次', '出动人次', '投入力量', '参演人数'], unit: people }),
  evacuated: integer({ label: { zh: '转移群众', en: 'Evacuated' }, headers: ['转移群众', '疏散人数', '转移人数'], unit: people }),
  party_ids: references('organization', { label: { zh: '联动单位', en: 'Parties' }, headers: ['联动单位', '协同单位', '军地单位', '参加单位'] }),
  subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: subdistrictHeaders, listed: false }),
  outcome: longText({ label: { zh: '成效', en: 'Outcome' }, headers: ['成效', '处置情况', '演练评估'] }),
  materials: materialsField(),
  note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
}

type EventValues = ValuesOf<typeof fields>

/** 联动演练与事件: a drill or an incident under a mechanism, with the minutes of request and arrival. */
export const responseEvent = defineRecord({
  name: 'response_event',
  label: { zh: '演练与事件', en: 'Response events' },
  theme: 'joint_response',
  sheet: '联动',
  fields,
  key: ['happened_at', 'mechanism_id', 'kind'],
  title: (values) => `${values.kind === 'drill' ? '演练' : '事件'}（${values.happened_at.slice(0, 10)}）`,
  date: (values) => values.happened_at.slice(0, 10),
  organizations: (values) => values.party_ids ?? [],
  subdistrict: (values) => values.subdistrict_id,
  complete(values) {
    const asked = values.requested_at ? onDayOf(values.requested_at, values.happened_at) : hasClock(values.happened_at) ? values.happened_at : null
    return {
      ...values,
      requested_at: asked ?? null,
      arrived_at: values.arrived_at ? onDayOf(values.arrived_at, asked ?? values.happened_at) : null,
      closed_at: values.closed_at ? onDayOf(values.closed_at, asked ?? values.happened_at) : null,
    }
  },
  check(values, context) {
    const issue = (field: string, zh: string, en: string) => [{ field, message: { zh, en } }]
    if (values.happened_at.slice(0, 10) > context.today) return issue('happened_at', `时间不能在今天（${context.today}）之后`, `It cannot be dated after today (${context.today})`)
    const minutes = minutesToArrive(values)
    if (minutes !== null && minutes < 0) return issue('arrived_at', '到场时间早于请求时间', 'They arrived before they were asked for')
    if (values.closed_at !== null && values.arrived_at !== null && values.closed_at < values.arrived_at.slice(0, values.closed_at.length)) {
      return issue('closed_at', '结束时间早于到场时间', 'It was over before they arrived')
    }
    return militaryWordIssues(values, values.party_ids ?? [], context)
  },
  measures: [
    {
      // A stock, so that the drills of a calendar year can be counted whatever the period; the category is the mechanism.
      name: 'drills', kind: 'stock',
      label: { zh: '演练（按机制）', en: 'Drills by mechanism' }, unit: { zh: '次', en: 'drills' },
      of: (values) => values.kind === 'drill' ? [{ value: 1, category: String(values.mechanism_id) }] : [],
    },
    {
      name: 'response_events', kind: 'flow',
      label: { zh: '演练与事件', en: 'Drills and incidents' }, unit: { zh: '次', en: 'events' },
      of: (values) => [{ value: 1, category: values.kind }],
    },
    {
      // The category is the number of minutes, so that the median over any units and months is exact.
      name: 'response_minutes', kind: 'flow',
      label: { zh: '到场用时（分钟）', en: 'Incidents by minutes to arrival' }, unit: { zh: '起', en: 'incidents' },
      of(values) {
        const minutes = values.kind === 'incident' ? minutesToArrive(values) : null
        return minutes === null ? [] : [{ value: 1, category: String(minutes) }]
      },
    },
    {
      name: 'defence_held', kind: 'flow',
      label: { zh: '按联防制度开展的演练', en: 'Drills that keep an institution' }, unit: { zh: '次', en: 'drills' },
      of: (values, context) => values.kind === 'drill'
        ? (values.party_ids ?? []).map((id) => ({
          value: 1, category: `${id}|joint_defence`, organizations: [id], subdistrict: context.organization(id)?.subdistrict_id ?? null,
        }))
        : [],
    },
    filedMeasure('event', { required: ['plan', 'summary'], counts: () => true }),
  ],
})

const hasClock = (value: string | null | undefined): value is string => value?.includes('T') === true && value.length > 10

/** A time of day or a span (T14:35, P35M), as sheets give them, on the day or from the minute of another moment. */
function onDayOf(value: string, other: string | null | undefined): string {
  if (value.startsWith('T')) return other === null || other === undefined || other.length < 10 ? value : `${other.slice(0, 10)}${value}+08:00`
  const span = /^P(\d+)M$/u.exec(value)
  if (!span) return value
  return hasClock(other) ? shanghaiMinute(Date.parse(other) + Number(span[1]) * 60_000) : value
}

const shanghaiMinute = (at: number) => `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)}+08:00`

/** Minutes from the request to the arrival; null where either is not known to the minute. */
export function minutesToArrive({ requested_at: asked, arrived_at: came }: Pick<EventValues, 'requested_at' | 'arrived_at'>) {
  return hasClock(asked) && hasClock(came) ? Math.round((Date.parse(came) - Date.parse(asked)) / 60_000) : null
}
