import { deleteSessionsOfUser, findAccount, updateAccount } from '../../../db/queries/accounts.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid, notFound } from '../../errors.ts'
import { hashPassword, requireStrongPassword } from '../../security/passwords.ts'

/** Disables or enables an account, or gives it a new first password; open sessions of it end at once. */
export async function changeAccount(
  { db, user, now, address }: ServiceContext, id: number, { disabled, password }: { disabled?: boolean, password?: string },
) {
  if (id === user.id && disabled) throw invalid({ zh: '不能停用自己的账号', en: 'You cannot disable your own account' })
  if (password !== undefined) requireStrongPassword(password)
  const passwordHash = password === undefined ? null : await hashPassword(password)
  await db.transaction().execute(async (trx) => {
    if (!await findAccount(trx, id)) throw notFound({ zh: '账号', en: 'account' })
    const at = now.toISOString()
    if (disabled !== undefined) await updateAccount(trx, id, { disabled_at: disabled ? at : null })
    if (passwordHash !== null) {
      await updateAccount(trx, id, { password_hash: passwordHash, must_change_password: 1, failed_count: 0, locked_until: null })
    }
    await deleteSessionsOfUser(trx, id)
    await appendAudit(trx, {
      at, authorId: user.id, action: 'update_user', subject: `user:${id}`, detail: { disabled, passwordReset: password !== undefined }, address,
    })
  })
}
