import { choice, date, longText, reference, text } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { dateHeaders, noteHeaders } from './headers.ts'

/** 荣誉: a title that a person (by an alias) or unit was put forward for or given. */
export const honour = defineRecord({
  name: 'honour',
  label: { zh: '荣誉', en: 'Honours' },
  theme: 'support_army',
  sheet: '荣誉',
  fields: {
    dated_on: date({ label: { zh: '日期', en: 'Date' }, required: true, headers: [...dateHeaders, '表彰时间', '授予时间', '表彰日期', '授予日期'] }),
    holder: text({ label: { zh: '姓名代称', en: 'Holder' }, required: true, headers: ['姓名代称', '姓名', '获奖人', '获奖单位'], sensitivity: 'person' }),
    title: text({ label: { zh: '称号', en: 'Title' }, required: true, headers: ['称号', '荣誉名称', '奖项', '荣誉称号'] }),
    kind: choice({
      military_wife: ['好军嫂', 'model military wife', '最美军嫂', '军嫂'],
      soldiers_mother: ['兵妈妈', 'soldiers’ mother', '最美兵妈妈'],
      veteran: ['最美退役军人', 'model veteran', '优秀退役军人'],
      unit: ['先进单位', 'model unit', '先进集体', '示范单位', '模范单位'],
      person: ['先进个人', 'model person', '标兵', '模范个人', '最美拥军人物'],
      other: ['其他', 'other', '其它'],
    }, { label: { zh: '称号类别', en: 'Kind' }, required: true, headers: ['称号类别', '荣誉类别'] }),
    level: choice({
      national: ['国家级', 'national', '国家', '全国'], province: ['省级', 'provincial', '省', '全省'], city: ['市级', 'municipal', '市', '全市'],
      district: ['区级', 'district', '区', '全区', '县级'], unit: ['单位级', 'unit', '街道级', '本单位', '街道'],
    }, { label: { zh: '级别', en: 'Level' }, headers: ['级别', '层级', '等级'] }),
    granter: text({ label: { zh: '授予单位', en: 'Granted by' }, headers: ['授予单位', '表彰单位', '颁发机关'] }),
    nominator_id: reference('organization', { label: { zh: '推荐单位', en: 'Put forward by' }, required: true, headers: ['推荐单位', '申报单位', '选送单位', '单位', '单位名称', '填报单位'] }),
    status: choice({
      nominated: ['推荐', 'put forward', '申报', '已推荐'], published: ['公示', 'published', '公示中', '已公示'], awarded: ['表彰', 'awarded', '已表彰', '授予', '已授予'],
    }, { label: { zh: '状态', en: 'Status' }, required: true, headers: ['状态', '进展'] }),
    doc_no: text({ label: { zh: '文号', en: 'Document no.' }, headers: ['文号', '表彰文件', '发文字号'], listed: false }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['dated_on', 'holder', 'title'],
  title: (values) => values.title,
  date: (values) => values.dated_on,
  organizations: (values) => [values.nominator_id],
  complete: (values) => ({
    ...values, kind: values.kind ?? (values.title === undefined ? undefined : kindOfTitle(values.title)), status: values.status ?? 'awarded',
  }),
  check: (values, context) => values.status === 'awarded' && values.dated_on > context.today
    ? [{ field: 'dated_on', message: { zh: `表彰日期不能在今天（${context.today}）之后`, en: `An award cannot be dated after today (${context.today})` } }] : [],
  measures: [
    {
      name: 'honours', kind: 'flow',
      label: { zh: '已表彰荣誉（按称号类别）', en: 'Honours awarded by kind' }, unit: { zh: '项', en: 'honours' },
      of: (values) => values.status === 'awarded' ? [{ value: 1, category: values.kind }] : [],
    },
    {
      name: 'family_honours', kind: 'flow',
      label: { zh: '好军嫂、兵妈妈', en: 'Model military wives and soldiers’ mothers' }, unit: { zh: '人', en: 'persons' },
      of: (values) => values.status === 'awarded' && (values.kind === 'military_wife' || values.kind === 'soldiers_mother')
        ? [{ value: 1, category: values.kind }] : [],
    },
  ],
})

function kindOfTitle(title: string) {
  if (/军嫂/u.test(title)) return 'military_wife' as const
  if (/兵妈妈|军妈妈/u.test(title)) return 'soldiers_mother' as const
  if (/退役军人/u.test(title)) return 'veteran' as const
  if (/单位|集体|示范/u.test(title)) return 'unit' as const
  return /个人|标兵|人物|模范/u.test(title) ? 'person' as const : 'other' as const
}
