import type { Db } from '../../../db/connect.ts'
import { monthsBetween } from '../../../db/dates.ts'
import { createFacts } from '../../../db/facts.ts'
import { defineIndicator, type Indicator } from '../../../db/indicator.ts'
import { indicators } from '../../../db/indicators.ts'
import { findTargets } from '../../../db/queries/targets.ts'
import { createFigureBook } from '../../reports/figure-book.ts'
import { listFigures } from '../../reports/listed-figures.ts'
import type { ReportData, ReportKind } from '../../reports/report-data.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { evaluate, type Evaluation } from '../overview/evaluate.ts'
import { loadSources } from '../overview/load-sources.ts'
import { readPeriod, type ReportPeriod } from '../overview/period.ts'
import { requireIndicator } from '../overview/require-indicator.ts'
import { resolveScope, type Scope } from '../overview/scope.ts'
import { gatherRecords } from './gather-records.ts'
import { findTexts } from './find-texts.ts'
import { describeUnit } from './describe-unit.ts'
import { isHeldAgainst, weakestOf } from './weakest.ts'

export interface ReportQuestion { unit: number, year: number, period: string, kind: ReportKind }

/** Measures that only reports tell, read beside those of the indicators. */
const told = defineIndicator({
  ...requireIndicator('F2'), code: 'told', id: 'told', daily: false, denominatorMeasures: [],
  measures: ['meetings', 'stories', 'feedbacks', 'campaigns', 'response_events', 'education_channels', 'education_venues', 'documents'],
})

/** How many years the rise of the score is told by. */
const scoreYears = 4

/**
 * Everything that a report may say of a unit, from the same evaluation as the screens: no figure of a report is computed a second time.
 * Throws permission.denied outside the caller's organizations, and `invalid` for a period that has not begun.
 */
export async function gatherReport(context: ServiceContext, question: ReportQuestion): Promise<ReportData> {
  const { db, today } = context
  const period = readPeriod({ year: question.year, period: question.period }, today)
  const scope = await resolveScope(context, { unit: question.unit })
  const id = scope.organization.id
  const [sources, targets, unit, texts, records, scores] = await Promise.all([
    loadSources(db, { indicators: [...indicators, told], organizations: [id], by: 'organization', subdistrict: null, period }),
    findTargets(db, { organizationId: id, year: period.year, codes: indicators.map(({ code }) => code) }),
    describeUnit(db, scope),
    findTexts(db, { day: period.elapsed.to, side: scope.tree.nodes.get(id)?.side ?? 'civilian' }),
    gatherRecords(db, { scope, period }),
    question.period === 'year' ? scoresByYear(db, { scope, period, today }) : [],
  ])
  const own = sources.get(id)
  if (!own) throw notFound({ zh: '单位', en: 'organization' })
  const evaluations = new Map(indicators.map((indicator): [string, Evaluation] =>
    [indicator.code, evaluate(indicator, own, { period, target: targets.get(indicator.code) })]))
  const facts = createFacts(own.current, period.elapsed)
  const judged = indicators.filter((indicator) => isHeldAgainst(indicator, { evaluation: evaluations.get(indicator.code), unit }))
  return {
    kind: question.kind,
    year: period.year,
    periodName: nameOf(period),
    isRunning: period.running,
    isWholeYear: period.key === 'year',
    from: period.elapsed.from,
    to: period.elapsed.to,
    unit,
    figures: createFigureBook({ evaluations, facts, listed: listFigures(records) }),
    months: monthsBetween(period.elapsed.from, period.elapsed.to).map((month) => ({ month, count: facts.byMonth('activities').get(month) ?? 0 })),
    scores: [...scores, evaluations.get('M2')?.value ?? null],
    weakest: weakestOf(judged, evaluations),
    judged: judged.length,
    onCourse: judged.filter(({ code }) => evaluations.get(code)?.target?.pace !== 'behind' && evaluations.get(code)?.target?.pace !== 'out_of_range').length,
    records,
    texts,
    nameOf: (type, one) => (type === 'organization' ? scope.tree.nodes.get(one)?.name : records.mechanisms.find((known) => known.id === one)?.name) ?? '',
  }
}

/** The total score of the years before, by the same days where the year is still running. */
async function scoresByYear(db: Db, { scope, period, today }: { scope: Scope, period: ReportPeriod, today: string }) {
  const score = requireIndicator('M2')
  const years = Array.from({ length: scoreYears - 1 }, (_, index) => period.year - scoreYears + 1 + index)
  return Promise.all(years.map((year) => scoreOf(db, { score, scope, period: sameDays(readPeriod({ year, period: period.key }, today), period) })))
}

async function scoreOf(db: Db, { score, scope, period }: { score: Indicator, scope: Scope, period: ReportPeriod }) {
  const id = scope.organization.id
  const [sources, targets] = await Promise.all([
    loadSources(db, { indicators: [score], organizations: [id], by: 'organization', subdistrict: null, period }),
    findTargets(db, { organizationId: id, year: period.year, codes: [score.code] }),
  ])
  const own = sources.get(id)
  return own ? evaluate(score, own, { period, target: targets.get(score.code) }).value : null
}

/** A year before is told by the days that this year has gone through. */
function sameDays(before: ReportPeriod, { running, elapsed }: ReportPeriod): ReportPeriod {
  if (!running) return before
  const day = elapsed.to.slice(4) === '-02-29' ? '-02-28' : elapsed.to.slice(4)
  return { ...before, elapsed: { from: before.elapsed.from, to: `${before.year}${day}` } }
}

const quarters = ['一', '二', '三', '四']

function nameOf({ year, key }: ReportPeriod) {
  if (key === 'year') return `${year}年`
  if (key.startsWith('h')) return `${year}年${key === 'h1' ? '上' : '下'}半年`
  return key.startsWith('q') ? `${year}年第${quarters[Number(key.slice(1)) - 1]}季度` : `${year}年${key.slice(1)}月`
}
