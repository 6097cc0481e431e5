import { type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { ImportBrief, UndoResult } from '../../api.ts'
import { ApiError } from '../../api-error.ts'
import { changeImportType, discardImport, redoImport, stopImport, undoImport } from './use-import-batch.ts'
import { useImportQuestion } from './use-import-question.ts'

/** What a person may do with an import besides committing it, each asked about first where something is taken away. */
export function useImportDeeds(id: number, { problem, reload }: { problem: ShallowRef<ApiError | null>, reload: () => Promise<void> }) {
  const router = useRouter()
  const undone = shallowRef<UndoResult | null>(null)
  const stopping = ref(false)

  /** What speaks against it stands above the preview. */
  async function attempt(act: () => Promise<unknown>) {
    problem.value = null
    try {
      await act()
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = failure
    }
    await reload()
  }

  const undo = useImportQuestion<ImportBrief>((_batch, open) => orTellOnPage(open, async () => {
    undone.value = await undoImport(id)
  }), reload)
  const redo = useImportQuestion<ImportBrief>((_batch, open) => orTellOnPage(open, async () => {
    undone.value = null
    try {
      await redoImport(id)
    } catch (failure) {
      // Its preview was renewed instead, and stands below the reason.
      if (!(failure instanceof ApiError) || failure.code !== 'conflict') throw failure
      problem.value = failure
    }
  }), reload)

  /** What speaks against a deed whose dialog is gone stands on the page. */
  async function orTellOnPage(open: Ref<boolean>, act: () => Promise<void>) {
    try {
      await act()
    } catch (failure) {
      if (open.value || !(failure instanceof ApiError)) throw failure
      problem.value = failure
    }
    await reload()
  }

  const discard = useImportQuestion<ImportBrief>(async () => {
    await discardImport(id)
    await router.push({ name: 'import' })
  })

  async function stop() {
    stopping.value = true
    await attempt(() => stopImport(id))
    stopping.value = false
  }

  return { undone, undo, redo, discard, stopping, stop, chooseType: (type: string) => attempt(() => changeImportType(id, type)) }
}
