import type { Role } from '../../../db/database.ts'
import type { Db } from '../../../db/connect.ts'
import { findAccountByName, insertAccount } from '../../../db/queries/accounts.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { findRecord } from '../../../db/queries/records.ts'
import { conflict, invalid, notFound } from '../../errors.ts'
import { hashPassword, requireStrongPassword } from '../../security/passwords.ts'

export interface NewAccount {
  name: string
  displayName: string
  role: Role
  organizationId: number | null
  password: string
  mustChangePassword: boolean
}

/** Creates an account. Throws where the name is taken, the password weak, or a staff account has no organization. */
export async function createAccount(
  db: Db, account: NewAccount, { authorId, now, address }: { authorId: number | null, now: Date, address: string | null },
) {
  requireStrongPassword(account.password)
  if (account.role === 'staff' && account.organizationId === null) {
    throw invalid({ zh: '业务人员账号必须选择所属单位', en: 'A staff account needs its organization' })
  }
  const passwordHash = await hashPassword(account.password)
  return db.transaction().execute(async (trx) => {
    if (await findAccountByName(trx, account.name)) {
      throw conflict({ zh: `用户名“${account.name}”已被使用`, en: `The user name “${account.name}” is taken` })
    }
    const organization = account.role === 'staff' ? account.organizationId : null
    if (organization !== null && !await findRecord(trx, 'organization', organization)) throw notFound({ zh: '单位', en: 'organization' })
    const id = await insertAccount(trx, {
      name: account.name,
      display_name: account.displayName,
      role: account.role,
      organization_id: organization,
      password_hash: passwordHash,
      must_change_password: account.mustChangePassword ? 1 : 0,
      failed_count: 0,
      locked_until: null,
      disabled_at: null,
      created_at: now.toISOString(),
    })
    await appendAudit(trx, {
      at: now.toISOString(), authorId, action: 'create_user', subject: `user:${id}`, detail: { name: account.name, role: account.role }, address,
    })
    return id
  })
}
