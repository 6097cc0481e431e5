import type { Db } from '../../../db/connect.ts'
import { listRecords } from '../../../db/queries/list-records.ts'
import { findNames, findRecordsByIds } from '../../../db/queries/records.ts'
import type { StoredRecord } from '../../../db/record.ts'
import type { RecordName } from '../../../db/records.ts'
import type { ReportRecords } from '../../reports/report-data.ts'
import { loadSources } from '../overview/load-sources.ts'
import { mechanismStates } from '../overview/mechanism-states.ts'
import type { ReportPeriod } from '../overview/period.ts'
import { requireIndicator } from '../overview/require-indicator.ts'
import type { Scope } from '../overview/scope.ts'
import { siteYears } from '../overview/site-years.ts'

const pageSize = 500

interface Question { scope: Scope, period: ReportPeriod }

/** The records of a unit and period that a report names, each type by the date index of the unit's own records. */
export async function gatherRecords(db: Db, { scope, period }: Question): Promise<ReportRecords> {
  const { tree, organization: { id } } = scope
  const within = (one: unknown) => typeof one === 'number' && tree.isWithin(one, id)
  const ofPeriod = (type: RecordName) => listAll(db, { type, organizationId: id, from: period.elapsed.from, to: period.elapsed.to })
  const ofYear = (type: RecordName) => listAll(db, { type, organizationId: id, from: `${period.year}-01-01`, to: `${period.year}-12-31` })
  const [campaigns, inclusions, groups, institutions, problems, activities, visits, sessions, events, honours, cycles] = await Promise.all([
    ofPeriod('campaign'), ofYear('inclusion'), ofYear('leading_group'), listAll(db, { type: 'institution', organizationId: id }), ofPeriod('problem'), ofPeriod('activity'),
    ofPeriod('visit'), ofPeriod('education_session'), ofPeriod('response_event'), ofPeriod('honour'), findNames(db, 'creation_cycle'),
  ])
  const own = (records: StoredRecord[]) => records.filter((record) => record.organization_id === id)
  return {
    campaigns: campaigns.filter((record) => within(record.organization_id)),
    joinedCampaigns: await joined(db, { sessions, campaigns }),
    inclusions: own(inclusions),
    group: own(groups)[0] ?? null,
    institutions: institutions.filter((record) => record.status === 'active'),
    problems,
    waiting: await waitingProblems(db, { id, to: period.elapsed.to }),
    activities,
    visits: visits.filter((record) => within(record.host_id)),
    sessions,
    events,
    honours,
    cycle: cycles.find((cycle) => Number(cycle.from_year) <= period.year && Number(cycle.to_year) >= period.year) ?? null,
    mechanisms: await mechanismsOf(db, { scope, period }),
    sites: await sitesOf(db, { scope, period, activities }),
  }
}

/** Every page of a unit's records, oldest first. */
async function listAll(db: Db, query: { type: RecordName, organizationId: number, from?: string, to?: string }): Promise<StoredRecord[]> {
  const all: StoredRecord[] = []
  for (let after: { value: string, id: number } | null = null; ;) {
    const page = await listRecords(db, { ...query, after, descending: false, limit: pageSize })
    all.push(...page.records)
    if (!page.next) return all
    after = { value: String(page.next.value), id: page.next.id }
  }
}

const waitingStates = ['registered', 'assigned', 'handling'] as const

/** Matters that are not resolved yet, the longest overdue first. */
async function waitingProblems(db: Db, { id, to }: { id: number, to: string }) {
  const found = await Promise.all(waitingStates.map((status) => listRecords(db, { type: 'problem', organizationId: id, to, equals: { status }, limit: pageSize })))
  return found.flatMap(({ records }) => records).sort((a, b) => String(a.due_on ?? '9').localeCompare(String(b.due_on ?? '9')) || a.id - b.id)
}

async function joined(db: Db, { sessions, campaigns }: { sessions: StoredRecord[], campaigns: StoredRecord[] }) {
  const ids = [...new Set(sessions.map((session) => session.campaign_id).filter((one): one is number => typeof one === 'number'))]
  const known = new Set(campaigns.map(({ id }) => id))
  return [...(await findRecordsByIds(db, 'campaign', ids.filter((one) => !known.has(one)))).values()]
}

async function mechanismsOf(db: Db, { scope, period }: Question) {
  const sources = await loadSources(db, { indicators: [requireIndicator('H5')], organizations: [scope.organization.id], by: 'organization', subdistrict: null, period })
  const own = sources.get(scope.organization.id)
  return own ? mechanismStates({ db }, own, period) : []
}

/** The sites that the unit itself serves (or, of the district, all), the longest first. */
async function sitesOf(db: Db, { scope, period, activities }: Question & { activities: StoredRecord[] }) {
  const sites = await siteYears({ db }, { scope, year: period.year })
  const builders = new Map([...await findRecordsByIds(db, 'partner_site', sites.map(({ id }) => id))].map(([id, site]) =>
    [id, Array.isArray(site.co_builder_ids) ? site.co_builder_ids.map(Number) : []]))
  const active = new Set(activities.filter((record) => record.status === 'done').map((record) => record.site_id))
  return sites.filter(({ id }) => scope.organization.id === scope.tree.root?.id || builders.get(id)?.includes(scope.organization.id))
    .map((site) => ({ ...site, activeThisYear: active.has(site.id) }))
}
