import type { Db } from '../connect.ts'
import { naturalKey } from '../record.ts'
import { recordDefinitions } from '../records.ts'
import type { Target } from '../standing.ts'
import { findRecordsByKeys } from './records.ts'

/** A unit's own targets for a year, by indicator code. */
export async function findTargets(db: Db, { organizationId, year, codes }: { organizationId: number, year: number, codes: string[] }) {
  const targets = await findTargetsOf(db, { organizations: [organizationId], year, codes })
  return targets.get(organizationId) ?? new Map<string, Target>()
}

/** Several units' own targets for a year, by unit and indicator code. */
export async function findTargetsOf(db: Db, { organizations, year, codes }: { organizations: number[], year: number, codes: string[] }) {
  const keys = organizations.flatMap((organization) => codes.map((code) =>
    naturalKey(recordDefinitions.target, { organization_id: organization, year, indicator: code })))
  const targets = new Map<number, Map<string, Target>>()
  for (const record of (await findRecordsByKeys(db, 'target', keys)).values()) {
    const organization = Number(record.organization_id)
    const own = targets.get(organization) ?? new Map<string, Target>()
    targets.set(organization, own.set(String(record.indicator), {
      value: Number(record.value), plan: Array.isArray(record.plan) ? record.plan.map(Number) : null,
    }))
  }
  return targets
}

/** A unit's own targets of a year as records, by indicator code. */
export async function findTargetRecords(db: Db, { organizationId, year, codes }: { organizationId: number, year: number, codes: string[] }) {
  const keys = codes.map((code) => naturalKey(recordDefinitions.target, { organization_id: organizationId, year, indicator: code }))
  return new Map([...(await findRecordsByKeys(db, 'target', keys)).values()].map((record) => [String(record.indicator), record]))
}
