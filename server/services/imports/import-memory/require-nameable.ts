import { loadOrganizationTree } from '../../../../db/organization-tree.ts'
import { findRecord } from '../../../../db/queries/records.ts'
import { findIdsInScope } from '../../../../db/queries/import-names.ts'
import { isRecordName, recordDefinition } from '../../../../db/records.ts'
import type { ServiceContext } from '../../../context.ts'
import { invalid, notFound } from '../../../errors.ts'
import { requireRead } from '../../../security/permissions.ts'
import { isMilitary, mayBeDesignation } from './military-names.ts'
import type { NameAnswer } from './summary-types.ts'

/**
 * Refuses answers with records that the user may not see, whose names the preview would then tell, and any that would tie a military
 * unit to what may be its designation. Units' names are open to all, as in every form. Throws not_found, permission.denied, `invalid`.
 */
export async function requireNameable({ db, user }: Pick<ServiceContext, 'db' | 'user'>, answers: Omit<NameAnswer, 'remember'>[] = []) {
  const suspect = answers.filter(({ type, id, written }) => type === 'organization' && id !== null && mayBeDesignation(written))
  const tree = suspect.length > 0 ? await loadOrganizationTree(db) : null
  const designation = suspect.find(({ type, id }) => tree !== null && id !== null && isMilitary(tree, { type, id }))
  if (designation) throw tiesDesignation(designation.written)
  const closed = answers.filter(({ type, id }) => type !== 'organization' && id !== null)
  if (closed.length === 0) return
  const seen = user.organizationId === null ? null : await findIdsInScope(db, user.organizationId, [...new Set(closed.map(({ type }) => type))])
  for (const { type, id } of closed) {
    if (!isRecordName(type)) throw notFound()
    requireRead(user.role, type)
    if (seen !== null && id !== null && !seen.get(type)?.has(id)) throw noSuch(type)
  }
}

/** Refuses to keep a name for a record that is not there, or for a military unit, besides. Throws as `requireNameable` does. */
export async function requireNamed(context: Pick<ServiceContext, 'db' | 'user'>, answer: { type: string, written: string, id: number }) {
  await requireNameable(context, [answer])
  const { type, id } = answer
  if (!isRecordName(type) || !await findRecord(context.db, type, id)) throw noSuch(type)
  if (isMilitary(await loadOrganizationTree(context.db), answer)) throw keepsMilitary()
}

const tiesDesignation = (written: string) => invalid({
  zh: `“${written}”像是部队番号，不能与代称对应。请在表格里改写为代称后再导入`, en: `“${written}” looks like a military designation and may not be tied to an alias. Write the alias in the sheet and import again`,
})

const keepsMilitary = () => invalid({
  zh: '部队单位只用代称，不记别的名称', en: 'A military unit is known by its alias alone; no other name of it is kept',
})

const noSuch = (type: string) => notFound(isRecordName(type) ? { zh: recordDefinition(type).label.zh, en: 'record' } : undefined)
