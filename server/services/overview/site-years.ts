import { listRecords } from '../../../db/queries/list-records.ts'
import { readSiteActivityYears } from '../../../db/queries/site-activities.ts'
import type { ServiceContext } from '../../context.ts'
import type { Scope } from './scope.ts'

/** Each partner site's years of service, with the years since the first known activity in which nothing happened. */
export async function siteYears({ db }: ServiceContext, { scope, year }: { scope: Scope, year: number }) {
  const [sites, active] = await Promise.all([
    listRecords(db, {
      type: 'partner_site', organizationId: scope.organization.id, subdistrict: scope.subdistrict?.id ?? null, limit: 500,
    }),
    readSiteActivityYears(db, { organizationId: scope.organization.id, until: year }),
  ])
  return sites.records
    .filter((site) => typeof site.since_year === 'number' && site.since_year <= year)
    .map((site) => {
      const since = Number(site.since_year)
      const years = active.get(site.id) ?? []
      // Before the first activity on record nothing is known, so nothing is called a gap.
      const first = Math.max(since, years[0] ?? year)
      const gaps = Array.from({ length: Math.max(0, year - first) }, (_, index) => first + index).filter((one) => !years.includes(one))
      return { id: site.id, name: String(site.name), kind: String(site.kind), since, years: year - since, gaps }
    })
    .sort((a, b) => b.years - a.years)
}
