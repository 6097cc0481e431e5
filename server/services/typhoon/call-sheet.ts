import { appendAudit } from '../../../db/queries/audit.ts'
import { findRecordsByIds } from '../../../db/queries/records.ts'
import { readRevision } from '../../../db/queries/revision.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { recordDefinitions } from '../../../db/records.ts'
import { exactForce, ringForce } from '../../geo/typhoon/track.ts'
import type { ServiceContext } from '../../context.ts'
import { maskRecord, requireFeature } from '../../security/permissions.ts'
import { daysSinceVerified, describeDuty } from '../map/duty.ts'
import { followTrack, placeOf, type Reached } from './passage.ts'

/** Why a sheet with names and numbers is made; it stands in the trail. */
export const callPurposes = ['drill', 'incident', 'check'] as const
export type CallPurpose = (typeof callPurposes)[number]
export type CallForm = 'print' | 'xlsx'

const mostLines = 2_000

/**
 * Whom to call in which order when a storm passes: each place that a ring reaches, with its officers and phone as the role may see them. Each
 * production is put in the trail with its purpose. Throws permission.denied, not_found.
 */
export async function makeCallSheet(context: ServiceContext, id: number, { purpose, form }: { purpose: CallPurpose, form: CallForm }) {
  const { db, user, now, address } = context
  requireFeature(user.role, 'export')
  const sheet = await describeCalls(context, id)
  const at = now.toISOString()
  await db.transaction().execute((trx) => appendAudit(trx, {
    at, authorId: user.id, action: 'export', subject: `typhoon_track:${id}`, detail: { form, purpose, lines: sheet.lines.length }, address,
  }))
  return { ...sheet, purpose, madeAt: at, madeBy: user.displayName }
}

export type CallSheet = Awaited<ReturnType<typeof makeCallSheet>>

async function describeCalls(context: ServiceContext, id: number) {
  const { db } = context
  const { track, places, hours, reached } = await followTrack(context, id)
  const shown = reached.slice(0, mostLines)
  const idsOf = (type: 'coordination_point' | 'partner_site') => shown.map(({ row }) => placeOf(places, row)).filter((place) => place.type === type).map((place) => place.id)
  const records = { coordination_point: await findRecordsByIds(db, 'coordination_point', idsOf('coordination_point')), partner_site: await findRecordsByIds(db, 'partner_site', idsOf('partner_site')) }
  const nameOf = (organization: unknown) => typeof organization === 'number' ? places.scope.tree.nodes.get(organization)?.name ?? null : null
  const lines = shown.flatMap((one) => {
    const { type, id: record } = placeOf(places, one.row)
    const found = records[type].get(record)
    return found === undefined ? [] : [describeLine(context, { one, type, record: found, nameOf, at: (hour) => hours[hour]?.at ?? '' })]
  })
  return { track, lines, left: reached.length - shown.length, exact: places.exact, revision: (await readRevision(db)).value }
}

interface Line { one: Reached, type: 'coordination_point' | 'partner_site', record: StoredRecord, nameOf: (id: unknown) => string | null, at: (hour: number) => string }

function describeLine({ user, today }: ServiceContext, { one, type, record, nameOf, at }: Line) {
  const masked = maskRecord(user.role, type, record)
  const strongest = one.stretches.reduce((best, stretch) => ringForce[stretch.label] > ringForce[best.label] ? stretch : best)
  const duty = type === 'coordination_point' ? describeDuty({
    officerA: textOf(record.officer_a), officerB: textOf(record.officer_b), phone: textOf(record.duty_phone), verifiedOn: textOf(record.verified_on),
  }, today) : null
  return {
    place: `${type}:${record.id}`,
    name: String(record.name),
    kind: kindLabel(type, record.kind),
    subdistrict: nameOf(record.subdistrict_id),
    owner: nameOf(record.owner_id),
    entersAt: at(one.first),
    leavesAt: at(one.last),
    ring: strongest.label,
    force: one.force,
    exactForce: exactForce[strongest.label],
    capacity: typeof record.capacity === 'number' ? record.capacity : null,
    officerA: textOf(masked.officer_a),
    officerB: textOf(masked.officer_b),
    phone: textOf(masked.duty_phone),
    phoneAgeDays: daysSinceVerified(textOf(record.verified_on), today),
    stale: duty?.stale ?? false,
    twoDeep: duty?.twoDeep ?? null,
  }
}

const textOf = (value: unknown) => typeof value === 'string' ? value : null

function kindLabel(type: 'coordination_point' | 'partner_site', kind: unknown) {
  return recordDefinitions[type].fields.kind.choices.find(({ value }) => value === kind)?.label ?? { zh: '', en: '' }
}
