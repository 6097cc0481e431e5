import { deleteOtherSessions, findAccount, updateAccount } from '../../../db/queries/accounts.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import type { ServiceContext } from '../../context.ts'
import { invalid, notFound } from '../../errors.ts'
import { hashPassword, requireStrongPassword, verifyPassword } from '../../security/passwords.ts'
import { hashToken } from '../../security/sessions.ts'

/** Changes one's own password; the present one must be given. Every session but the one of `token` ends. */
export async function changePassword(
  { db, user, now, address }: ServiceContext, { current, next, token }: { current: string, next: string, token: string },
) {
  const account = await findAccount(db, user.id)
  if (!account) throw notFound({ zh: '账号', en: 'account' })
  if (!await verifyPassword(current, account.password_hash)) {
    throw invalid({ zh: '当前密码不对', en: 'The present password is wrong' })
  }
  if (current === next) throw invalid({ zh: '新密码不能与当前密码相同', en: 'The new password must differ from the present one' })
  requireStrongPassword(next)
  const passwordHash = await hashPassword(next)
  await db.transaction().execute(async (trx) => {
    await updateAccount(trx, user.id, { password_hash: passwordHash, must_change_password: 0 })
    await deleteOtherSessions(trx, { userId: user.id, tokenHash: hashToken(token) })
    await appendAudit(trx, {
      at: now.toISOString(), authorId: user.id, action: 'change_password', subject: `user:${user.id}`, detail: {}, address,
    })
  })
}
