import type { OrganizationTree } from '../../../db/organization-tree.ts'
import { findLatestVerifications } from '../../../db/queries/checks.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { maskRecord, mayWrite } from '../../security/permissions.ts'
import { daysSinceVerified, isStale } from '../map/duty.ts'
import { ownRecords } from '../mechanisms/own-records.ts'

/** Lines that a verification round goes through: the phones of points, duty contacts and teams, and the lines of stock. */
export const lineTypes = ['coordination_point', 'duty_contact', 'response_team', 'resource'] as const
export type LineType = (typeof lineTypes)[number]

/** In which field a line keeps its day of verification, and what may be corrected while it is checked. */
export const lineFields = {
  coordination_point: { verified: 'verified_on', corrected: 'duty_phone' }, duty_contact: { verified: 'verified_on', corrected: 'phone' },
  response_team: { verified: 'verified_on', corrected: 'phone' }, resource: { verified: 'checked_on', corrected: 'quantity' },
} as const satisfies Record<LineType, { verified: string, corrected: string }>

const textOf = (value: unknown) => typeof value === 'string' ? value : null

/** Every line that a user may see, oldest check first, with who checked it last; phones and persons masked by role. */
export async function loadLines(context: ServiceContext, tree: OrganizationTree) {
  const [verifications, ...records] = await Promise.all([findLatestVerifications(context.db), ...lineTypes.map((type) => ownRecords(context, type, tree))])
  const organization = (id: unknown) => typeof id === 'number' ? tree.nodes.get(id)?.name ?? null : null
  return lineTypes.flatMap((type, index) => (records[index] ?? []).filter((record) => isLine(type, record)).map((record) => {
    const { verified, corrected } = lineFields[type]
    const masked = maskRecord(context.user.role, type, record)
    const verifiedOn = textOf(record[verified])
    const last = verifications.get(`${type}:${record.id}`)
    // A check that was taken back left the day as it had been before.
    const stands = last !== undefined && verifiedOn !== null && verifiedOn >= last.on_day
    return {
      type, id: record.id, version: record.version, kind: type === 'resource' ? 'stock' as const : 'phone' as const,
      name: type === 'duty_contact' ? String(masked.person) : recordDefinition(type).title(record),
      owner: organization(record.owner_id ?? record.organization_id ?? record.keeper_id),
      value: masked[corrected] === null ? null : String(masked[corrected]), measuredIn: textOf(record.measured_in),
      verifiedOn, days: daysSinceVerified(verifiedOn, context.today), stale: isStale(verifiedOn, context.today), expiresOn: textOf(record.expires_on),
      verifiedBy: stands ? last.author : null, verifiedAt: stands ? last.at : null, round: stands ? last.round_id : null, writable: mayWrite(context.user.role, type),
    }
  })).sort((a, b) => (b.days ?? Infinity) - (a.days ?? Infinity) || a.id - b.id)
}

export type CheckLine = Awaited<ReturnType<typeof loadLines>>[number]

/** A team without a phone of its own has none to check. */
const isLine = (type: LineType, record: StoredRecord) => type !== 'response_team' || record.phone !== null
