import { choice, date, longText, reference, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders, unitHeaders } from './headers.ts'

/** 主题活动: what a unit runs over weeks under one name (美丽青岛、和谐军营), and what sessions and activities belong to. */
export const campaign = defineRecord({
  name: 'campaign',
  label: { zh: '主题活动', en: 'Campaigns' },
  theme: 'publicity',
  sheet: '主题活动',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, headers: ['名称', '活动名称', '主题活动', '活动品牌'] }),
    kind: choice({
      practice: ['教育实践', 'education in practice', '实践教育', '主题教育'],
      publicity: ['宣传', 'publicity', '集中宣传', '宣传月'],
      commendation: ['评选表彰', 'commendation', '评选', '推选'],
      volunteer: ['志愿服务', 'volunteering', '志愿', '学雷锋'],
      co_building: ['共建', 'co-building', '双拥共建', '结对共建'],
      other: ['其他', 'other', '其它'],
    }, { label: { zh: '类型', en: 'Kind' }, required: true, headers: ['类型', '活动类别', '类别'] }),
    theme: text({ label: { zh: '主题', en: 'Theme' }, headers: ['主题', '主题内容'] }),
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: unitHeaders }),
    started_on: date({ label: { zh: '开始日期', en: 'Began on' }, required: true, headers: ['开始日期', '日期', '时间', '起止时间', '活动时间', '开展日期'] }),
    ended_on: date({ label: { zh: '结束日期', en: 'Ended on' }, headers: ['结束日期', '结束时间'] }),
    slogan: text({ label: { zh: '口号', en: 'Slogan' }, headers: ['口号', '宣传口号'], listed: false }),
    outcome: longText({ label: { zh: '成效', en: 'Outcome' }, headers: ['成效', '活动效果', '取得成效'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['name', 'organization_id', 'started_on'],
  search: ['name'],
  title: (values) => values.name,
  date: (values) => values.started_on,
  organizations: (values) => [values.organization_id],
  complete: (values) => ({ ...values, kind: values.kind ?? kindFromName(values.name ?? '') }),
  check: (values) => values.ended_on !== null && values.ended_on < values.started_on
    ? [{ field: 'ended_on', message: { zh: '结束日期早于开始日期', en: 'The end is before the start' } }] : [],
  measures: [
    {
      name: 'campaigns', kind: 'flow',
      label: { zh: '主题活动（按类型）', en: 'Campaigns by kind' }, unit: { zh: '项', en: 'campaigns' },
      of: (values) => [{ value: 1, category: values.kind }],
    },
  ],
})

function kindFromName(name: string) {
  if (/评选|表彰|推选/u.test(name)) return 'commendation' as const
  if (/志愿|雷锋/u.test(name)) return 'volunteer' as const
  if (/宣传/u.test(name)) return 'publicity' as const
  if (/教育|实践/u.test(name)) return 'practice' as const
  return /共建|结对/u.test(name) ? 'co_building' as const : 'other' as const
}
