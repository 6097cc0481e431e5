import { appendAudit } from '../../../db/queries/audit.ts'
import { findTyphoonFile, findTyphoonFileByContent, setTyphoonFileUndone } from '../../../db/queries/typhoons.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'

/** Takes the tracks of a file off the map (`undone`), or puts them back. Throws where that is so already, or the same content came in anew. */
export async function setTrackFileUndone({ db, user, now, address }: ServiceContext, id: number, undone: boolean) {
  requireFeature(user.role, 'response')
  const at = now.toISOString()
  await db.transaction().execute(async (trx) => {
    const file = await findTyphoonFile(trx, id)
    if (!file) throw notFound({ zh: '台风路径文件', en: 'typhoon file' })
    if ((file.undone_at !== null) === undone) {
      throw conflict(undone ? { zh: '这次导入已经撤销了', en: 'This import is undone already' } : { zh: '这次导入没有撤销，不用恢复', en: 'This import was not undone' })
    }
    if (!undone && await findTyphoonFileByContent(trx, { hash: file.hash, quadrantOrder: file.quadrant_order })) {
      throw conflict({ zh: '同样的文件后来又导入过，不用恢复', en: 'The same file came in again since; there is nothing to restore' })
    }
    await setTyphoonFileUndone(trx, id, undone ? { at, by: user.id } : null)
    await appendAudit(trx, { at, authorId: user.id, action: undone ? 'undo_import' : 'restore', subject: `typhoon:${id}`, detail: { file: file.name }, address })
    await bumpRevision(trx, at)
  })
}
