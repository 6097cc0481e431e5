import { todayInShanghai } from '../../../db/dates.ts'
import type { AnyRecord, CompletionContext, Label } from '../../../db/record.ts'
import { totalDiffers } from '../../spreadsheet/check-totals.ts'
import { letterOf } from '../../spreadsheet/column-letters.ts'
import { formatFen } from '../../spreadsheet/parse-values/money.ts'
import type { SheetFindings } from '../../spreadsheet/sheet-findings.ts'
import { missingFields } from './missing-fields.ts'
import type { ReadSheet } from './read-sheets.ts'
import { unitFieldOf } from './sheet-defaults.ts'
import type { ImportWarning } from './types.ts'

/** An earlier commit of a file with the same content. */
export interface Twin { file_name: string, committed_at: string | null, author: string | null }

const mostPlaces = 20

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
  const label = labelOf(definition, field)
  const unknown = field === unitFieldOf(definition) && defaults.titleName?.found === null ? defaults.titleName.written : null
  const refused = defaults.refused.get(field)
  return warning('missing_column', refused
    ? { zh: `没有“${label.zh}”这一列，所选的默认值也不行：${refused.zh}`, en: `There is no column for “${label.en}”, and the default chosen for it does not do: ${refused.en}` }
    : unknown === null
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
  yield* wholeWarnings(definition, { sheet, findings })
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

export type CellFindings = Pick<SheetFindings, 'totals' | 'identityNumbers' | 'datesWithoutYear' | 'blanks' | 'nones' | 'splits'>
const ofCells = new Set<ImportWarning['kind']>(['total_differs', 'identity_numbers', 'year_unknown', 'blanks_to_fill', 'none_or_zero', 'cells_to_split'])

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
    if (!definition.fields[field]?.required) continue
    const label = labelOf(definition, field)
    yield warning('blanks_to_fill', {
      zh: `“${label.zh}”有 ${count} 个空格。若表示同上，可选择向下填充`, en: `“${label.en}” has ${count} blank cells. If they mean “as above”, choose to fill them down`,
    }, { sheet, field })
  }
  for (const [field, count] of findings.nones) {
    const label = labelOf(definition, field)
    yield warning('none_or_zero', {
      zh: `“${label.zh}”有 ${count} 格写“无”，按空白读；若表示 0，可选择记为 0`, en: `“${label.en}” says 无 (none) in ${count} cells, read as blank; if it means 0, choose so`,
    }, { sheet, field })
  }
  for (const [field, count] of findings.splits) {
    const label = labelOf(definition, field)
    yield warning('cells_to_split', {
      zh: `“${label.zh}”有 ${count} 格里写了几项内容，可选择按建议拆开`, en: `“${label.en}” has ${count} cells that hold several facts; choose to split them as suggested`,
    }, { sheet, field })
  }
}

/** What only reading the whole sheet shows. */
function* wholeWarnings(definition: AnyRecord, { sheet, findings }: { sheet: string, findings: SheetFindings }): Generator<ImportWarning> {
  for (const [field, { read, value }] of findings.scaled) {
    const label = labelOf(definition, field)
    yield warning('scaled_money', {
      zh: `“${label.zh}”不是按元填的：表里的 ${read} 记为 ${formatFen(value)} 元，请核对单位`, en: `“${label.en}” is not in yuan: ${read} of the sheet is taken as ${formatFen(value)} yuan; check its unit`,
    }, { sheet, field })
  }
  if (findings.hiddenRows > 0) {
    yield warning('hidden_rows', {
      zh: `有 ${findings.hiddenRows} 行被隐藏（可能是筛选所致），没有读`, en: `${findings.hiddenRows} rows are hidden, perhaps by a filter, and were not read`,
    }, { sheet })
  }
  const [first] = findings.ordinalBreaks
  if (first) {
    const more = findings.ordinalBreaks.length - 1
    yield warning('ordinal_gap', {
      zh: `序号不连续：${first.before} 之后是 ${first.found}（第 ${first.row} 行）${more > 0 ? `，另有 ${more} 处` : ''}。可能漏了或重复了行`,
      en: `The running numbers break: ${first.found} follows ${first.before} in row ${first.row}${more > 0 ? `, and ${more} times more` : ''}. A row may be missing or doubled`,
    }, { sheet, row: first.row })
  }
  for (const { row, kilometres } of findings.farPositions.slice(0, mostPlaces)) {
    yield warning('far_position', {
      zh: `第 ${row} 行的位置离其他点位约 ${kilometres} 公里，请核对坐标`, en: `The position in row ${row} lies some ${kilometres} km from the others; check it`,
    }, { sheet, row })
  }
}

const labelOf = (definition: AnyRecord, field: string) => definition.fields[field]?.label ?? { zh: field, en: field }
