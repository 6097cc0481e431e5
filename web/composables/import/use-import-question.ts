import { ElMessage } from 'element-plus'
import { type Ref, ref, shallowRef } from 'vue'
import { ApiError } from '../../api-error.ts'
import { useLanguage } from '../../i18n/i18n.ts'

/** What takes longer to write shows how far it has come. */
export const SOON_MILLISECONDS = 500

/**
 * A deed that is asked about first: the dialog's state, and the server's words when the deed fails. With `leave`, a deed that takes longer
 * closes its dialog for the place that shows how far it has come; when it fails after that, a message says why until it is closed.
 */
export function useImportQuestion<T>(act: (subject: T, open: Ref<boolean>) => Promise<void>, leave: ((subject: T) => unknown) | null = null) {
  const { label } = useLanguage()
  const subject = shallowRef<T | null>(null)
  const open = ref(false)
  const busy = ref(false)
  const problem = ref<string | null>(null)

  function ask(about: T) {
    subject.value = about
    problem.value = null
    open.value = true
  }

  async function confirm() {
    const about = subject.value
    if (about === null || busy.value) return
    busy.value = true
    problem.value = null
    const soon = leave === null ? undefined : setTimeout(() => {
      open.value = false
      leave(about)
    }, SOON_MILLISECONDS)
    try {
      await act(about, open)
      open.value = false
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = label(failure.label)
      if (!open.value) ElMessage.error({ message: problem.value, duration: 0, showClose: true })
    } finally {
      clearTimeout(soon)
      busy.value = false
    }
  }

  return { subject, open, busy, problem, ask, confirm }
}
