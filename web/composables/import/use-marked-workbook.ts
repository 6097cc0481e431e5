import { api } from '../../api.ts'
import { saveAnswer } from '../save-answer.ts'
import { useAttempt } from '../use-attempt.ts'

/** Downloads an import's original with its wrong cells coloured and explained. */
export function useMarkedWorkbook(id: number) {
  const { busy, problem, attempt } = useAttempt()
  const download = () => attempt(() => saveAnswer(api.imports[':id']['error-workbook'].$get({ param: { id: String(id) } }), 'import.xlsx'))
  return { busy, problem, download }
}
