import type { Label } from '../../../db/record.ts'
import type { IgnoredReason } from '../../spreadsheet/match-columns.ts'
import type { LeftOutReason } from '../../spreadsheet/parsed-row.ts'

export const leftOutLabels: Record<LeftOutReason, Label> = {
  title: { zh: '标题行', en: 'Title' },
  header: { zh: '表头', en: 'Header' },
  repeated_header: { zh: '重复的表头', en: 'Header again' },
  blank: { zh: '空行（至多有序号）', en: 'Blank (at most a number)' },
  hidden: { zh: '隐藏的行', en: 'Hidden' },
  example: { zh: '示例行', en: 'Example' },
  total: { zh: '合计或小计', en: 'Total' },
  section: { zh: '小标题行', en: 'Section heading' },
  page: { zh: '页码', en: 'Page number' },
  footer: { zh: '表尾（填表人、审核、备注等）', en: 'Footer' },
  after_footer: { zh: '表尾之后的行', en: 'After the footer' },
  by_hand: { zh: '按选择不导入', en: 'Left out by choice' },
  new_name: { zh: '新的单位或名称，按选择先不导入', en: 'A new name, not imported for now as chosen' },
  elsewhere: { zh: '另一类台账的行（请按那一类再导入一次）', en: 'Another kind of record (import the file again as that kind)' },
}

export const ignoredLabels: Record<IgnoredReason, Label> = {
  unknown: { zh: '不认识的列，未读', en: 'Unknown column, not read' },
  ordinal: { zh: '序号，不作依据', en: 'A running number, which identifies nothing' },
  duplicate: { zh: '已有另一列读作同一项，此列未读', en: 'Another column is read as the same field' },
  chosen: { zh: '按选择不读', en: 'Not read, as chosen' },
  remembered: { zh: '按上次的选择不读', en: 'Not read, as chosen last time' },
  unfit: { zh: '标题相近但内容不符，未读', en: 'The heading is near but the values do not fit' },
  total: { zh: '合计列，未读', en: 'A total, not read' },
}
