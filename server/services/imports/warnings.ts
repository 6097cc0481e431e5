import { todayInShanghai } from '../../../db/dates.ts'
import type { AnyRecord, CompletionContext, Label } from '../../../db/record.ts'
import { totalDiffers } from '../../spreadsheet/check-totals.ts'
import { letterOf } from '../../spreadsheet/column-letters.ts'
import type { SheetFindings } from '../../spreadsheet/parse-rows.ts'
import { missingFields } from './missing-fields.ts'
import type { ReadSheet } from './read-sheets.ts'
import { unitFieldOf } from './sheet-defaults.ts'
import type { ImportWarning } from './types.ts'

/** An earlier commit of a file with the same content. */
export interface Twin { file_name: string, committed_at: string | null, author: string | null }

type Place = Partial<Pick<ImportWarning, 'sheet' | 'row' | 'column' | 'field'>>

const warning = (kind: ImportWarning['kind'], message: Label, place: Place = {}): ImportWarning =>
  ({ kind, message, sheet: null, row: null, column: null, field: null, ...place })

/** What a person should look at before committing, though no single row says it. */
export function findWarnings(
  { definition, sheets, twin, completion }: { definition: AnyRecord, sheets: ReadSheet[], twin: Twin | null, completion: CompletionContext },
): ImportWarning[] {
  return [
    ...(twin ? [seenBefore(twin)] : []),
    ...sheets.flatMap((sheet) => missingFields(definition, fieldsOf(sheet), completion).map((field) => missingColumn(definition, field, sheet))),
    ...sheets.flatMap((sheet) => [...sheetWarnings(definition, sheet)]),
  ]
}

function seenBefore({ file_name: file, committed_at: at, author }: Twin) {
  const day = at === null ? '' : todayInShanghai(new Date(at))
  return warning('seen_before', {
    zh: `内容相同的文件已导入过：${file}（${day}${author === null ? '' : `，${author}`}）`,
    en: `A file with the same content has been imported: ${file} (${day}${author === null ? '' : `, ${author}`})`,
  })
}

const fieldsOf = ({ plan, defaults }: ReadSheet) => new Set([...plan.columns.flatMap(({ field }) => field ?? []), ...defaults.values.keys()])

function missingColumn(definition: AnyRecord, field: string, { plan, defaults }: ReadSheet) {
  const label = definition.fields[field]?.label ?? { zh: field, en: field }
  const unknown = field === unitFieldOf(definition) && defaults.titleName?.found === null ? defaults.titleName.written : null
  return warning('missing_column', unknown === null
    ? { zh: `没有“${label.zh}”这一列，请指定列或选定默认值`, en: `There is no column for “${label.en}”; choose a column or a default` }
    : { zh: `没有“${label.zh}”这一列，标题里的“${unknown}”也不是已登记的单位`, en: `There is no column for “${label.en}”, and “${unknown}” of the title is no registered unit` },
  { sheet: plan.info.name, field })
}

function* sheetWarnings(definition: AnyRecord, { plan, findings, stoppedAfter }: ReadSheet): Generator<ImportWarning> {
  const sheet = plan.info.name
  yield* cellWarnings(definition, { sheet, findings })
  if (findings.dataAfterFooter > 0) {
    yield warning('after_footer', {
      zh: `表尾之后还有 ${findings.dataAfterFooter} 行像是数据，未读。如需导入请移到表尾之前`,
      en: `${findings.dataAfterFooter} rows after the footer look like data and were not read; move them above it to import them`,
    }, { sheet })
  }
  const guesses = plan.columns.filter(({ certainty }) => certainty === 'guessed')
  for (const { column, header, field } of guesses) {
    const label = definition.fields[field ?? '']?.label
    if (label) yield warning('guessed_columns', { zh: `列“${header}”按“${label.zh}”读，请核对`, en: `Column “${header}” is read as “${label.en}”; check it` }, { sheet, column: letterOf(column), field })
  }
  if (stoppedAfter !== null) {
    yield warning('reading_stopped', {
      zh: `第 ${stoppedAfter} 行之后有大片空行，其后的内容没有读`, en: `A long stretch of blank rows follows row ${stoppedAfter}; what stands below it was not read`,
    }, { sheet, row: stoppedAfter })
  }
}

export type CellFindings = Pick<SheetFindings, 'totals' | 'identityNumbers' | 'datesWithoutYear' | 'blanks'>
const ofCells = new Set<ImportWarning['kind']>(['total_differs', 'identity_numbers', 'year_unknown', 'blanks_to_fill'])

/** The warnings of a file after cells of a sheet were corrected. */
export function renewCellWarnings(warnings: ImportWarning[], definition: AnyRecord, { sheet, findings }: { sheet: string, findings: CellFindings }) {
  const kept = warnings.filter((one) => one.sheet !== sheet || !ofCells.has(one.kind))
  const place = warnings.findIndex((one) => one.sheet === sheet && one.kind !== 'missing_column')
  const before = place === -1 ? kept.length : warnings.slice(0, place).filter((one) => kept.includes(one)).length
  return [...kept.slice(0, before), ...cellWarnings(definition, { sheet, findings }), ...kept.slice(before)]
}

/** What the cells of a sheet show that no single one of them says. */
function* cellWarnings(definition: AnyRecord, { sheet, findings }: { sheet: string, findings: CellFindings }): Generator<ImportWarning> {
  for (const total of findings.totals) {
    const message = totalDiffers(total)
    if (message) yield warning('total_differs', message, { sheet, row: total.row, column: letterOf(total.column) })
  }
  if (findings.identityNumbers > 0) {
    yield warning('identity_numbers', {
      zh: '表中有身份证号码，含号码的行都不能导入，请删除该列', en: 'The sheet bears citizen ID numbers; no row with one is taken. Remove that column',
    }, { sheet })
  }
  if (findings.datesWithoutYear > 0) {
    yield warning('year_unknown', {
      zh: `${findings.datesWithoutYear} 个日期没有年份，请选定年份`, en: `${findings.datesWithoutYear} dates name no year; choose one`,
    }, { sheet })
  }
  for (const [field, count] of findings.blanks) {
    const { required, label } = definition.fields[field] ?? {}
    if (!required || !label) continue
    yield warning('blanks_to_fill', {
      zh: `“${label.zh}”有 ${count} 个空格。若表示同上，可选择向下填充`, en: `“${label.en}” has ${count} blank cells. If they mean “as above”, choose to fill them down`,
    }, { sheet, field })
  }
}
