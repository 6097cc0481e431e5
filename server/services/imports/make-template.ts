import type { Field, LineColumn } from '../../../db/fields.ts'
import { loadCompletionContext } from '../../../db/prepare-values.ts'
import { recordDefinition, type RecordName, sheetDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { requireFeature, requireWrite } from '../../security/permissions.ts'
import { type ColumnToWrite, writeWorkbook } from '../../spreadsheet/write-workbook.ts'
import { loadReferences, type ReferenceIndexes } from './load-references.ts'
import { missingFields } from './missing-fields.ts'

const mostOffered = 1_000
/** Kept as text, so that 2024.5 does not become a number and a phone keeps its zeros. */
const asText = new Set<Field['kind']>(['date', 'moment', 'phone', 'text', 'longText', 'names', 'reference', 'references', 'goods', 'choices', 'lines'])

/** An .xlsx to fill in, made from the record definition: canonical headers, drop-downs, an example row that imports skip, and a guide. */
export async function makeTemplate(context: ServiceContext, type: RecordName) {
  requireFeature(context.user.role, 'import')
  requireWrite(context.user.role, type)
  const definition = sheetDefinition(type)
  if (!definition.importable) throw notFound({ zh: '模板', en: 'template' })
  const [completion, references] = await Promise.all([loadCompletionContext(context.db, context.today), loadReferences(context.db)])
  const own = recordDefinition(type).fields
  // A plan stands in a column for each month.
  const fields = Object.entries(definition.fields).filter(([name, field]) => field.imported && field.kind !== 'plan' && (Object.hasOwn(own, name) || field.listed))
  const names = fields.map(([name]) => name)
  const needed = new Set(names.filter((name) => missingFields(definition, new Set(names.filter((other) => other !== name)), completion).includes(name)))
  const bytes = await writeWorkbook([
    {
      name: definition.sheet,
      title: `${definition.sheet}（模板）`,
      guide: ['从第一行空行填起。序号为“示例”的行不会导入。带 * 的列必填，各列填法见“填表说明”。本系统为非涉密系统，严禁录入涉密信息。'],
      columns: [
        { header: '序号', width: 8 },
        ...fields.map(([name, field]): ColumnToWrite => ({
          header: `${headerOf(field)}${needed.has(name) ? '*' : ''}`,
          note: adviceFor(field),
          choices: choicesOf(field, references),
          numberFormat: asText.has(field.kind) ? '@' : undefined,
        })),
      ],
      rows: [['示例', ...fields.map(([, field]) => exampleOf(field, references))]],
    },
    {
      name: '填表说明',
      columns: [{ header: '列', width: 16 }, { header: '要求', width: 10 }, { header: '填法', width: 60 }, { header: '也认得的写法', width: 60 }],
      rows: fields.map(([name, field]) => [
        headerOf(field), needed.has(name) ? '必填' : '可空', adviceFor(field), field.headers.slice(1).join('、'),
      ]),
    },
  ])
  return { name: `${definition.sheet}模板.xlsx`, bytes }
}

/** The canonical header, with its unit where the sheet's numbers need one. */
const headerOf = (field: Field) => `${field.headers[0] ?? field.label.zh}${field.kind === 'money' ? '(元)' : ''}`

function choicesOf(field: Field, references: ReferenceIndexes) {
  if (field.kind === 'yesNo') return ['是', '否']
  if (field.kind === 'reference') return references.get(field.references ?? '')?.names().slice(0, mostOffered)
  return field.choices.length > 0 ? field.choices.map((choice) => choice.label.zh) : undefined
}

function adviceFor(field: Field): string {
  switch (field.kind) {
    case 'date': return '如 2024-07-28、2024.7.28、7月28日（标题须有年份）；只知月份写 2024年5月；起止写 2024.5.1-5.3'
    case 'money': return '数字，如 1200；也可写 2万元'
    case 'integer': return `整数${field.unit ? `（${field.unit.zh}）` : ''}`
    case 'decimal': return `数字${field.unit ? `（${field.unit.zh}）` : ''}`
    case 'year': return '四位年份，如 2018'
    case 'yesNo': return '是 或 否'
    case 'choice': return field.choices.map((choice) => choice.label.zh).join('、')
    case 'reference': return '已登记的名称或别名'
    case 'references': return '已登记的名称或别名，多个用“、”隔开'
    case 'names': return '多个用“、”隔开'
    case 'goods': return '品名加数量，如 大米50kg、食用油20桶'
    case 'phone': return '如 0532-88881234'
    case 'longitude': return '十进制度，如 120.3826；也可写 120°22′57″'
    case 'latitude': return '十进制度，如 36.0671；也可写 36°04′02″'
    case 'plan': return '十二个月的累计百分比'
    case 'moment': return '日期和时间，如 2024-07-28 14:05；只知日期可只写日期；到场时间也可写 14:35 或 35分钟'
    case 'choices': return `可多选，用“、”隔开：${field.choices.map((choice) => choice.label.zh).join('、')}`
    case 'lines': return `一条一行（按 Alt+Enter 换行），各项用“ / ”隔开：${Object.values(field.columns).map((column) => column.label.zh).join(' / ')}`
    case 'text': case 'longText': return '文字'
  }
}

function exampleOf(field: Field, references: ReferenceIndexes): string | number | null {
  switch (field.kind) {
    case 'date': return '2024-07-28'
    case 'money': return 1200
    case 'integer': return 10
    case 'decimal': return 10
    case 'year': return 2018
    case 'yesNo': return '是'
    case 'choice': return field.choices[0]?.label.zh ?? null
    case 'reference': case 'references': return references.get(field.references ?? '')?.names()[0] ?? null
    case 'names': return '别名一、别名二'
    case 'goods': return '大米50kg、食用油20桶'
    case 'phone': return '0532-88881234'
    case 'longitude': return 120.3826
    case 'latitude': return 36.0671
    case 'plan': return null
    case 'moment': return '2024-07-28 14:05'
    case 'choices': return field.choices.slice(0, 2).map((choice) => choice.label.zh).join('、')
    case 'lines': return Object.values(field.columns).map(exampleOfColumn).join(' / ')
    case 'text': case 'longText': return field.label.zh
  }
}

function exampleOfColumn({ kind, label, choices }: LineColumn) {
  return kind === 'choice' ? choices[0]?.label.zh ?? '' : kind === 'date' ? '2024-07-28' : label.zh
}
