import type { Role } from '../../db/database.ts'
import type { Sensitivity } from '../../db/fields.ts'
import { coarsePosition } from '../../db/positions.ts'
import type { StoredRecord } from '../../db/record.ts'
import { type RecordName, recordDefinition, recordNames } from '../../db/records.ts'
import { notAllowed } from '../errors.ts'

type Access = 'none' | 'read' | 'write'
export type Feature = 'dashboard' | 'map' | 'import' | 'export' | 'accounts' | 'audit' | 'settings'
  /** Bringing typhoon tracks in, and running responses. */
  | 'response'
  /** Putting what lags under supervision, and closing it. */
  | 'supervise'
  /** Answering for a unit that is responsible for what is under supervision. */
  | 'answer'
  /** Writing reports; and locking what was handed in. */
  | 'report' | 'report_lock'
  /** Voting on the units' duty reports; and running such reviews, which of the staff only the district's own do. */
  | 'ballot' | 'review'
  /** Freezing a period's figures as reported, and withdrawing them. */
  | 'freeze'
  /** Sealing the map as it is shown, and discarding what was sealed. */
  | 'seal'
  /** Making links by which a screen on the wall shows the dashboard, and stopping them. */
  | 'wall_link'

interface RolePermissions { records: Record<RecordName, Access>, features: Feature[], sees: Sensitivity[] }

const everywhere = (access: Access) => Object.fromEntries(recordNames.map((name) => [name, access])) as Record<RecordName, Access>

/**
 * The one table of who may do what. Least privilege: the administrator keeps accounts and the auditor reads the trail,
 * and neither does the other's work. Whoever may write a record sees its masked fields, or would write the mask
 * back. What is under supervision only a leader says, by the steps of its own routes.
 */
export const permissions: Record<Role, RolePermissions> = {
  leader: { records: { ...everywhere('read'), annotation: 'write' }, features: ['dashboard', 'map', 'export', 'supervise', 'report', 'report_lock', 'ballot', 'review', 'freeze', 'wall_link'], sees: ['open', 'person'] },
  planner: {
    records: {
      ...everywhere('read'), partner_site: 'write', mechanism: 'write', coordination_point: 'write', duty_contact: 'write', response_duty: 'write',
      resource: 'write', response_team: 'write', relocation: 'write',
    },
    features: ['dashboard', 'map', 'import', 'export', 'response', 'ballot', 'seal'],
    sees: ['open', 'person', 'phone', 'place'],
  },
  staff: {
    records: { ...everywhere('write'), mechanism: 'read', duty_contact: 'none', supervision: 'read' },
    features: ['dashboard', 'map', 'import', 'export', 'answer', 'report', 'ballot', 'review', 'freeze'],
    sees: ['open', 'person', 'phone', 'place'],
  },
  administrator: {
    records: { ...everywhere('read'), organization: 'write', duty_contact: 'none' },
    features: ['dashboard', 'map', 'accounts', 'settings'],
    sees: ['open', 'person'],
  },
  auditor: { records: everywhere('none'), features: ['audit'], sees: ['open'] },
}

export function mayRead(role: Role, type: RecordName) {
  return permissions[role].records[type] !== 'none'
}

export function mayWrite(role: Role, type: RecordName) {
  return permissions[role].records[type] === 'write'
}

export function hasFeature(role: Role, feature: Feature) {
  return permissions[role].features.includes(feature)
}

/** Throws permission.denied. */
export function requireRead(role: Role, type: RecordName) {
  if (!mayRead(role, type)) throw notAllowed()
}

/** Throws permission.denied. */
export function requireWrite(role: Role, type: RecordName) {
  if (!mayWrite(role, type)) throw notAllowed()
}

/** Throws permission.denied. */
export function requireFeature(role: Role, feature: Feature) {
  if (!hasFeature(role, feature)) throw notAllowed()
}

/** Whether a role sees where a place exactly is; every other one gets the middle of a cell some hundred metres wide. */
export function seesPlaces(role: Role) {
  return permissions[role].sees.includes('place')
}

/** A record as a role may see it: phones, names of persons and exact places are masked unless the role needs them. */
export function maskRecord<T extends StoredRecord>(role: Role, type: RecordName, record: T): T {
  const sees = permissions[role].sees
  const masked: Record<string, unknown> = { ...record, ...!sees.includes('place') && coarsePlace(record) }
  for (const [name, field] of Object.entries(recordDefinition(type).fields)) {
    const value = masked[name]
    if (typeof value === 'string' && !sees.includes(field.sensitivity)) masked[name] = maskText(value, field.sensitivity)
  }
  return masked as T
}

/** A position in place of the exact one: the pair as it was given would tell it again. */
function coarsePlace({ longitude, latitude }: StoredRecord) {
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return {}
  const [x, y] = coarsePosition(longitude, latitude)
  return { longitude: x, latitude: y, source_crs: 'WGS84', raw_longitude: null, raw_latitude: null }
}

/**
 * 13805321234 → *******1234; a number of fewer than eight digits, as within an office, is hidden altogether; 王某某 → 王**;
 * 松涛街道海伦路18号 → 松涛街道***.
 */
export function maskText(value: string, sensitivity: Sensitivity) {
  if (sensitivity === 'phone') {
    const shown = (value.match(/\d/gu) ?? []).length < 8 ? 0 : 4
    // However a number is split by spaces and dashes, its last four digits are the only ones left.
    return value.replace(/\d/gu, (digit, at: number) => (value.slice(at).match(/\d/gu) ?? []).length <= shown ? digit : '*')
  }
  if (sensitivity === 'person') return `${[...value][0] ?? ''}**`
  if (sensitivity === 'place') return `${/^.*?(?:街道|镇|乡)/u.exec(value)?.[0] ?? ''}***`
  return value
}
