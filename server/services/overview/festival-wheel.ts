import { createFacts } from '../../../db/facts.ts'
import { festivals, festivalsOfYear } from '../../../db/festivals.ts'
import { interactionMeasures } from '../../../db/indicators/f-regularity.ts'
import { loadFacts } from '../../../db/queries/facts.ts'
import type { ServiceContext } from '../../context.ts'
import type { ReportPeriod } from './period.ts'
import { requireIndicator } from './require-indicator.ts'
import type { Scope } from './scope.ts'

/** 节节有互动: each festival of the period with its interactions. */
export async function festivalWheel({ db, today }: ServiceContext, scope: Scope, period: ReportPeriod) {
  const facts = await loadFacts(db, {
    indicators: [requireIndicator('F3')], organizations: [scope.organization.id], by: 'organization',
    subdistrict: scope.subdistrict?.id ?? null, period: period.whole,
  })
  const source = facts.get(scope.organization.id)
  const answers = source ? createFacts(source, period.whole) : null
  const counts = interactionMeasures.map((measure) => answers?.byCategory(measure))
  return festivalsOfYear(period.year)
    .filter((festival) => festival.date >= period.whole.from && festival.date <= period.whole.to)
    .map((festival) => {
      const count = counts.reduce((sum, categories) => sum + (categories?.get(festival.id) ?? 0), 0)
      return {
        id: festival.id,
        name: festivals.find((known) => known.id === festival.id)?.name ?? { zh: festival.id, en: festival.id },
        date: festival.date,
        from: festival.from,
        to: festival.to,
        core: festival.core,
        count,
        state: festival.date > today ? 'upcoming' as const : count > 0 ? 'done' as const : 'missed' as const,
      }
    })
}

