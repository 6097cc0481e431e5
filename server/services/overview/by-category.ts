import { createFacts, type Facts } from '../../../db/facts.ts'
import { festivals } from '../../../db/festivals.ts'
import type { Indicator } from '../../../db/indicator.ts'
import { findRecordsByIds } from '../../../db/queries/records.ts'
import type { Label } from '../../../db/record.ts'
import { isRecordName, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import type { Sources } from './evaluate.ts'
import type { ReportPeriod } from './period.ts'
import type { Scope } from './scope.ts'

interface Question { indicator: Indicator, own: Sources, period: ReportPeriod, scope: Scope }

const notTold: Label = { zh: '未注明', en: 'Not told' }

/** The numerator's parts by category, largest first, with each category's name. */
export async function byCategory(context: ServiceContext, { indicator, own, period, scope }: Question) {
  if (!indicator.categories) return []
  const current = sumsOf(indicator, createFacts(own.current, period.elapsed))
  const before = sumsOf(indicator, createFacts(own.lastYear, period.lastYear.elapsed))
  const categories = [...new Set([...current.keys(), ...before.keys()])]
  const names = await namesOf(context, { kind: indicator.categories, categories, scope })
  return categories.map((category) => ({
    category, name: category === '' ? notTold : names.get(category) ?? { zh: category, en: category }, value: current.get(category) ?? 0, lastYear: before.get(category) ?? 0,
  })).sort((a, b) => b.value - a.value)
}

/** Sums by what is shown of a category; where that is only a part of it, each whole category counts once. */
function sumsOf(indicator: Indicator, facts: Facts) {
  const total = new Map<string, number>()
  for (const measure of indicator.measures) {
    for (const [category, value] of facts.byCategory(measure)) {
      const shown = indicator.categoryOf ? indicator.categoryOf(category) : category
      if (shown === null || value === 0) continue
      total.set(shown, (total.get(shown) ?? 0) + (indicator.categoryOf ? 1 : value))
    }
  }
  return total
}

async function namesOf(
  { db }: ServiceContext, { kind, categories, scope }: { kind: NonNullable<Indicator['categories']>, categories: string[], scope: Scope },
): Promise<Map<string, Label>> {
  if (kind === 'festival') return new Map(festivals.map((festival) => [festival.id, festival.name]))
  if (kind === 'organization') return new Map(categories.map((category) => [category, same(scope.tree.nodes.get(Number(category))?.name ?? category)]))
  const [type = '', field] = kind.split('.')
  if (!isRecordName(type)) return new Map()
  const definition = recordDefinition(type)
  if (field !== undefined) return new Map(definition.fields[field]?.choices.map((choice) => [choice.value, choice.label]))
  const records = await findRecordsByIds(db, type, categories.map(Number))
  return new Map([...records].map(([id, record]) => [String(id), same(definition.title(record))]))
}

const same = (text: string): Label => ({ zh: text, en: text })
