import { createFacts } from '../../../db/facts.ts'
import { readinessOf } from '../../../db/indicators/h-harmony.ts'
import { findMechanismEvents } from '../../../db/queries/map-points.ts'
import { decodeRecord, findRecordsByIds } from '../../../db/queries/records.ts'
import type { ServiceContext } from '../../context.ts'
import { mayRead } from '../../security/permissions.ts'
import { isOwn } from '../mechanisms/own-records.ts'
import type { Sources } from './evaluate.ts'
import type { ReportPeriod } from './period.ts'
import type { Scope } from './scope.ts'

/** Each mechanism in use with what makes it ready, those that are not first. */
export async function mechanismStates({ db }: Pick<ServiceContext, 'db'>, { current }: Sources, period: ReportPeriod) {
  const states = readinessOf(createFacts(current, period.elapsed))
  const records = await findRecordsByIds(db, 'mechanism', states.map(({ id }) => Number(id)))
  return states.map((state) => ({ ...state, id: Number(state.id), name: String(records.get(Number(state.id))?.name ?? '') }))
    .sort((a, b) => Number(a.ready) - Number(b.ready) || a.id - b.id)
}

/** The same with the last drill or incident of the period and its summary. */
export async function mechanismChart(context: ServiceContext, sources: Sources, { scope, period }: { scope: Scope, period: ReportPeriod }) {
  const states = await mechanismStates(context, sources, period)
  const last = await lastEvents(context, states.map(({ id }) => id), { scope, period })
  return states.map((state) => ({ ...state, last: last.get(state.id) ?? null }))
}

/** The last drill or incident of each mechanism in a period, by one look at the index a mechanism, where it is the user's to see. */
async function lastEvents(context: ServiceContext, ids: number[], { scope: { tree }, period: { elapsed: { from, to } } }: { scope: Scope, period: ReportPeriod }) {
  if (!mayRead(context.user.role, 'response_event')) return new Map<number, never>()
  const found = await Promise.all(ids.map((id) => findMechanismEvents(context.db, id, { limit: 1, from, to })))
  const events = found.flat().map((row) => decodeRecord('response_event', row))
  return new Map(events.filter((record) => isOwn(context, 'response_event', { record, tree })).map((event) => [Number(event.mechanism_id), {
    id: event.id, day: String(event.happened_at).slice(0, 10), kind: event.kind === 'drill' ? 'drill' as const : 'incident' as const,
    summary: typeof event.outcome === 'string' ? event.outcome : null,
  }]))
}
