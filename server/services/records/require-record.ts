import { scopeOf } from '../../../db/contributions.ts'
import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { findRecord } from '../../../db/queries/records.ts'
import type { StoredRecord, Values } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { notAllowed, notFound } from '../../errors.ts'

/** A living record that lies within the user's subtree. Throws not_found, also where it is someone else's. */
export async function requireRecord(context: ServiceContext, type: RecordName, id: number): Promise<StoredRecord> {
  const record = await findRecord(context.db, type, id)
  if (!record) throw notFound({ zh: recordDefinition(type).label.zh, en: 'record' })
  if (context.user.organizationId !== null) {
    const tree = await loadOrganizationTree(context.db)
    if (!scopeOf(recordDefinition(type), record, tree).has(context.user.organizationId)) {
      throw notFound({ zh: recordDefinition(type).label.zh, en: 'record' })
    }
  }
  return record
}

/**
 * Staff may write what one of their own organizations answers for: the first organization that a record names, the district where it
 * names none. A unit may hang only below an organization of theirs, but stays where it already hangs. Throws permission.denied.
 */
export async function requireOwnSubtree(
  context: ServiceContext, type: RecordName, { values, id, before }: { values: Values, id: number, before?: StoredRecord },
) {
  const { user, db } = context
  const own = user.organizationId
  if (own === null) return
  const tree = await loadOrganizationTree(db)
  const isOwn = (organization: unknown) => typeof organization === 'number' && tree.isWithin(organization, own)
  if (type === 'organization') {
    const staysInPlace = before !== undefined && values.parent_id === before.parent_id
    if ((!staysInPlace && !isOwn(values.parent_id)) || (tree.nodes.has(id) && !isOwn(id))) throw notAllowed()
  } else if (!isOwn(recordDefinition(type).organizations(values, id)[0] ?? tree.root?.id)) {
    throw notAllowed()
  }
}
