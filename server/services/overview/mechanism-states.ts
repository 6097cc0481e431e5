import { createFacts } from '../../../db/facts.ts'
import { readinessOf } from '../../../db/indicators/h-harmony.ts'
import { findRecordsByIds } from '../../../db/queries/records.ts'
import type { ServiceContext } from '../../context.ts'
import type { Sources } from './evaluate.ts'
import type { ReportPeriod } from './period.ts'

/** Each mechanism in use with what makes it ready, those that are not first. */
export async function mechanismStates({ db }: Pick<ServiceContext, 'db'>, { current }: Sources, period: ReportPeriod) {
  const states = readinessOf(createFacts(current, period.elapsed))
  const records = await findRecordsByIds(db, 'mechanism', states.map(({ id }) => Number(id)))
  return states.map((state) => ({ ...state, id: Number(state.id), name: String(records.get(Number(state.id))?.name ?? '') }))
    .sort((a, b) => Number(a.ready) - Number(b.ready) || a.id - b.id)
}
