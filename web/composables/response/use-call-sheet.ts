import { shallowRef } from 'vue'
import { api, type AnswerOf, read } from '../../api.ts'
import { saveAnswer } from '../save-answer.ts'
import { useAttempt } from '../use-attempt.ts'

export type CallSheet = AnswerOf<typeof api.typhoons[':id']['call-sheet']['$post']>
export type CallPurpose = CallSheet['purpose']

/** Makes the call sheet of a typhoon, to be seen and printed or as a file. Each time it is put on record. */
export function useCallSheet() {
  const { busy, problem: error, attempt } = useAttempt()
  const sheet = shallowRef<CallSheet | null>(null)

  const asked = (id: number, purpose: CallPurpose) => ({ param: { id: String(id) }, json: { purpose } })

  const make = (id: number, purpose: CallPurpose) => attempt(async () => {
    sheet.value = await read(api.typhoons[':id']['call-sheet'].$post(asked(id, purpose)))
  })
  const download = (id: number, purpose: CallPurpose) => attempt(() => saveAnswer(api.typhoons[':id']['call-sheet'].file.$post(asked(id, purpose)), '联络单.xlsx'))
  return { busy, error, sheet, make, download }
}
