import { choice, decimal, longText, reference, text, yesNo } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders } from './headers.ts'
import { indicatorChoices } from './indicator-choices.ts'

/** The eight official criteria of a 双拥模范城. */
export const criteria = {
  1: ['组织领导坚强有力', 'Strong organization and leadership', '组织领导'],
  2: ['宣传教育广泛深入', 'Publicity and education far and wide', '宣传教育'],
  3: ['拥军工作扎实有效', 'Solid support for the army', '拥军工作', '拥军优属'],
  4: ['拥政爱民成果显著', 'Marked results for the people', '拥政爱民'],
  5: ['政策法规落到实处', 'Policies and laws put into effect', '政策法规', '政策落实'],
  6: ['双拥活动坚持经常', 'Activities kept up', '双拥活动'],
  7: ['军民共建富有成效', 'Fruitful co-building', '军民共建', '军警民共建'],
  8: ['军政军民关系融洽', 'Harmony of army, government and people', '军政军民关系', '军民关系'],
} as const

/**
 * 测评标准: one item of a cycle's standard: what it is worth, and by which indicator it is measured, if by any. Points differ by
 * province, so they are data; those that come with the product are marked 示例.
 */
export const standardItem = defineRecord({
  name: 'standard_item',
  label: { zh: '测评标准', en: 'Standard items' },
  theme: 'creation',
  sheet: '测评标准',
  fields: {
    cycle_id: reference('creation_cycle', { label: { zh: '创建周期', en: 'Cycle' }, required: true, headers: ['创建周期', '周期'] }),
    code: text({ label: { zh: '条目号', en: 'No.' }, required: true, headers: ['条目号', '条款号', '标准编号'] }),
    edition: text({ label: { zh: '标准版本', en: 'Edition' }, required: true, headers: ['标准版本', '版本', '考评标准'] }),
    criterion: choice(criteria, { label: { zh: '考评项目', en: 'Criterion' }, required: true, headers: ['考评项目', '八项标准', '一级指标', '项目'] }),
    title: text({ label: { zh: '标准内容', en: 'Standard' }, required: true, headers: ['标准内容', '测评内容', '二级指标', '内容'] }),
    kind: choice({ basic: ['基础', 'basic', '基础分', '基本项'], bonus: ['加分', 'bonus', '加分项'], veto: ['否决', 'veto', '一票否决', '否决项'] },
      { label: { zh: '性质', en: 'Kind' }, required: true, headers: ['性质', '类型', '类别'] }),
    points: decimal({ label: { zh: '分值', en: 'Points' }, required: true, headers: ['分值', '分数', '权重'], unit: { zh: '分', en: 'points' } }),
    indicator: choice(indicatorChoices, { label: { zh: '对应指标', en: 'Indicator' }, headers: ['对应指标', '指标', '指标代码'] }),
    source: text({ label: { zh: '依据', en: 'Source' }, headers: ['依据', '出处', '文件依据'], listed: false }),
    is_example: yesNo({ label: { zh: '示例', en: 'Example' }, headers: ['是否示例'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['edition', 'code'],
  search: ['title'],
  // Cycles number their items alike; only the edition tells them apart.
  title: (values) => `${values.code} ${values.title}（${values.edition}）`,
  complete: (values) => ({
    ...values, kind: values.kind ?? 'basic', is_example: values.is_example ?? false, points: values.points ?? (values.kind === 'veto' ? 0 : undefined),
  }),
  check: (values) => values.kind !== 'basic' && values.indicator !== null
    ? [{ field: 'indicator', message: { zh: '只有基础项按指标计分', en: 'Only basic items are measured by an indicator' } }] : [],
})
