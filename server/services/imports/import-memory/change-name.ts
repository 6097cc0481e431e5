import { findNameAsWritten, updateLearntName } from '../../../../db/queries/import-names.ts'
import type { ServiceContext } from '../../../context.ts'
import { conflict } from '../../../errors.ts'
import { authorOf } from '../../author.ts'
import { requireName } from './memory-access.ts'
import { requireNamed } from './require-nameable.ts'
import { write } from './write-memory.ts'

/** Says that a learnt name means another record. Throws not_found, permission.denied, `conflict`. */
export async function changeName(context: ServiceContext, id: number, { version, recordId }: { version: number, recordId: number }) {
  return write(context, async (inside) => {
    const name = await requireName(inside, inside.db, { id, version })
    await requireNamed(inside, { type: name.record_type, written: name.written, id: recordId })
    const at = inside.now.toISOString()
    await updateLearntName(inside.db, id, { record_id: recordId, version: name.version + 1, batch_id: null, file_name: null, author_id: authorOf(inside.user), at })
    const detail = { written: name.written, record: `${name.record_type}:${recordId}`, meant: `${name.record_type}:${name.record_id}` }
    return { subject: `import_name:${id}`, action: 'update' as const, detail }
  })
}

/** Forgets a name; it can be brought back. Throws not_found, permission.denied. */
export async function forgetName(context: ServiceContext, id: number) {
  return write(context, async (inside) => {
    const name = await requireName(inside, inside.db, { id })
    await updateLearntName(inside.db, id, { deleted_at: inside.now.toISOString(), deleted_by: authorOf(inside.user) })
    return { subject: `import_name:${id}`, action: 'forget' as const, detail: { written: name.written } }
  })
}

/** Brings a forgotten name back. Throws not_found, permission.denied, and `conflict` where it was learnt anew since. */
export async function restoreName(context: ServiceContext, id: number) {
  return write(context, async (inside) => {
    const name = await requireName(inside, inside.db, { id, forgotten: true })
    if (await findNameAsWritten(inside.db, { type: name.record_type, key: name.name_key, organizationId: name.organization_id })) throw learntAnew()
    await updateLearntName(inside.db, id, { deleted_at: null, deleted_by: null })
    return { subject: `import_name:${id}`, action: 'restore' as const, detail: { written: name.written } }
  })
}

const learntAnew = () => conflict({ zh: '后来又记住了同一个名称，不能恢复这一条', en: 'The same name has been learnt anew since; this one cannot be brought back' })
