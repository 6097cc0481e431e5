import { choice, integer, reference, year } from '../fields.ts'
import { defineRecord } from '../record.ts'
import { recipientCategories } from './recipient-categories.ts'

/** 优抚对象数: the yearly register of households, the denominator of the visit rate. */
export const recipientRegister = defineRecord({
  name: 'recipient_register',
  label: { zh: '优抚对象数', en: 'Recipient registers' },
  theme: 'support_army',
  sheet: '优抚对象数',
  fields: {
    category: choice(recipientCategories, { label: { zh: '类别', en: 'Category' }, required: true, headers: ['类别', '对象类别', '优抚类别'] }),
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: ['单位', '街道', '单位名称', '填报单位'] }),
    year: year({ label: { zh: '年度', en: 'Year' }, required: true, headers: ['年度', '年份'] }),
    households: integer({ label: { zh: '户数', en: 'Households' }, required: true, headers: ['户数', '在册户数'], unit: { zh: '户', en: 'households' } }),
  },
  key: ['category', 'organization_id', 'year'],
  title: (values) => String(values.year),
  date: (values) => `${values.year}-01-01`,
  organizations: (values) => [values.organization_id],
  measures: [
    {
      name: 'register_households', kind: 'yearly',
      label: { zh: '在册优抚对象户数（按类别）', en: 'Registered households by category' }, unit: { zh: '户', en: 'households' },
      of: (values, context) => [{
        value: values.households,
        category: values.category,
        subdistrict: context.organization(values.organization_id)?.subdistrict_id ?? null,
      }],
    },
  ],
})
