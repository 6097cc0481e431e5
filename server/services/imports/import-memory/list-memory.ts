import { findMappings, type LearntMappingRow } from '../../../../db/queries/import-mappings.ts'
import { findLearntNames, type LearntNameRow, nameHolds } from '../../../../db/queries/import-names.ts'
import type { AnyRecord, Label } from '../../../../db/record.ts'
import { isRecordName, type RecordName, recordDefinition, recordNames } from '../../../../db/records.ts'
import type { ServiceContext } from '../../../context.ts'
import type { MoneyUnit } from '../../../spreadsheet/parse-values/money-units.ts'
import { mayRead, mayWrite, requireFeature } from '../../../security/permissions.ts'
import { loadReferences, type ReferenceIndexes } from '../load-references.ts'
import type { LearntChoice, LearntColumn, LearntMapping } from './learnt-mapping.ts'
import { type MemoryAccess, memoryAccess } from './memory-access.ts'
import { DISTRICT } from './memory-owners.ts'
import type { LearntMappingView, LearntNameView } from './memory-views.ts'

/** What imports taught, as far as it speaks in the user's files or those of units they answer for; or what of it was forgotten. Throws permission.denied. */
export async function listMemory(context: ServiceContext, { forgotten }: { forgotten: boolean }) {
  const { db, user } = context
  requireFeature(user.role, 'import')
  const types = recordNames.filter((type) => mayRead(user.role, type))
  const [access, references, mappings, names] = await Promise.all([
    memoryAccess(context), loadReferences(db), findMappings(db, { types, forgotten }), findLearntNames(db, { forgotten }),
  ])
  return {
    mappings: mappings.filter((row) => access.maySee(row.organization_id)).map((row) => presentMapping(row, { access, references, role: user.role })),
    names: names.filter((row) => isRecordName(row.record_type) && mayRead(user.role, row.record_type) && access.maySee(row.organization_id))
      .map((row) => presentName(row, { access, references })),
  }
}

interface Setting { access: MemoryAccess, references: ReferenceIndexes }

function presentCommon(row: LearntMappingRow | LearntNameRow, { access }: Setting) {
  const owner = row.organization_id
  const isKnown = access.answersFor(owner)
  return {
    id: row.id,
    version: row.version,
    unit: owner === DISTRICT ? null : { id: owner, name: access.tree.nodes.get(owner)?.name ?? '—' },
    author: isKnown ? row.author : null,
    fileName: isKnown ? row.file_name : null,
    at: row.at,
    uses: row.uses,
    lastUsedAt: row.last_used_at,
    mayChange: isKnown,
    isForgotten: row.deleted_at !== null,
  }
}

function presentMapping(row: LearntMappingRow, setting: Setting & { role: ServiceContext['user']['role'] }): LearntMappingView {
  const type = row.record_type as RecordName
  const definition = recordDefinition(type)
  const content = JSON.parse(row.content) as LearntMapping
  const common = presentCommon(row, setting)
  return {
    ...common, type, typeLabel: definition.label, mayChange: common.mayChange && mayWrite(setting.role, type),
    columns: labelledColumns(content.columns, definition), choices: choicesOf(content, definition, setting.references),
  }
}

export const labelledColumns = (columns: LearntColumn[], definition: AnyRecord) =>
  columns.map((column) => ({ ...column, fieldLabel: definition.fields[column.field ?? '']?.label ?? null }))

function choicesOf({ isHeaderChosen, unitId, moneyUnit, coordinateSystem, ...lists }: LearntMapping, { fields }: AnyRecord, references: ReferenceIndexes) {
  const choices: LearntMappingView['choices'] = []
  const where = ({ said }: LearntChoice<unknown>): Label => said === null ? { zh: '', en: '' } : { zh: `（标题写着“${said}”时）`, en: ` (where the title says “${said}”)` }
  if (isHeaderChosen) choices.push({ name: 'isHeaderChosen', text: { zh: '按表头的文字找表头', en: 'The header is found by its words' } })
  if (unitId) {
    const name = references.get('organization')?.nameOf(unitId.value) ?? '—'
    choices.push({ name: 'unitId', text: { zh: `没有写单位的行算作“${name}”${where(unitId).zh}`, en: `Rows without a unit belong to “${name}”${where(unitId).en}` } })
  }
  if (moneyUnit) {
    const said = { ...moneyUnit, said: moneyUnit.said === null ? null : moneyUnits[moneyUnit.said as MoneyUnit]?.zh ?? null }
    const { zh, en } = moneyUnits[moneyUnit.value]
    choices.push({ name: 'moneyUnit', text: { zh: `金额按${zh}读${where(said).zh}`, en: `Amounts are in ${en}${where(said).en}` } })
  }
  if (coordinateSystem) {
    choices.push({ name: 'coordinateSystem', text: { zh: `坐标按 ${coordinateSystem.value} 读${where(coordinateSystem).zh}`, en: `Positions are in ${coordinateSystem.value}${where(coordinateSystem).en}` } })
  }
  for (const [name, says] of Object.entries(listWords) as [keyof typeof listWords, (labels: Label) => Label][]) {
    const labels = lists[name]?.flatMap((field) => fields[field]?.label ?? []) ?? []
    if (labels.length > 0) choices.push({ name, text: says({ zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') }) })
  }
  return choices
}

const listWords = {
  fillDown: ({ zh, en }: Label) => ({ zh: `空白格取上一行的值：${zh}`, en: `Blank cells take the value above: ${en}` }),
  noneIsZero: ({ zh, en }: Label) => ({ zh: `“无”记为 0：${zh}`, en: `无 means 0: ${en}` }),
  split: ({ zh, en }: Label) => ({ zh: `一格里的几项内容拆到各自的列：${zh}`, en: `Several facts in a cell are split: ${en}` }),
}

const moneyUnits: Record<MoneyUnit, Label> = {
  yuan: { zh: '元', en: 'yuan' }, thousand: { zh: '千元', en: '千元 (×1,000)' }, ten_thousand: { zh: '万元', en: '万元 (×10,000)' },
  million: { zh: '百万元', en: '百万元 (×1,000,000)' }, hundred_million: { zh: '亿元', en: '亿元 (×100,000,000)' },
}

function presentName(row: LearntNameRow, setting: Setting): LearntNameView {
  const index = setting.references.get(row.record_type)
  const name = index?.nameOf(row.record_id) ?? null
  const registered = index?.find(row.written)?.exact ?? false
  return {
    ...presentCommon(row, setting), type: row.record_type, typeLabel: index?.label ?? { zh: row.record_type, en: row.record_type }, written: row.written,
    record: name === null ? null : { id: row.record_id, name },
    idle: !nameHolds(row) ? 'undone' : name === null ? 'gone' : registered ? 'registered' : null,
  }
}
