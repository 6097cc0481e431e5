import type { StoredRecord } from '../../../db/record.ts'
import { activity } from '../../../db/records/activity.ts'
import { claims } from '../claims/claims.ts'
import type { ReportData, ReportRecords } from '../report-data.ts'
import { clauses, listed } from '../slot.ts'

/** 岚湾区妇女联合会2026年双拥工作履职情况报告; a name that ends in digits (部队01) stands apart from the year. */
export const dutyReportTitle = ({ unit, year }: ReportData) => `${unit.fullName}${/\d$/u.test(unit.fullName) ? ' ' : ''}${year}年双拥工作履职情况报告`

/** 2026年“迎八一”双拥宣传月 → “迎八一”双拥宣传月; a name without quotes of its own gets them: “全民国防教育月”. */
export function campaignName(name: string) {
  const plain = name.replace(/^\d{4}年/u, '')
  return plain.includes('“') ? plain : `“${plain}”`
}

/** Whether a matter was seen to. */
export const isDone = ({ status }: StoredRecord) => status === 'resolved' || status === 'closed'

/** 协调训练用地（12） → 协调训练用地. */
export const bareTitle = (title: string) => title.replace(/（\d+）$/u, '')

/** What shows that double support was taken into something; null where nothing does. */
export function evidenceOf({ inclusions }: ReportRecords, flag: string) {
  const found = inclusions.find((record) => record.flag === flag)
  return typeof found?.evidence === 'string' ? found.evidence : null
}

/** Activities are called 形式多样 from this index on (the target of F5). */
const manyForms = 0.7

/** How regular activities were: 月月有活动、节节有互动 only where they are true. Null where there was none. */
export function regularity({ figures }: ReportData): string | null {
  if (figures.count('activities') === 0) return null
  const months = claims.every_month.judge({ part: figures.count('F2.part'), whole: figures.count('F2.whole'), average: figures.find('F1')?.value ?? null })
  const festivals = claims.every_festival.judge({ part: figures.count('F3.part'), whole: figures.count('F3.whole') })
  return clauses(
    months === 'holds' && '做到月月有活动', months === 'nearly' && '平均每月开展活动{F1}次，{F2.whole}个月中{F2.part}个月有活动',
    months === 'fails' && '{F2.whole}个月中{F2.part}个月有活动', festivals === 'holds' && '节节有互动',
    festivals === 'nearly' && '{F3.whole}个重要节日中{F3.part}个节日开展了军地互动', forms({ figures }),
  )
}

function forms({ figures }: Pick<ReportData, 'figures'>) {
  const names = activity.fields.type.choices.filter(({ value }) => value !== 'other' && figures.count(`activities/${value}`) > 0).map(({ label }) => label.zh)
  if (names.length === 0) return null
  const many = figures.count('F5') >= manyForms
  if (claims.several.judge({ part: names.length, whole: names.length }) !== 'holds') return `开展${listed(names)}活动`
  return `${many ? '形式多样，' : ''}有${listed(names.slice(0, 4), '、')}${names.length > 4 ? '等' : ''}活动`
}
