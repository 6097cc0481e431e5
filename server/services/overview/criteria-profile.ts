import { indicators } from '../../../db/indicators.ts'
import { loadFacts } from '../../../db/queries/facts.ts'
import { criteria } from '../../../db/records/standard-item.ts'
import type { ServiceContext } from '../../context.ts'
import type { ReportPeriod } from './period.ts'
import { scoreItems } from './score-items.ts'
import type { Scope } from './scope.ts'

/** The total score by the eight criteria of a model city: points had of points that can be judged. Empty where no standard holds for the year. */
export async function criteriaProfile({ db }: Pick<ServiceContext, 'db'>, scope: Scope, period: ReportPeriod) {
  const score = indicators.filter((indicator) => indicator.parts !== undefined)
  const facts = await loadFacts(db, {
    indicators: score, organizations: [scope.organization.id], by: 'organization', subdistrict: scope.subdistrict?.id ?? null, period: period.elapsed,
  })
  const own = facts.get(scope.organization.id)
  const items = own ? scoreItems(own, period) : []
  if (items.length === 0) return []
  return Object.entries(criteria).map(([number, [zh, en]]) => {
    const within = items.filter(({ criterion }) => criterion.zh === zh)
    const judged = within.filter(({ kind, share }) => kind === 'basic' && share !== null)
    return {
      criterion: Number(number),
      name: { zh, en },
      points: judged.reduce((sum, item) => sum + item.points, 0),
      earned: judged.reduce((sum, item) => sum + item.earned, 0),
      bonus: within.filter(({ kind }) => kind === 'bonus').reduce((sum, item) => sum + item.earned, 0),
      unjudged: within.filter(({ kind, share }) => kind === 'basic' && share === null).length,
      vetoed: within.some(({ vetoed }) => vetoed),
    }
  })
}
