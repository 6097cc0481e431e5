import { appendResponseLog, findResponseTasks, updateResponseTasks } from '../../../db/queries/responses.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { ServiceContext } from '../../context.ts'
import { conflict, invalid, notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { requireOpen } from './require-open.ts'

export type TaskDeed = { action: 'assign', assignee: string } | { action: 'call', answered: boolean } | { action: 'arrive' } | { action: 'done' }

const alreadyDone = () => conflict({ zh: '别人已经记过这一步', en: 'Somebody has already noted this step' })

/** Notes a step of a task in the time line: given to somebody, called, manned (到岗), done. Throws `conflict` where it stands already. */
export async function actOnTask({ db, user, now }: ServiceContext, { id, taskId }: { id: number, taskId: number }, deed: TaskDeed) {
  requireFeature(user.role, 'response')
  const at = now.toISOString()
  await db.transaction().execute(async (trx) => {
    await requireOpen(trx, id)
    const task = (await findResponseTasks(trx, id)).find((one) => one.id === taskId)
    if (!task) throw notFound({ zh: '职责', en: 'duty' })
    if (task.released_at !== null) throw conflict({ zh: '响应已降级，这条职责已解除', en: 'The level was lowered and this duty released' })
    await updateResponseTasks(trx, { responseId: id, ids: [taskId] }, changeOf(task, deed, at))
    const { action, ...detail } = deed
    await appendResponseLog(trx, { responseId: id, at, authorId: user.id, action, taskId, detail })
    await bumpRevision(trx, at)
  })
}

function changeOf(task: { called_at: string | null, arrived_at: string | null, done_at: string | null }, deed: TaskDeed, at: string) {
  switch (deed.action) {
    case 'assign':
      return { assignee: deed.assignee }
    case 'call':
      // A call that nobody answered is on the time line, but the task still waits for one that is.
      return deed.answered ? { called_at: task.called_at ?? at } : { called_at: task.called_at }
    case 'arrive':
      if (task.arrived_at !== null) throw alreadyDone()
      return { arrived_at: at }
    case 'done':
      if (task.done_at !== null) throw alreadyDone()
      return { done_at: at }
  }
}

/** Adds a note to the time line, of a task or of the whole response. */
export async function addNote({ db, user, now }: ServiceContext, id: number, { text, taskId }: { text: string, taskId: number | null }) {
  requireFeature(user.role, 'response')
  const at = now.toISOString()
  await db.transaction().execute(async (trx) => {
    await requireOpen(trx, id)
    if (taskId !== null && !(await findResponseTasks(trx, id)).some((task) => task.id === taskId)) throw invalid({ zh: '这条职责不在这次响应里', en: 'This duty is not one of this response' })
    await appendResponseLog(trx, { responseId: id, at, authorId: user.id, action: 'note', taskId, detail: { text } })
    await bumpRevision(trx, at)
  })
}
