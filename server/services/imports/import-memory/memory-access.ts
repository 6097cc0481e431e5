import type { Db } from '../../../../db/connect.ts'
import { loadOrganizationTree, type OrganizationTree } from '../../../../db/organization-tree.ts'
import { findMapping, type LearntMappingRow } from '../../../../db/queries/import-mappings.ts'
import { findLearntName, type LearntNameRow } from '../../../../db/queries/import-names.ts'
import type { RecordName } from '../../../../db/records.ts'
import type { ServiceContext } from '../../../context.ts'
import { conflict, notAllowed, notFound } from '../../../errors.ts'
import { mayRead, mayWrite, requireFeature } from '../../../security/permissions.ts'
import { answersFor, memoryLineage } from './memory-owners.ts'

/** What a user may see and change of what imports taught. */
export interface MemoryAccess {
  tree: OrganizationTree
  /** It speaks in the user's own files, or in those of units that they answer for. */
  maySee(owner: number): boolean
  answersFor(owner: number): boolean
}

export async function memoryAccess({ db, user }: Pick<ServiceContext, 'db' | 'user'>): Promise<MemoryAccess> {
  const { organizationId } = user
  const tree = await loadOrganizationTree(db)
  const lineage = memoryLineage(tree, organizationId)
  const answers = (owner: number) => answersFor(tree, { owner, organizationId })
  return { tree, answersFor: answers, maySee: (owner) => lineage.includes(owner) || answers(owner) }
}

/** A learnt mapping that the user may change. Throws not_found, permission.denied, and `conflict` where it changed since `version`. */
export async function requireMapping(
  context: ServiceContext, trx: Db, { id, version, forgotten = false }: { id: number, version?: number, forgotten?: boolean },
): Promise<LearntMappingRow> {
  requireFeature(context.user.role, 'import')
  const mapping = await findMapping(trx, id)
  const access = await memoryAccess({ ...context, db: trx })
  const type = mapping?.record_type as RecordName
  if (!mapping || (mapping.deleted_at !== null) !== forgotten || !mayRead(context.user.role, type) || !access.maySee(mapping.organization_id)) throw noMapping()
  if (!mayWrite(context.user.role, type) || !access.answersFor(mapping.organization_id)) throw notAllowed()
  if (version !== undefined && version !== mapping.version) throw changedSince()
  return mapping
}

/** A learnt name that the user may change. Throws as `requireMapping` does. */
export async function requireName(
  context: ServiceContext, trx: Db, { id, version, forgotten = false }: { id: number, version?: number, forgotten?: boolean },
): Promise<LearntNameRow> {
  requireFeature(context.user.role, 'import')
  const name = await findLearntName(trx, id)
  const access = await memoryAccess({ ...context, db: trx })
  const isSeen = name && (name.deleted_at !== null) === forgotten && mayRead(context.user.role, name.record_type as RecordName) && access.maySee(name.organization_id)
  if (!isSeen) throw noName()
  if (!access.answersFor(name.organization_id)) throw notAllowed()
  if (version !== undefined && version !== name.version) throw changedSince()
  return name
}

export const noMapping = () => notFound({ zh: '对应关系', en: 'mapping' })
export const noName = () => notFound({ zh: '别名', en: 'name' })

export const changedSince = () => conflict({ zh: '刚有人改过，请刷新后再看', en: 'Somebody has just changed it; reload the page' })
