import { choice, date, integer, longText, reference, text, year } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders, unitHeaders } from './headers.ts'
import { militaryWordIssues } from './military-words.ts'

const secretMark = /绝密|机密|秘密(?!战线)|内部机要/u

/** 档案文件: the catalogue of papers by archive class; the papers themselves stay where they are kept. */
export const document = defineRecord({
  name: 'document',
  label: { zh: '档案文件', en: 'Documents' },
  theme: 'foundation',
  sheet: '档案文件',
  fields: {
    dated_on: date({ label: { zh: '形成日期', en: 'Date' }, required: true, headers: ['形成日期', '日期', '时间', '成文日期', '印发日期'] }),
    title: text({ label: { zh: '题名', en: 'Title' }, required: true, headers: ['题名', '标题', '文件名称', '名称'] }),
    class: choice({
      notice: ['文件通知', 'notice', '文件', '通知', '发文'],
      plan: ['计划方案', 'plan', '计划', '方案', '规划', '要点'],
      institution: ['制度规定', 'institution', '制度', '规定', '协议'],
      minutes: ['会议纪要', 'minutes', '纪要', '会议记录'],
      list: ['清单台账', 'list', '清单', '台账', '名册'],
      summary: ['工作总结', 'summary', '总结', '汇报', '简报'],
      duty_report: ['履职报告', 'duty report', '履职情况报告', '述职报告'],
      honour: ['荣誉证书', 'honour', '证书', '奖牌', '荣誉'],
      media: ['影像资料', 'pictures', '照片', '视频', '影像'],
      other: ['其他', 'other', '其它'],
    }, { label: { zh: '档案类别', en: 'Class' }, required: true, headers: ['档案类别', '类别', '类型', '文件类别'] }),
    organization_id: reference('organization', { label: { zh: '形成单位', en: 'Made by' }, required: true, headers: ['形成单位', ...unitHeaders] }),
    year: year({ label: { zh: '所属年度', en: 'Year' }, required: true, headers: ['所属年度', '年度', '年份'] }),
    doc_no: text({ label: { zh: '文号', en: 'Document no.' }, headers: ['文号', '发文字号'] }),
    subject: text({ label: { zh: '所属事项', en: 'About' }, headers: ['所属事项', '关联活动', '所属活动'], listed: false }),
    retention: choice({ permanent: ['永久', 'permanent'], thirty: ['30年', '30 years', '定期30年', '长期'], ten: ['10年', '10 years', '定期10年', '短期'] },
      { label: { zh: '保管期限', en: 'Kept for' }, headers: ['保管期限', '期限'] }),
    place: text({ label: { zh: '存放位置', en: 'Kept at' }, headers: ['存放位置', '档号', '盒号', '保管位置'] }),
    pages: integer({ label: { zh: '页数', en: 'Pages' }, headers: ['页数', '页码'], unit: { zh: '页', en: 'pages' }, listed: false }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['dated_on', 'title', 'organization_id'],
  search: ['title'],
  title: (values) => values.title,
  date: (values) => values.dated_on,
  organizations: (values) => [values.organization_id],
  complete: (values) => ({
    ...values,
    class: values.class ?? (values.title === undefined ? undefined : /履职|述职/u.test(values.title) ? 'duty_report' : 'other'),
    year: values.year ?? (values.dated_on === undefined ? undefined : Number(values.dated_on.slice(0, 4))),
  }),
  check(values, context) {
    const marked = Object.entries(values).find(([, value]) => typeof value === 'string' && secretMark.test(value))
    if (marked) {
      return [{ field: marked[0], message: {
        zh: '带密级字样的文件不得录入。本系统为非涉密系统', en: 'A classified paper may not be entered. This is not a classified system',
      } }]
    }
    return militaryWordIssues(values, [values.organization_id], context)
  },
  measures: [
    {
      name: 'documents', kind: 'flow',
      label: { zh: '归档文件（按类别）', en: 'Documents by class' }, unit: { zh: '件', en: 'documents' },
      of: (values) => [{ value: 1, category: values.class }],
    },
    {
      // Of the year that it reports on; the category names the member unit, so that two papers are one report.
      name: 'duty_reports', kind: 'yearly',
      label: { zh: '已提交的履职报告', en: 'Duty reports handed in' }, unit: { zh: '份', en: 'reports' },
      of(values, context) {
        const unit = context.organization(values.organization_id)
        return values.class === 'duty_report' && unit?.is_member
          ? [{ value: 1, category: String(unit.id), date: `${values.year}-01-01`, subdistrict: unit.subdistrict_id }] : []
      },
    },
  ],
})
