import { createFacts } from '../../../db/facts.ts'
import { readinessOf } from '../../../db/indicators/h-harmony.ts'
import { loadFacts } from '../../../db/queries/facts.ts'
import type { ServiceContext } from '../../context.ts'
import { requireIndicator } from '../overview/require-indicator.ts'

/** What makes each mechanism in use ready today, by the figures and the rule that H5 itself reads for the whole district. */
export async function loadReadiness({ db, today }: ServiceContext, districtId: number) {
  const period = { from: `${today.slice(0, 4)}-01-01`, to: today }
  const sources = await loadFacts(db, { indicators: [requireIndicator('H5')], organizations: [districtId], by: 'organization', subdistrict: null, period })
  const source = sources.get(districtId)
  return source === undefined ? [] : readinessOf(createFacts(source, period)).map(({ id, ...state }) => ({ id: Number(id), ...state }))
}

export type Readiness = Awaited<ReturnType<typeof loadReadiness>>[number]
