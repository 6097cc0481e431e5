import { decimal, longText, reference, references, text, year, yesNo } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { noteHeaders, unitHeaders } from './headers.ts'

/** 自评得分: what an organization gives itself on a standard item in a year, what the reviewers gave, and the evidence. */
export const score = defineRecord({
  name: 'score',
  label: { zh: '自评得分', en: 'Scores' },
  theme: 'creation',
  sheet: '自评得分',
  fields: {
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: unitHeaders }),
    year: year({ label: { zh: '年度', en: 'Year' }, required: true, headers: ['年度', '年份'] }),
    item_id: reference('standard_item', { label: { zh: '标准条目', en: 'Standard item' }, required: true, headers: ['标准条目', '条目号', '测评内容', '标准内容'] }),
    self: decimal({ label: { zh: '自评分', en: 'Own score' }, headers: ['自评分', '自评得分', '得分'], unit: { zh: '分', en: 'points' } }),
    reviewed: decimal({ label: { zh: '复核分', en: 'Reviewed score' }, headers: ['复核分', '复核得分', '考评得分'], unit: { zh: '分', en: 'points' } }),
    vetoed: yesNo({ label: { zh: '触发否决', en: 'Veto' }, headers: ['触发否决', '是否否决', '一票否决'] }),
    deduction: longText({ label: { zh: '扣分原因', en: 'Why points are missing' }, headers: ['扣分原因', '扣分说明', '失分原因'] }),
    evidence: text({ label: { zh: '佐证材料', en: 'Evidence' }, headers: ['佐证材料', '依据', '佐证'] }),
    document_ids: references('document', { label: { zh: '佐证档案', en: 'Papers' }, headers: ['佐证档案', '佐证文件', '档案题名'], listed: false }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['organization_id', 'year', 'item_id'],
  title: (values) => `${values.year}年得分`,
  date: (values) => `${values.year}-01-01`,
  organizations: (values) => [values.organization_id],
  complete: (values) => ({ ...values, vetoed: values.vetoed ?? false }),
  measures: [
    {
      // An organization's own: those below it are scored for themselves.
      name: 'item_scores', kind: 'yearly',
      label: { zh: '标准条目得分', en: 'Scores by item' }, unit: { zh: '分', en: 'points' },
      of: (values) => {
        const points = values.reviewed ?? values.self
        return points ? [{ value: points, category: String(values.item_id), organizations: [values.organization_id], alone: true, subdistrict: null }] : []
      },
    },
    {
      name: 'item_vetoes', kind: 'yearly',
      label: { zh: '触发的否决项', en: 'Vetoes' }, unit: { zh: '项', en: 'items' },
      of: (values) => values.vetoed
        ? [{ value: 1, category: String(values.item_id), organizations: [values.organization_id], alone: true, subdistrict: null }] : [],
    },
  ],
})
