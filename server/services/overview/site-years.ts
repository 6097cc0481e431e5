import { listRecords } from '../../../db/queries/list-records.ts'
import { readSiteActivityYears } from '../../../db/queries/site-activities.ts'
import type { ServiceContext } from '../../context.ts'
import { gapYears } from './gap-years.ts'
import type { Scope } from './scope.ts'

/** Each partner site's years of service, with the years since the first known activity in which nothing happened. */
export async function siteYears({ db }: Pick<ServiceContext, 'db'>, { scope, year }: { scope: Scope, year: number }) {
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
      const gaps = gapYears({ since, active: active.get(site.id) ?? [], year })
      return { id: site.id, name: String(site.name), kind: String(site.kind), since, years: year - since, gaps }
    })
    .sort((a, b) => b.years - a.years)
}
