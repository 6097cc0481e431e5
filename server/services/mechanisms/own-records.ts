import { scopeOf } from '../../../db/contributions.ts'
import type { OrganizationTree } from '../../../db/organization-tree.ts'
import { findNames } from '../../../db/queries/records.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { maskRecord, mayRead } from '../../security/permissions.ts'
import { presentRecords } from '../records/present-records.ts'

/** The living records of a small type that a user may see; none where the role may not read the type. */
export async function ownRecords(context: ServiceContext, type: RecordName, tree: OrganizationTree) {
  if (!mayRead(context.user.role, type)) return []
  return (await findNames(context.db, type)).filter((record) => isOwn(context, type, { record, tree }))
}

/** Whether a record belongs to what a user may see: staff see what their own organizations are named in. */
export function isOwn({ user: { organizationId: own } }: ServiceContext, type: RecordName, { record, tree }: { record: StoredRecord, tree: OrganizationTree }) {
  return own === null || scopeOf(recordDefinition(type), record, tree).has(own)
}

/** Records with the names of what they refer to, masked as the role may see them. */
export const presentOwn = ({ db, user }: ServiceContext, type: RecordName, records: StoredRecord[]) =>
  presentRecords(db, records.map((record) => ({ type, record: maskRecord(user.role, type, record) })))
