import { createHash } from 'node:crypto'
import { appendAudit } from '../../../db/queries/audit.ts'
import { findTyphoonFileByContent, insertTyphoonFile } from '../../../db/queries/typhoons.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import { readTracks } from '../../geo/typhoon/read-tracks.ts'
import type { QuadrantOrder } from '../../geo/typhoon/read-zhejiang.ts'
import type { Track } from '../../geo/typhoon/track.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, invalid } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { ringLabelsOf } from './preview-track-file.ts'

interface Choice {
  name: string
  quadrantOrder: QuadrantOrder
  /** Places in the preview's list; null takes all. */
  tracks: number[] | null
}

const alreadyIn = (name: string) => conflict({
  zh: `这个文件已经导入过（${name}），没有重复导入`, en: `This file is in already (${name}); it was not brought in again`,
})

/** Keeps the chosen tracks of a file, all or none. Throws where the same content is in already, or nothing was chosen. */
export async function importTrackFile({ db, user, now, address }: ServiceContext, content: Uint8Array, { name, quadrantOrder, tracks: chosen }: Choice) {
  requireFeature(user.role, 'response')
  const { format, tracks, problems } = readTracks(content, { quadrantOrder })
  const kept = chosen === null ? tracks : tracks.filter((_, index) => chosen.includes(index))
  if (kept.length === 0) throw invalid({ zh: '没有选中任何路径，请至少选一条', en: 'No track is chosen; choose at least one' })
  const hash = createHash('sha256').update(content).digest('hex')
  const at = now.toISOString()
  return db.transaction().execute(async (trx) => {
    const before = await findTyphoonFileByContent(trx, { hash, quadrantOrder })
    if (before) throw alreadyIn(before.name)
    const id = await insertTyphoonFile(trx, {
      name, hash, size: content.length, format, quadrant_order: quadrantOrder, problems: JSON.stringify(problems), author_id: user.id, at,
    }, kept.map(toRow))
    await appendAudit(trx, { at, authorId: user.id, action: 'import', subject: `typhoon:${id}`, detail: { file: name, created: kept.length, hash }, address })
    await bumpRevision(trx, at)
    return { id }
  })
}

function toRow({ agency, number, name, nameZh, fixes, forecasts }: Track) {
  return {
    agency, number, name, name_zh: nameZh, starts_at: fixes[0]?.at ?? '', ends_at: fixes.at(-1)?.at ?? '', ring_labels: ringLabelsOf(fixes).join(','),
    fix_count: fixes.length, fixes: JSON.stringify(fixes), forecasts: JSON.stringify(forecasts),
  }
}
