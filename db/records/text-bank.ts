import { choice, date, longText } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders } from './headers.ts'

/** 语库: guiding texts, slogans and set phrases for reports, each with the days between which it is in use. */
export const textBank = defineRecord({
  name: 'text_bank',
  label: { zh: '语库', en: 'Texts' },
  theme: 'foundation',
  sheet: '语库',
  fields: {
    kind: choice({
      guiding: ['指导语', 'guiding text', '指导思想'], slogan: ['口号', 'slogan', '标语', '宣传口号'],
      theme: ['主题语', 'theme', '主题'], phrase: ['措辞', 'phrase', '常用语', '表述'],
    }, { label: { zh: '类别', en: 'Kind' }, required: true, headers: ['类别', '类型'] }),
    text: longText({ label: { zh: '文本', en: 'Text' }, required: true, listed: true, headers: ['文本', '内容', '表述', '口号内容'] }),
    side: choice({ both: ['通用', 'both'], civilian: ['地方', 'civilian'], military: ['部队', 'military'] }, { label: { zh: '适用', en: 'For' }, required: true, headers: ['适用', '适用范围'] }),
    used_from: date({ label: { zh: '启用日期', en: 'From' }, headers: ['启用日期', '起用日期', '开始日期'] }),
    used_to: date({ label: { zh: '停用日期', en: 'Until' }, headers: ['停用日期', '结束日期'] }),
    source: longText({ label: { zh: '出处', en: 'Source' }, headers: ['出处', '来源', '依据'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['kind', 'text'],
  search: ['text'],
  title: (values) => values.text.slice(0, 60),
  date: (values) => values.used_from,
  complete: (values) => ({ ...values, side: values.side ?? 'both' }),
  check: (values) => values.used_to !== null && values.used_from !== null && values.used_to < values.used_from
    ? [{ field: 'used_to', message: { zh: '停用日期早于启用日期', en: 'It went out of use before it came in' } }] : [],
})
