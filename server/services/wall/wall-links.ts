import { randomBytes } from 'node:crypto'
import type { Db } from '../../../db/connect.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { findWallLink, findWallLinks, findWallViewer, insertWallLink, setWallLinkStopped } from '../../../db/queries/wall-links.ts'
import type { ServiceContext } from '../../context.ts'
import { gone, notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { hashToken } from '../../security/sessions.ts'
import { inTransaction } from '../records/save.ts'

const day = 86_400_000

/** The links that screens on walls show the dashboard by. Throws permission.denied. */
export async function listWallLinks({ db, user, now }: ServiceContext) {
  requireFeature(user.role, 'wall_link')
  const links = await findWallLinks(db)
  return {
    links: links.map(({ created_at: createdAt, expires_at: expiresAt, stopped_at: stoppedAt, seen_at: seenAt, ...link }) => ({
      ...link, createdAt, expiresAt, seenAt, state: stoppedAt !== null ? 'stopped' as const : expiresAt <= now.toISOString() ? 'expired' as const : 'open' as const,
    })),
  }
}

/** Makes a link that holds for some days. Its key is told this once and kept only as a hash. */
export function createWallLink(context: ServiceContext, { name, days }: { name: string, days: number }) {
  requireFeature(context.user.role, 'wall_link')
  const key = randomBytes(32).toString('base64url')
  return inTransaction(context, async ({ db: trx, user, now, address }) => {
    const at = now.toISOString()
    const expiresAt = new Date(now.getTime() + days * day).toISOString()
    const id = await insertWallLink(trx, { name, key_hash: hashToken(key), created_by: user.id, created_at: at, expires_at: expiresAt, stopped_at: null, seen_at: null })
    await appendAudit(trx, { at, authorId: user.id, action: 'link', subject: `wall_link:${id}`, detail: { record: name }, address })
    return { id, key, expiresAt }
  })
}

/** Stops a link, or lets it hold again. Throws not_found. */
export function setWallLink(context: ServiceContext, { id, stopped }: { id: number, stopped: boolean }) {
  requireFeature(context.user.role, 'wall_link')
  return inTransaction(context, async ({ db: trx, user, now, address }) => {
    const link = await findWallLink(trx, id)
    if (link === null) throw notFound({ zh: '大屏链接', en: 'wall link' })
    const at = now.toISOString()
    await setWallLinkStopped(trx, id, stopped ? at : null)
    await appendAudit(trx, { at, authorId: user.id, action: stopped ? 'stop' : 'restore', subject: `wall_link:${id}`, detail: { record: link.name }, address })
    return { id }
  })
}

/** The seconds for which a screen may keep a key. Throws `gone` for one that holds no longer, or never did. */
export async function openWall(db: Db, { key, now }: { key: string, now: Date }) {
  const viewer = await findWallViewer(db, hashToken(key), now.toISOString())
  if (!viewer) throw gone({ zh: '这个大屏链接已停用或到期，请领导重新建立一个', en: 'This wall link was stopped or has run out; ask the leader for a new one' })
  return Math.floor((Date.parse(viewer.expires_at) - now.getTime()) / 1_000)
}
