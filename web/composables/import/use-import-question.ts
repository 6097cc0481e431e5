import { type Ref, ref, shallowRef } from 'vue'
import { ApiError } from '../../api-error.ts'
import { useLanguage } from '../../i18n/i18n.ts'

/** A deed that is asked about first: the dialog's state, which the deed may close before it ends, and the server's words when it fails. */
export function useImportQuestion<T>(act: (subject: T, open: Ref<boolean>) => Promise<void>) {
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
    if (subject.value === null || busy.value) return
    busy.value = true
    problem.value = null
    try {
      await act(subject.value, open)
      open.value = false
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      problem.value = label(failure.label)
    } finally {
      busy.value = false
    }
  }

  return { subject, open, busy, problem, ask, confirm }
}
