import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../../db/connect.ts'
import { appendAudit } from '../../db/queries/audit.ts'
import {
  deleteSession, deleteStaleSessions, findAccountByName, findSession, insertSession, touchSession, updateAccount,
} from '../../db/queries/accounts.ts'
import type { SessionUser } from '../context.ts'
import { lockedOut, wrongPassword } from '../errors.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

// 等保二级 habits: five tries, fifteen minutes, idle exit after thirty minutes, twelve hours at most.
const mostTries = 5
const lockMinutes = 15
export const idleMinutes = 30
const longestHours = 12
const minute = 60_000

/** The form in which a session's token is stored. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

// Verified against where a name is unknown, so that the answer takes the same time.
const nobody = hashPassword(randomBytes(12).toString('hex'))

/** Signs in and answers the session's opaque token. Throws session.wrong_password or session.locked. */
export async function signIn(
  db: Db, { name, password, now, address }: { name: string, password: string, now: Date, address: string | null },
) {
  const account = await findAccountByName(db, name)
  const at = now.toISOString()
  requireUnlocked(account, now)
  const right = await verifyPassword(password, account?.password_hash ?? await nobody)
  if (!account || !right || account.disabled_at !== null) {
    await recordFailure(db, { name, now, address })
    throw wrongPassword()
  }
  const token = randomBytes(32).toString('base64url')
  await db.transaction().execute(async (trx) => {
    // A guess that was under way while others locked the account does not open it.
    requireUnlocked(await findAccountByName(trx, name), now)
    await deleteStaleSessions(trx, new Date(now.getTime() - idleMinutes * minute).toISOString())
    await updateAccount(trx, account.id, { failed_count: 0, locked_until: null })
    await insertSession(trx, { token_hash: hashToken(token), user_id: account.id, created_at: at, seen_at: at, address })
    await appendAudit(trx, { at, authorId: account.id, action: 'sign_in', subject: 'session', detail: {}, address })
  })
  return token
}

function requireUnlocked(account: { locked_until: string | null } | undefined, now: Date) {
  if (account?.locked_until && account.locked_until > now.toISOString()) {
    throw lockedOut(Math.ceil((Date.parse(account.locked_until) - now.getTime()) / minute))
  }
}

/** Counts a wrong try; the account is read again inside the transaction, so that tries made at the same moment all count. */
async function recordFailure(db: Db, { name, now, address }: { name: string, now: Date, address: string | null }) {
  await db.transaction().execute(async (trx) => {
    const account = await findAccountByName(trx, name)
    requireUnlocked(account, now)
    const failed = (account?.failed_count ?? 0) + 1
    const locks = account !== undefined && failed >= mostTries
    if (account) {
      await updateAccount(trx, account.id, locks
        ? { failed_count: 0, locked_until: new Date(now.getTime() + lockMinutes * minute).toISOString() }
        : { failed_count: failed })
    }
    await appendAudit(trx, {
      at: now.toISOString(), authorId: account?.id ?? null, action: locks ? 'lock_out' : 'sign_in_failed', subject: 'session',
      detail: { name: name.slice(0, 60) }, address,
    })
  })
}

/**
 * The user behind a token, or null where it is unknown, idle for thirty minutes or twelve hours old.
 * `active` is false for requests that a screen makes by itself: they do not keep a session alive.
 */
export async function findSessionUser(db: Db, token: string, { now, active }: { now: Date, active: boolean }): Promise<SessionUser | null> {
  const hash = hashToken(token)
  const session = await findSession(db, hash)
  if (!session) return null
  const idle = now.getTime() - Date.parse(session.seen_at)
  const age = now.getTime() - Date.parse(session.signed_in_at)
  if (idle > idleMinutes * minute || age > longestHours * 60 * minute) {
    await deleteSession(db, hash)
    return null
  }
  if (active && idle > minute) await touchSession(db, hash, now.toISOString())
  return {
    id: session.id,
    name: session.name,
    displayName: session.display_name,
    role: session.role,
    organizationId: session.organization_id,
    mustChangePassword: session.must_change_password === 1,
  }
}

/** Ends a session. */
export async function signOut(db: Db, { token, user, now, address }: { token: string, user: SessionUser, now: Date, address: string | null }) {
  await db.transaction().execute(async (trx) => {
    await deleteSession(trx, hashToken(token))
    await appendAudit(trx, { at: now.toISOString(), authorId: user.id, action: 'sign_out', subject: 'session', detail: {}, address })
  })
}
