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

interface Authorship { authorId: number | null, now: Date, address: string | null }

/** Creates an account and answers its id. Throws where the name is taken, the password weak, or a staff account has no organization. */
export async function createAccount(db: Db, account: NewAccount, authorship: Authorship) {
  const [id] = await createAccounts(db, [account], authorship)
  return id ?? 0
}

/** Creates accounts, all of them or none. Throws as `createAccount` does. */
export async function createAccounts(db: Db, accounts: NewAccount[], authorship: Authorship) {
  for (const account of accounts) {
    requireStrongPassword(account.password)
    if (account.role === 'staff' && account.organizationId === null) {
      throw invalid({ zh: '业务人员账号必须选择所属单位', en: 'A staff account needs its organization' })
    }
  }
  const hashes = await Promise.all(accounts.map((account) => hashPassword(account.password)))
  return db.transaction().execute(async (trx) => {
    const ids: number[] = []
    for (const [index, account] of accounts.entries()) ids.push(await insert(trx, account, { ...authorship, hash: hashes[index] ?? '' }))
    return ids
  })
}

async function insert(trx: Db, account: NewAccount, { authorId, now, address, hash }: Authorship & { hash: string }) {
  if (await findAccountByName(trx, account.name)) {
    throw conflict({ zh: `用户名“${account.name}”已被使用`, en: `The user name “${account.name}” is taken` })
  }
  const organization = account.role === 'staff' ? account.organizationId : null
  if (organization !== null && !await findRecord(trx, 'organization', organization)) throw notFound({ zh: '单位', en: 'organization' })
  const at = now.toISOString()
  const id = await insertAccount(trx, {
    name: account.name,
    display_name: account.displayName,
    role: account.role,
    organization_id: organization,
    password_hash: hash,
    must_change_password: account.mustChangePassword ? 1 : 0,
    failed_count: 0,
    locked_until: null,
    disabled_at: null,
    created_at: at,
  })
  await appendAudit(trx, { at, authorId, action: 'create_user', subject: `user:${id}`, detail: { name: account.name, role: account.role }, address })
  return id
}
