import { findRecord } from '../../../../db/queries/records.ts'
import { findIdsInScope } from '../../../../db/queries/import-names.ts'
import { isRecordName, recordDefinition } from '../../../../db/records.ts'
import type { ServiceContext } from '../../../context.ts'
import { notFound } from '../../../errors.ts'
import { requireRead } from '../../../security/permissions.ts'
import type { NameAnswer } from './summary-types.ts'

/**
 * Refuses answers with records that the user may not see, whose names the preview would then tell. Units' names are open to all, as in
 * every form. Throws not_found, permission.denied.
 */
export async function requireNameable({ db, user }: Pick<ServiceContext, 'db' | 'user'>, answers: Pick<NameAnswer, 'type' | 'id'>[] = []) {
  const closed = answers.filter(({ type, id }) => type !== 'organization' && id !== null)
  if (closed.length === 0) return
  const seen = user.organizationId === null ? null : await findIdsInScope(db, user.organizationId)
  for (const { type, id } of closed) {
    if (!isRecordName(type)) throw notFound()
    requireRead(user.role, type)
    if (seen !== null && id !== null && !seen.get(type)?.has(id)) throw noSuch(type)
  }
}

/** Refuses a record that is not there to be named, besides. Throws not_found, permission.denied. */
export async function requireNamed(context: Pick<ServiceContext, 'db' | 'user'>, { type, id }: { type: string, id: number }) {
  await requireNameable(context, [{ type, id }])
  if (!isRecordName(type) || !await findRecord(context.db, type, id)) throw noSuch(type)
}

const noSuch = (type: string) => notFound(isRecordName(type) ? { zh: recordDefinition(type).label.zh, en: 'record' } : undefined)
