import { findMapping, findMappingOfShape, findMappingVersions, insertMappingVersion, updateMapping } from '../../../../db/queries/import-mappings.ts'
import { type RecordName, recordDefinition } from '../../../../db/records.ts'
import type { ServiceContext } from '../../../context.ts'
import { conflict, invalid } from '../../../errors.ts'
import { mayRead, requireFeature } from '../../../security/permissions.ts'
import { authorOf } from '../../author.ts'
import { type LearntMapping, noFileChoices } from './learnt-mapping.ts'
import { labelledColumns } from './list-memory.ts'
import { memoryAccess, noMapping, requireMapping } from './memory-access.ts'
import type { MappingChoice, MappingVersionView } from './memory-views.ts'
import { write } from './write-memory.ts'

export interface MappingChange {
  /** The version that the user saw. */
  version: number
  /** Columns by key; null for “do not read”. */
  columns: { key: string, field: string | null }[]
  drop: MappingChoice[]
}

const none: Pick<LearntMapping, MappingChoice> = { isHeaderChosen: false, ...noFileChoices }

/** Changes what a learnt mapping says, as a new version. Throws not_found, permission.denied, `conflict`, and `invalid` where two columns are one field. */
export async function changeMapping(context: ServiceContext, id: number, change: MappingChange) {
  return write(context, async (inside) => {
    const mapping = await requireMapping(inside, inside.db, { id, version: change.version })
    const { fields } = recordDefinition(mapping.record_type as RecordName)
    const before = JSON.parse(mapping.content) as LearntMapping
    const asked = new Map(change.columns.map(({ key, field }) => [key, field]))
    const strange = change.columns.filter(({ key, field }) => !before.columns.some((column) => column.key === key) || (field !== null && !fields[field]?.imported))
    if (strange.length > 0) throw noSuchColumn(strange.map(({ key }) => key))
    const columns = before.columns.map((column) => asked.has(column.key) ? { ...column, field: asked.get(column.key) ?? null, basis: 'decided' as const } : column)
    const taken = columns.flatMap(({ field }) => field ?? [])
    const twice = taken.find((field, index) => taken.indexOf(field) !== index)
    if (twice !== undefined) throw readTwice(fields[twice]?.label ?? { zh: twice, en: twice })
    const content: LearntMapping = { ...before, ...Object.fromEntries(change.drop.map((name) => [name, none[name]])), columns }
    const version = mapping.newest_version + 1
    const at = inside.now.toISOString()
    await insertMappingVersion(inside.db, { mapping_id: id, version, content: JSON.stringify(content), batch_id: null, file_name: null, author_id: authorOf(inside.user), at })
    return { subject: `import_mapping:${id}`, action: 'update' as const, detail: { version, type: mapping.record_type } }
  })
}

/** Forgets a mapping; it can be brought back. Throws not_found, permission.denied. */
export async function forgetMapping(context: ServiceContext, id: number) {
  return write(context, async (inside) => {
    const mapping = await requireMapping(inside, inside.db, { id })
    await updateMapping(inside.db, id, { deleted_at: inside.now.toISOString(), deleted_by: authorOf(inside.user) })
    return { subject: `import_mapping:${id}`, action: 'forget' as const, detail: { version: mapping.version, type: mapping.record_type } }
  })
}

/** Brings a forgotten mapping back. Throws not_found, permission.denied, and `conflict` where the shape was learnt anew since. */
export async function restoreMapping(context: ServiceContext, id: number) {
  return write(context, async (inside) => {
    const mapping = await requireMapping(inside, inside.db, { id, forgotten: true })
    const { record_type: type, fingerprint, organization_id: organizationId } = mapping
    if (await findMappingOfShape(inside.db, { type, fingerprint, organizationId })) throw learntAnew()
    await updateMapping(inside.db, id, { deleted_at: null, deleted_by: null })
    return { subject: `import_mapping:${id}`, action: 'restore' as const, detail: { version: mapping.version, type } }
  })
}

/** Every version of a mapping, newest first, with who made it and when. Throws not_found. */
export async function viewMappingVersions(context: ServiceContext, id: number): Promise<MappingVersionView[]> {
  const { db, user } = context
  requireFeature(user.role, 'import')
  const mapping = await findMapping(db, id)
  const access = await memoryAccess(context)
  if (!mapping || !mayRead(user.role, mapping.record_type as RecordName) || !access.answersFor(mapping.organization_id)) throw noMapping()
  const definition = recordDefinition(mapping.record_type as RecordName)
  return (await findMappingVersions(db, id)).map(({ version, content, author, at, file_name: fileName, batch_id: batchId, batch_status: status }) => ({
    version, author, at, fileName, byHand: batchId === null, isUndone: batchId !== null && status !== 'committed' && status !== 'undoing',
    columns: labelledColumns((JSON.parse(content) as LearntMapping).columns, definition),
  }))
}

const noSuchColumn = (keys: string[]) => invalid({ zh: `没有这样的列或内容：${keys.join('、')}`, en: `There is no such column or field: ${keys.join(', ')}` }, keys)

const readTwice = ({ zh, en }: { zh: string, en: string }) => invalid({
  zh: `有两列都读作“${zh}”，请改其中一列`, en: `Two columns are read as “${en}”; change one of them`,
})

const learntAnew = () => conflict({ zh: '后来又记住了同样表格的对应关系，不能恢复这一条', en: 'The same shape has been learnt anew since; this one cannot be brought back' })
