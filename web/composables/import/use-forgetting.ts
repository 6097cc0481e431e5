import type { ShallowRef } from 'vue'
import type { ImportOptions } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { forgetMapping, forgetName } from './use-import-memory.ts'

/** Forgets what earlier imports taught while a file is looked at, and reads the file anew without it. */
export function useForgetting({ options, decide }: { options: ShallowRef<ImportOptions>, decide(options: ImportOptions): Promise<void> }) {
  const { busy, problem, attempt } = useAttempt()
  const forget = (deed: Promise<unknown>) => attempt(async () => {
    await deed
    await decide(options.value)
  })

  return { busy, problem, mapping: (id: number) => forget(forgetMapping(id)), name: (id: number) => forget(forgetName(id)) }
}
