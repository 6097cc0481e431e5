import { criteria } from '../../../db/records/standard-item.ts'
import { findScoreRecords, findStandardOfYear } from '../../../db/queries/standards.ts'
import { findRecordsByIds } from '../../../db/queries/records.ts'
import { readRevision, readSetting } from '../../../db/queries/revision.ts'
import type { StoredRecord } from '../../../db/record.ts'
import type { ServiceContext } from '../../context.ts'
import { mayWrite, requireRead } from '../../security/permissions.ts'
import { describeIndicator } from '../overview/describe-indicator.ts'
import { evaluate } from '../overview/evaluate.ts'
import { loadSources } from '../overview/load-sources.ts'
import { loadOwnTargets } from '../overview/own-targets.ts'
import { readPeriod } from '../overview/period.ts'
import { requireIndicator } from '../overview/require-indicator.ts'
import { resolveScope } from '../overview/scope.ts'
import { scoreItems } from '../overview/score-items.ts'

type Scored = ReturnType<typeof scoreItems>[number]

/**
 * The standard of the cycle that a year belongs to, item by item under the eight criteria, with what a unit gave itself, what it rests on
 * and how each counts; the total is M2's own. Throws permission.denied, not_found, `invalid` for a year to come.
 */
export async function viewStandards(context: ServiceContext, { year, unit }: { year: number, unit?: number }) {
  const { db, user, today } = context
  requireRead(user.role, 'score')
  const period = readPeriod({ year, period: 'year' }, today)
  const scope = await resolveScope(context, { unit })
  const total = requireIndicator('M2')
  const organizationId = scope.organization.id
  const [sources, targets, revision, sample, standard] = await Promise.all([
    loadSources(db, { indicators: [total], organizations: [organizationId], by: 'organization', subdistrict: null, period }),
    loadOwnTargets(db, { indicators: [total], scope, period }), readRevision(db), readSetting(db, 'sample'), findStandardOfYear(db, year),
  ])
  const own = sources.get(organizationId)
  const items = own ? scoreItems(own.current, period) : []
  const scores = await findScoreRecords(db, { organizationId, year, items: items.map(({ id }) => id) })
  const papers = await findRecordsByIds(db, 'document', [...scores.values()].flatMap(papersOf))
  const describe = (item: Scored) => {
    const record = scores.get(item.id)
    return { ...item, score: record ? scoreOf(record, papers) : null }
  }
  return {
    revision: revision.value,
    dataAsOf: revision.changedAt,
    year,
    organization: scope.organization,
    sample: sample === 'true',
    cycle: standard && { id: standard.id, name: standard.name, from: standard.from_year, to: standard.to_year, editions: standard.editions, isExample: standard.isExample },
    total: own ? { indicator: describeIndicator(total), ...evaluate(total, own, { period, target: targets.get(total.code) }) } : null,
    criteria: Object.entries(criteria).map(([number, [zh, en]]) => {
      const within = items.filter(({ criterion }) => criterion.zh === zh)
      const judged = within.filter(({ kind, share }) => kind === 'basic' && share !== null)
      return {
        criterion: Number(number), name: { zh, en }, items: within.map(describe),
        points: judged.reduce((sum, { points }) => sum + points, 0),
        earned: judged.reduce((sum, { earned }) => sum + earned, 0),
        bonus: within.filter(({ kind }) => kind === 'bonus').reduce((sum, { earned }) => sum + earned, 0),
        unjudged: within.filter(({ kind, share }) => kind === 'basic' && share === null).length,
      }
    }).filter(({ items: within }) => within.length > 0),
    mayWrite: mayWrite(user.role, 'score'),
  }
}

export type StandardsView = Awaited<ReturnType<typeof viewStandards>>

const papersOf = ({ document_ids: ids }: StoredRecord) => Array.isArray(ids) ? ids.map(Number) : []
const textOf = (value: StoredRecord[string] | undefined) => typeof value === 'string' ? value : null
const pointsOf = (value: StoredRecord[string] | undefined) => typeof value === 'number' ? value : null

function scoreOf(record: StoredRecord, papers: Map<number, StoredRecord>) {
  return {
    id: record.id, version: record.version, self: pointsOf(record.self), reviewed: pointsOf(record.reviewed), vetoed: record.vetoed === true,
    deduction: textOf(record.deduction), evidence: textOf(record.evidence), updatedAt: record.updated_at,
    documents: papersOf(record).map((id) => ({ id, title: textOf(papers.get(id)?.title) ?? '—' })),
  }
}
