import type { FieldValue } from '../../../db/fields.ts'
import type { AnyRecord } from '../../../db/record.ts'
import { note, type Note } from '../../spreadsheet/parse-values/parsed.ts'
import type { FoundReference } from '../../spreadsheet/parse-values/references.ts'
import { choiceFor, type LearntMapping } from './import-memory/learnt-mapping.ts'
import type { ReferenceIndexes } from './load-references.ts'
import { chosenValues, type ChosenValues } from './chosen-values.ts'
import { sheetOptions } from './sheet-options.ts'
import type { SheetPlan } from './survey-sheets.ts'
import type { ImportOptions, ImportSummary } from './types.ts'

/** `found` is null where nobody is known under it. */
export interface TitleName { written: string, found: FoundReference | null }

export interface SheetDefaults {
  values: Map<string, { value: FieldValue, note: Note }>
  year: ImportSummary['found']['year']
  unit: ImportSummary['found']['unit']
  coordinateSystem: ImportSummary['found']['coordinateSystem']
  moneyUnit: ImportSummary['found']['moneyUnit']
  /** Fields whose blank cells take the value above. */
  fillDown: ImportSummary['found']['fillDown']
  /** Fields in which 无 means 0, and fields whose cells with several facts are split. */
  noneIsZero: ImportSummary['found']['noneIsZero']
  split: ImportSummary['found']['split']
  /** Words chosen for whole fields that are none of theirs. */
  refused: ChosenValues['refused']
  /** A unit named above the table that is not registered as it is written there. */
  titleName: TitleName | null
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
  let titleName: TitleName | null = null
  const known = plan.memory?.isOwn ? plan.memory.content : null
  const rememberedUnit = choiceFor(known?.unitId, plan.title.unit)
  const ofSheet = sheetOptions(options, plan.info.name)?.unitId
  const chosen = ofSheet === undefined ? options.unitId : ofSheet
  if (unitField !== null && organizations && chosen !== null) {
    if (chosen !== undefined) {
      const name = organizations.nameOf(chosen)
      if (name !== null) unit = { id: chosen, name, source: 'option' }
    } else if (rememberedUnit !== null && organizations.has(rememberedUnit)) {
      unit = { id: rememberedUnit, name: organizations.nameOf(rememberedUnit) ?? '', source: 'remembered' }
    } else if (!hasColumn(unitField)) {
      const found = organizations.find(plan.title.unit ?? plan.info.name)
      if (found) unit = { id: found.id, name: found.name, source: 'title' }
      if (plan.title.unit !== null && !found?.exact) titleName = { written: plan.title.unit, found }
    }
    if (unit) {
      values.set(unitField, { value: unit.id, note: unit.source === 'option'
        ? note('default', `单位按所选记为“${unit.name}”`, `The unit is “${unit.name}”, as chosen`)
        : unit.source === 'remembered' ? note('default', `单位按上次的选择记为“${unit.name}”`, `The unit is “${unit.name}”, as chosen last time`)
        : note('default', `单位“${unit.name}”取自标题或工作表名`, `The unit “${unit.name}” is taken from the title or the sheet’s name`) })
    }
  }

  const yearField = Object.entries(definition.fields).find(([, field]) => field.kind === 'year' && field.required)?.[0]
  if (yearField !== undefined && year && (year.source === 'option' || !hasColumn(yearField))) {
    values.set(yearField, { value: year.value, note: note('default', `年份 ${year.value} 取自标题或所选`, `The year ${year.value} is taken from the title or as chosen`) })
  }

  const coordinateSystem = systemOf(plan, options, { known, hasColumn: hasColumn('source_crs') })
  if (coordinateSystem && 'source_crs' in definition.fields) {
    values.set('source_crs', { value: coordinateSystem.value, note: note('default',
      `坐标系按${{ option: '所选', title: '表头或标题', remembered: '上次的选择' }[coordinateSystem.source]}记为 ${coordinateSystem.value}`,
      `The coordinate system is ${coordinateSystem.value}, ${{ option: 'as chosen', title: 'from the heading or title', remembered: 'as chosen last time' }[coordinateSystem.source]}`) })
  }

  const rememberedMoney = choiceFor(known?.moneyUnit, plan.title.moneyUnit)
  const moneyUnit = options.moneyUnit !== undefined ? { value: options.moneyUnit, source: 'option' as const }
    : rememberedMoney !== null ? { value: rememberedMoney, source: 'remembered' as const }
    : plan.title.moneyUnit !== null ? { value: plan.title.moneyUnit, source: 'title' as const }
      : { value: 'yuan' as const, source: 'assumed' as const }
  const fieldsFor = (choice: 'fillDown' | 'noneIsZero' | 'split') => {
    const [own, before] = [options[choice], known?.[choice]]
    return own !== undefined ? { fields: own, source: 'option' as const } : before ? { fields: before, source: 'remembered' as const } : null
  }
  const chosenForAll = chosenValues(options.defaults ?? {}, { definition, setup: { year, references, moneyUnit: moneyUnit.value } })
  for (const [name, one] of chosenForAll.values) values.set(name, one)
  return {
    values, refused: chosenForAll.refused, year, unit, coordinateSystem, moneyUnit, titleName,
    fillDown: fieldsFor('fillDown'), noneIsZero: fieldsFor('noneIsZero'), split: fieldsFor('split'),
  }
}

function systemOf(
  plan: SheetPlan, options: ImportOptions, { known, hasColumn }: { known: LearntMapping | null, hasColumn: boolean },
): SheetDefaults['coordinateSystem'] {
  if (options.coordinateSystem === null) return null
  if (options.coordinateSystem !== undefined) return { value: options.coordinateSystem, source: 'option' }
  const remembered = choiceFor(known?.coordinateSystem, plan.coordinateSystem)
  if (remembered !== null) return { value: remembered, source: 'remembered' }
  return plan.coordinateSystem !== null && !hasColumn ? { value: plan.coordinateSystem, source: 'title' } : null
}

/** The field that 填报单位 stands for: the first organization that a record cannot be without. */
export function unitFieldOf(definition: AnyRecord) {
  return Object.entries(definition.fields).find(([, field]) => field.kind === 'reference' && field.references === 'organization' && field.required)?.[0] ?? null
}
