import { choice, longText, reference, text, year } from '../fields.ts'
import { defineRecord, type MeasureContext } from '../record.ts'
import { noteHeaders, unitHeaders } from './headers.ts'
import { militaryWordIssues } from './military-words.ts'

const flags = {
  agenda: ['议事日程', 'agenda', '重要议事日程', '纳入议事日程'],
  plan: ['年度规划', 'yearly plan', '年度计划', '工作计划', '总体规划'],
  civilization: ['精神文明', 'cultural work', '精神文明建设'],
  assessment: ['目标考核', 'assessment', '目标管理考核', '绩效考核'],
  cadre_education: ['干部教育', 'cadre education', '干部在职教育', '干部教育培训'],
  budget: ['财政预算', 'budget', '经费预算'],
} as const

type Flag = keyof typeof flags

/** What each side must take double support into, as the two kinds of duty reports tell it: three of a unit, three of a civilian one. */
const required: Record<'civilian' | 'military', readonly Flag[]> = {
  military: ['agenda', 'plan', 'civilization'],
  civilian: ['plan', 'assessment', 'cadre_education'],
}
export const requiredFlagCount = 3

/** The flags that a unit of a side must have. */
export const requiredFlagsOf = (side: 'civilian' | 'military') => required[side]

const requiredFlags = (organization: number, context: MeasureContext) => requiredFlagsOf(context.organization(organization)?.side ?? 'civilian')

/** 纳入情况: what a unit has taken double support into in a year, with the paper that shows it. */
export const inclusion = defineRecord({
  name: 'inclusion',
  label: { zh: '纳入情况', en: 'Inclusions' },
  theme: 'leadership',
  sheet: '纳入情况',
  fields: {
    organization_id: reference('organization', { label: { zh: '单位', en: 'Organization' }, required: true, headers: unitHeaders }),
    year: year({ label: { zh: '年度', en: 'Year' }, required: true, headers: ['年度', '年份'] }),
    flag: choice(flags, { label: { zh: '纳入事项', en: 'Included in' }, required: true, headers: ['纳入事项', '事项', '纳入内容'] }),
    evidence: text({ label: { zh: '依据', en: 'Evidence' }, headers: ['依据', '依据文件', '文号', '佐证材料'] }),
    note: longText({ label: { zh: '备注', en: 'Note' }, headers: noteHeaders }),
  },
  key: ['organization_id', 'year', 'flag'],
  title: (values) => `${values.year}年${flags[values.flag][0]}`,
  date: (values) => `${values.year}-01-01`,
  organizations: (values) => [values.organization_id],
  check: (values, context) => militaryWordIssues(values, [values.organization_id], context),
  measures: [
    {
      // Only what is evidenced and required of that side; the category names unit and flag.
      name: 'inclusions', kind: 'yearly',
      label: { zh: '有依据的应纳入事项', en: 'Evidenced inclusions' }, unit: { zh: '项', en: 'items' },
      of: (values, context) => values.evidence !== null && requiredFlags(values.organization_id, context).includes(values.flag)
        ? [{
          value: 1, category: `${values.organization_id}|${values.flag}`,
          subdistrict: context.organization(values.organization_id)?.subdistrict_id ?? null,
        }]
        : [],
    },
  ],
})
