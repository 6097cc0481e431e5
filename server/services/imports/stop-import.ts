import type { ServiceContext } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { requireWrite } from '../../security/permissions.ts'
import { cancelJob, jobProgress } from './import-jobs.ts'
import { requireImport } from './require-import.ts'

/**
 * Stops a commit, or the undoing of one, that is under way: nothing of it is written, unless it was over already. Throws `conflict`
 * where none is under way.
 */
export async function stopImport(context: ServiceContext, id: number) {
  const batch = await requireImport(context, id)
  requireWrite(context.user.role, batch.record_type)
  if ((batch.status !== 'committing' && batch.status !== 'undoing') || jobProgress(id) === null) throw nothingToStop()
  await cancelJob(id)
}

const nothingToStop = () => conflict({ zh: '没有正在进行的提交或撤销', en: 'No commit or undoing is under way' })
