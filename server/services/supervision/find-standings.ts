import { findIndicator } from '../../../db/indicators.ts'
import { findTargetsOf } from '../../../db/queries/targets.ts'
import type { StoredRecord } from '../../../db/record.ts'
import type { ServiceContext } from '../../context.ts'
import { evaluate } from '../overview/evaluate.ts'
import { loadSources } from '../overview/load-sources.ts'
import { readPeriod } from '../overview/period.ts'

/** How each indicator under supervision stands by now, by the record's id; a few look-ups for each year that is asked about. */
export async function findStandings({ db, today }: ServiceContext, records: StoredRecord[]) {
  const watched = records.flatMap(({ id, indicator: code, about_id: about, year }) => {
    const indicator = typeof code === 'string' ? findIndicator(code) : undefined
    return indicator && typeof about === 'number' && typeof year === 'number' ? [{ id, indicator, about, year }] : []
  })
  const found = new Map<number, ReturnType<typeof standingOf>>()
  for (const year of new Set(watched.map((one) => one.year))) {
    const ones = watched.filter((one) => one.year === year)
    const period = readPeriod({ year, period: 'year' }, today)
    const organizations = [...new Set(ones.map(({ about }) => about))]
    const [sources, targets] = await Promise.all([
      loadSources(db, { indicators: [...new Set(ones.map(({ indicator }) => indicator))], organizations, by: 'organization', subdistrict: null, period }),
      findTargetsOf(db, { organizations, year, codes: [...new Set(ones.map(({ indicator }) => indicator.code))] }),
    ])
    for (const { id, indicator, about } of ones) {
      const own = sources.get(about)
      if (own) found.set(id, standingOf(indicator, evaluate(indicator, own, { period, target: targets.get(about)?.get(indicator.code) })))
    }
  }
  return found
}

function standingOf({ format, unit, direction }: NonNullable<ReturnType<typeof findIndicator>>, { value, target }: ReturnType<typeof evaluate>) {
  return { kind: { format, unit, direction }, value, expected: target?.expected ?? null, pace: target?.pace ?? null }
}
