import { choice, date, longText, reference, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { dateHeaders, noteHeaders, unitHeaders } from './headers.ts'

/** 先进事迹: a deed worth telling, whose hero goes by an alias. */
export const story = defineRecord({
  name: 'story',
  label: { zh: '先进事迹', en: 'Stories' },
  theme: 'publicity',
  sheet: '先进事迹',
  fields: {
    told_on: date({ label: { zh: '日期', en: 'Date' }, required: true, headers: [...dateHeaders, '发布时间', '刊发日期'] }),
    title: text({ label: { zh: '标题', en: 'Title' }, required: true, headers: ['标题', '事迹名称', '题目'] }),
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: [...unitHeaders, '推荐单位', '选送单位'] }),
    subject: text({ label: { zh: '人物代称', en: 'Whose' }, headers: ['人物代称', '姓名代称', '姓名', '人物'], sensitivity: 'person' }),
    theme: choice({
      support_army: ['拥军优属', 'support the army', '拥军'], love_people: ['拥政爱民', 'love the people', '爱民'],
      veteran: ['退役军人', 'veterans', '最美退役军人'], family: ['军属', 'soldiers’ families', '好军嫂', '兵妈妈'], defence: ['国防建设', 'defence'],
    }, { label: { zh: '主题', en: 'Theme' }, headers: ['主题', '类别', '类型'] }),
    published_in: text({ label: { zh: '刊载媒体', en: 'Published in' }, headers: ['刊载媒体', '媒体', '发布平台'] }),
    summary: longText({ label: { zh: '事迹', en: 'Story' }, headers: ['事迹', '内容', '主要事迹', '摘要'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['told_on', 'title', 'organization_id'],
  search: ['title'],
  title: (values) => values.title,
  date: (values) => values.told_on,
  organizations: (values) => [values.organization_id],
  measures: [
    {
      name: 'stories', kind: 'flow',
      label: { zh: '先进事迹', en: 'Stories told' }, unit: { zh: '篇', en: 'stories' },
      of: (values) => [{ value: 1, category: values.theme ?? '' }],
    },
  ],
})
