import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '../../../db/database.ts'
import type { Db } from '../../../db/connect.ts'
import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { randomPassword } from '../../security/passwords.ts'
import { createAccounts } from './create-account.ts'

const firstAccounts: { name: string, displayName: string, role: Role }[] = [
  { name: 'leader', displayName: '区领导（示例）', role: 'leader' },
  { name: 'planner', displayName: '应急专员（示例）', role: 'planner' },
  { name: 'staff', displayName: '双拥办业务员（示例）', role: 'staff' },
  { name: 'admin', displayName: '系统管理员', role: 'administrator' },
  { name: 'auditor', displayName: '审计员（示例）', role: 'auditor' },
]

export interface SignIn { name: string, role: Role, password: string }

/** Creates one account per role (or the administrator alone) with random passwords, and keeps them in a file that only its owner reads. */
export async function seedAccounts(db: Db, { dataDirectory, now, empty }: { dataDirectory: string, now: Date, empty: boolean }): Promise<SignIn[]> {
  const { root } = await loadOrganizationTree(db)
  const accounts = firstAccounts.filter(({ role }) => !empty || role === 'administrator').map((account) => ({
    ...account, password: randomPassword(), mustChangePassword: false, organizationId: account.role === 'staff' ? root?.id ?? null : null,
  }))
  const signIns = accounts.map(({ name, role, password }) => ({ name, role, password }))
  // Written before the accounts: passwords that nobody could read would lock everybody out.
  const path = signInFile(dataDirectory)
  await writeFile(path, JSON.stringify(signIns, null, 2), { mode: 0o600 })
  await chmod(path, 0o600)
  await createAccounts(db, accounts, { authorId: null, now, address: null })
  return signIns
}

/** Where the first passwords are kept, beside the database. */
export const signInFile = (dataDirectory: string) => join(dataDirectory, 'first-sign-ins.json')
