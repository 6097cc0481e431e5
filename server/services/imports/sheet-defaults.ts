import type { FieldValue } from '../../../db/fields.ts'
import type { AnyRecord } from '../../../db/record.ts'
import { note, type Note } from '../../spreadsheet/parse-values/parsed.ts'
import type { ReferenceIndexes } from './load-references.ts'
import type { SheetPlan } from './survey-sheets.ts'
import type { ImportOptions, ImportSummary } from './types.ts'

export interface SheetDefaults {
  values: Map<string, { value: FieldValue, note: Note }>
  year: ImportSummary['found']['year']
  unit: ImportSummary['found']['unit']
  coordinateSystem: ImportSummary['found']['coordinateSystem']
  moneyUnit: ImportSummary['found']['moneyUnit']
  /** A unit named above the table that is not registered. */
  unknownUnit: string | null
}

/**
 * What stands in for cells that say nothing: a person's choice for any blank, the title's word only where the sheet has no such
 * column at all.
 */
export function sheetDefaults(
  { plan, definition, options, references, fileYear }: {
    plan: SheetPlan, definition: AnyRecord, options: ImportOptions, references: ReferenceIndexes, fileYear: number | null,
  },
): SheetDefaults {
  const values: SheetDefaults['values'] = new Map()
  const hasColumn = (field: string) => plan.columns.some((column) => column.field === field)
  const organizations = references.get('organization')

  const year = options.year === null ? null
    : options.year !== undefined ? { value: options.year, source: 'option' as const }
      : plan.title.year !== null ? { value: plan.title.year, source: 'title' as const }
        : fileYear !== null ? { value: fileYear, source: 'sheet' as const } : null

  const unitField = unitFieldOf(definition)
  let unit: SheetDefaults['unit'] = null
  let unknownUnit: string | null = null
  if (unitField !== null && organizations && options.unitId !== null) {
    if (options.unitId !== undefined) {
      const name = organizations.nameOf(options.unitId)
      if (name !== null) unit = { id: options.unitId, name, source: 'option' }
    } else if (!hasColumn(unitField)) {
      const found = plan.title.unit === null ? organizations.find(plan.info.name) : organizations.find(plan.title.unit)
      if (found && (plan.title.unit !== null || found.exact)) unit = { id: found.id, name: found.name, source: 'title' }
      else if (plan.title.unit !== null) unknownUnit = plan.title.unit
    }
    if (unit) {
      values.set(unitField, { value: unit.id, note: unit.source === 'option'
        ? note('default', `单位按所选记为“${unit.name}”`, `The unit is “${unit.name}”, as chosen`)
        : note('default', `单位“${unit.name}”取自标题或工作表名`, `The unit “${unit.name}” is taken from the title or the sheet’s name`) })
    }
  }

  const yearField = Object.entries(definition.fields).find(([, field]) => field.kind === 'year' && field.required)?.[0]
  if (yearField !== undefined && year && (year.source === 'option' || !hasColumn(yearField))) {
    values.set(yearField, { value: year.value, note: note('default', `年份 ${year.value} 取自标题或所选`, `The year ${year.value} is taken from the title or as chosen`) })
  }

  const coordinateSystem = systemOf(plan, options, hasColumn('source_crs'))
  if (coordinateSystem && 'source_crs' in definition.fields) {
    values.set('source_crs', { value: coordinateSystem.value, note: note('default',
      `坐标系按${coordinateSystem.source === 'option' ? '所选' : '表头或标题'}记为 ${coordinateSystem.value}`,
      `The coordinate system is ${coordinateSystem.value}, ${coordinateSystem.source === 'option' ? 'as chosen' : 'from the heading or title'}`) })
  }

  const moneyUnit = options.moneyUnit !== undefined ? { value: options.moneyUnit, source: 'option' as const }
    : plan.title.moneyUnit !== null ? { value: plan.title.moneyUnit, source: 'title' as const }
      : { value: 'yuan' as const, source: 'assumed' as const }
  return { values, year, unit, coordinateSystem, moneyUnit, unknownUnit }
}

function systemOf(plan: SheetPlan, options: ImportOptions, hasColumn: boolean): SheetDefaults['coordinateSystem'] {
  if (options.coordinateSystem === null) return null
  if (options.coordinateSystem !== undefined) return { value: options.coordinateSystem, source: 'option' }
  return plan.coordinateSystem !== null && !hasColumn ? { value: plan.coordinateSystem, source: 'title' } : null
}

/** The field that 填报单位 stands for: the first organization that a record cannot be without. */
export function unitFieldOf(definition: AnyRecord) {
  return Object.entries(definition.fields).find(([, field]) => field.kind === 'reference' && field.references === 'organization' && field.required)?.[0] ?? null
}
