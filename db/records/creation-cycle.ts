import { choice, longText, text, year } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders } from './headers.ts'

/** 创建周期: one round of becoming a 双拥模范城, with its line of thought, its emphases and its tasks. */
export const creationCycle = defineRecord({
  name: 'creation_cycle',
  label: { zh: '创建周期', en: 'Creation cycles' },
  theme: 'creation',
  sheet: '创建周期',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, headers: ['名称', '周期名称', '创建周期'] }),
    level: choice({ national: ['全国', 'national'], province: ['省级', 'provincial', '省'], city: ['市级', 'municipal', '市'], district: ['区级', 'district', '区'] },
      { label: { zh: '级别', en: 'Level' }, headers: ['级别', '层级'] }),
    from_year: year({ label: { zh: '起始年份', en: 'From' }, required: true, headers: ['起始年份', '开始年份', '起始年度'] }),
    to_year: year({ label: { zh: '结束年份', en: 'To' }, required: true, headers: ['结束年份', '截止年份', '结束年度'] }),
    status: choice({ running: ['创建中', 'running', '进行中'], named: ['已命名', 'named', '命名'], checked: ['复核中', 'under review', '复核'], failed: ['未命名', 'not named'] },
      { label: { zh: '状态', en: 'Status' }, required: true, headers: ['状态', '进展'] }),
    idea: longText({ label: { zh: '创建思路', en: 'Line of thought' }, headers: ['创建思路', '思路'] }),
    emphases: longText({ label: { zh: '工作重点', en: 'Emphases' }, headers: ['工作重点', '重点'] }),
    tasks: longText({ label: { zh: '目标任务', en: 'Tasks' }, headers: ['目标任务', '目标', '任务'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['name'],
  search: ['name'],
  title: (values) => values.name,
  date: (values) => `${values.from_year}-01-01`,
  complete: (values) => ({
    ...values, status: values.status ?? 'running', to_year: values.to_year ?? (values.from_year === undefined ? undefined : values.from_year + 3),
  }),
  check: (values) => values.to_year < values.from_year
    ? [{ field: 'to_year', message: { zh: '结束年份早于起始年份', en: 'It ends before it begins' } }] : [],
})
