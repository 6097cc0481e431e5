import { choice, date, longText, reference, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { dateHeaders, noteHeaders, subdistrictHeaders, unitHeaders } from './headers.ts'

/** 反馈: what people sent back: letters and banners of thanks, the press, surveys. */
export const feedback = defineRecord({
  name: 'feedback',
  label: { zh: '反馈', en: 'Feedback' },
  theme: 'requests',
  sheet: '社会反馈',
  fields: {
    received_on: date({ label: { zh: '日期', en: 'Date' }, required: true, headers: [...dateHeaders, '收到日期', '刊发日期'] }),
    kind: choice({
      letter: ['感谢信', 'letter of thanks', '表扬信', '来信'], banner: ['锦旗', 'banner'], media: ['媒体报道', 'press', '媒体', '新闻报道', '报道'],
      survey: ['问卷调查', 'survey', '问卷', '满意度调查', '测评'], word: ['口头反馈', 'by word of mouth', '口头', '座谈反馈'],
    }, { label: { zh: '形式', en: 'Kind' }, required: true, headers: ['形式', '反馈形式', '类型', '类别'] }),
    title: text({ label: { zh: '内容', en: 'About' }, required: true, headers: ['内容', '反馈内容', '标题', '题目'] }),
    organization_id: reference('organization', { label: { zh: '收到单位', en: 'To' }, required: true, headers: ['收到单位', '被反馈单位', ...unitHeaders] }),
    source: text({ label: { zh: '来源', en: 'From' }, headers: ['来源', '反馈人', '媒体名称', '来信单位'] }),
    subdistrict_id: reference('organization', { label: { zh: '街道', en: 'Sub-district' }, headers: subdistrictHeaders, listed: false }),
    attitude: choice({ good: ['好评', 'good', '表扬', '满意'], neutral: ['建议', 'suggestion', '意见建议', '一般'], bad: ['批评', 'criticism', '投诉', '不满意'] },
      { label: { zh: '评价', en: 'Attitude' }, headers: ['评价', '态度'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['received_on', 'organization_id', 'title'],
  title: (values) => values.title,
  date: (values) => values.received_on,
  organizations: (values) => [values.organization_id],
  subdistrict: (values) => values.subdistrict_id,
  complete: (values) => ({ ...values, attitude: values.attitude ?? (values.kind === 'letter' || values.kind === 'banner' ? 'good' : null) }),
  measures: [
    {
      name: 'feedbacks', kind: 'flow',
      label: { zh: '反馈（按形式）', en: 'Feedback by kind' }, unit: { zh: '件', en: 'items' },
      of: (values) => [{ value: 1, category: values.kind }],
    },
  ],
})
