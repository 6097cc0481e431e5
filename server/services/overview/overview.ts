import type { Indicator } from '../../../db/indicator.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid } from '../../errors.ts'
import { summarizeReviews } from '../reviews/summarize-reviews.ts'
import { findOpenSupervised } from '../supervision/list-supervised.ts'
import { confidenceOf } from './confidence.ts'
import { criteriaProfile } from './criteria-profile.ts'
import { describeIndicator } from './describe-indicator.ts'
import { evaluate, seriesOf } from './evaluate.ts'
import { festivalWheel } from './festival-wheel.ts'
import { findNotes } from './find-notes.ts'
import { loadSources } from './load-sources.ts'
import { monthGrid } from './month-grid.ts'
import { loadOwnTargets } from './own-targets.ts'
import { describePeriod, type PeriodQuery, readPeriod } from './period.ts'
import { problemAges } from './problem-ages.ts'
import { rankUnits } from './rank-units.ts'
import { requireIndicator } from './require-indicator.ts'
import { resolveScope } from './scope.ts'
import { statusSentence } from './status-sentence.ts'

export interface OverviewQuery extends PeriodQuery { unit?: number, subdistrict?: number, focus: string }

/** The six cards of the Overview, one for each question a leader asks first. */
const cardCodes = ['C1', 'C3', 'D1', 'F2', 'F3', 'F6']

/** Everything the Overview shows, from the rollups, in one answer. */
export async function buildOverview(context: ServiceContext, query: OverviewQuery) {
  const { db } = context
  const period = readPeriod(query, context.today)
  const scope = await resolveScope(context, query)
  const focus = requireIndicator(query.focus)
  const shown = cardCodes.map(requireIndicator)
  const needed = [...new Set([...shown, focus])]
  const subdistrict = scope.subdistrict?.id ?? null
  const [sources, targets, revision, sample] = await Promise.all([
    loadSources(db, { indicators: needed, organizations: [scope.organization.id], by: 'organization', subdistrict, period, everyDay: period.compare === 'festival' }),
    loadOwnTargets(db, { indicators: needed, scope, period }),
    readRevision(db),
    readSetting(db, 'sample'),
  ])
  const own = sources.get(scope.organization.id)
  if (!own) throw invalid({ zh: '没有可用的数据', en: 'There is no data' })
  const view = (indicator: Indicator) => {
    const target = targets.get(indicator.code)
    return {
      indicator: describeIndicator(indicator),
      ...evaluate(indicator, own, { period, target }),
      series: seriesOf(indicator, own, { period, target }),
    }
  }
  const cards = shown.map(view)
  const months = await monthGrid(context, scope, period)
  return {
    period: describePeriod(period),
    organization: scope.organization,
    subdistrict: scope.subdistrict,
    revision: revision.value,
    dataAsOf: revision.changedAt,
    sample: sample === 'true',
    sentence: statusSentence(cards, period),
    cards,
    focus: view(focus),
    months,
    confidence: await confidenceOf(context, { scope, period, months }),
    problems: await problemAges(context, scope, period),
    criteria: await criteriaProfile(context, scope, period),
    festivals: await festivalWheel(context, scope, period),
    notes: await findNotes(context, { indicator: focus, scope, period }),
    supervised: await findOpenSupervised(context, scope),
    reviews: await summarizeReviews(context, scope, period.year),
    ranking: await rankUnits(context, { scope, indicator: focus, period }),
  }
}

export type Overview = Awaited<ReturnType<typeof buildOverview>>
