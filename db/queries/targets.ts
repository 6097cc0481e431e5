import type { Db } from '../connect.ts'
import { naturalKey } from '../record.ts'
import { recordDefinitions } from '../records.ts'
import { findRecordsByKeys } from './records.ts'

export interface Target { value: number, plan: number[] | null }

/** A unit's own targets for a year, by indicator code. */
export async function findTargets(db: Db, { organizationId, year, codes }: { organizationId: number, year: number, codes: string[] }) {
  const keys = new Map(codes.map((code) => [
    naturalKey(recordDefinitions.target, { organization_id: organizationId, year, indicator: code }), code,
  ]))
  const records = await findRecordsByKeys(db, 'target', [...keys.keys()])
  const targets = new Map<string, Target>()
  for (const [key, record] of records) {
    targets.set(keys.get(key) ?? '', { value: Number(record.value), plan: Array.isArray(record.plan) ? record.plan.map(Number) : null })
  }
  return targets
}
