import type { Db } from '../../../../db/connect.ts'
import { countNameUses, findNameAsWritten, findNamesOfBatch, insertLearntName, nameHolds, updateLearntName } from '../../../../db/queries/import-names.ts'
import { bareText } from '../../../spreadsheet/parse-values/plain-text.ts'
import type { Lesson } from './learn-from-import.ts'
import { memoryOwner } from './memory-owners.ts'
import { isMilitary } from './military-names.ts'

export interface TaughtName { type: string, written: string, id: number, record: { id: number, name: string }, before: number | null }

/** Keeps whom a committed file's names mean, where a person said so and wanted it kept; counts the uses of those known before. */
export async function learnNames(trx: Db, { tree, batchId, authorId, organizationId, at, fileName, options, summary }: Lesson): Promise<TaughtName[]> {
  await countNameUses(trx, summary.names.questions.flatMap(({ state, memory }) => state === 'remembered' && memory ? [memory.id] : []), at)
  if (authorId === null) return []
  const owner = memoryOwner(tree, organizationId)
  const wanted = new Set(options.names?.filter(({ remember, id }) => remember && id !== null).map(({ type, written }) => `${type}\n${bareText(written)}`))
  const taught: TaughtName[] = []
  // An import that is redone has taught already what it teaches.
  const before = new Set((await findNamesOfBatch(trx, batchId)).map((name) => `${name.record_type}\n${name.name_key}\n${name.record_id}`))
  for (const { type, key, written, state, taken } of summary.names.questions) {
    if (state !== 'answered' || !taken || !wanted.has(`${type}\n${key}`) || before.has(`${type}\n${key}\n${taken.id}`)) continue
    if (isMilitary(tree, { type, id: taken.id })) continue
    const standing = await findNameAsWritten(trx, { type, key, organizationId: owner })
    const values = { record_id: taken.id, written, batch_id: batchId, file_name: fileName, author_id: authorId, at }
    if (standing) {
      if (standing.record_id === taken.id && nameHolds(standing)) continue
      await updateLearntName(trx, standing.id, { ...values, version: standing.version + 1 })
      taught.push({ type, written, id: standing.id, record: taken, before: standing.record_id })
    } else {
      const id = await insertLearntName(trx, {
        ...values, record_type: type, name_key: key, organization_id: owner, version: 1, last_used_at: at, deleted_at: null, deleted_by: null,
      })
      taught.push({ type, written, id, record: taken, before: null })
    }
  }
  return taught
}
