import type { Db } from '../../db/connect.ts'
import { findWallViewer, touchWallLink } from '../../db/queries/wall-links.ts'
import type { SessionUser } from '../context.ts'
import { hasFeature } from './permissions.ts'
import { hashToken } from './sessions.ts'

export const wallCookie = 'tongxin_wall'

/** Requests that a wall's link answers, and nothing else: what the wall shows, and the news that data changed. */
const wallPaths = /^\/api\/(?:events|wall|wall\/layers|wall\/points|wall\/passages\/\d+)$/u
export const isForWall = ({ method, path }: { method: string, path: string }) => method === 'GET' && wallPaths.test(path)

const touchedEveryMilliseconds = 5 * 60_000

/**
 * Whom a screen on the wall shows the dashboard of: the leader who made its link, for as long as the link and the account hold and the role may make
 * links. Null otherwise.
 */
export async function findWallUser(db: Db, key: string, now: Date): Promise<SessionUser | null> {
  const viewer = await findWallViewer(db, hashToken(key), now.toISOString())
  if (!viewer || !hasFeature(viewer.role, 'wall_link')) return null
  if (viewer.seen_at === null || now.getTime() - Date.parse(viewer.seen_at) > touchedEveryMilliseconds) await touchWallLink(db, viewer.link_id, now.toISOString())
  return { id: viewer.id, name: viewer.name, displayName: viewer.display_name, role: viewer.role, organizationId: viewer.organization_id, mustChangePassword: false }
}
