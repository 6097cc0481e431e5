import { computed, onScopeDispose, shallowRef } from 'vue'
import { type AnswerOf, api, read } from '../api.ts'
import { ApiError } from '../api-error.ts'
import { useAttempt } from './use-attempt.ts'
import { useLiveAnswer } from './use-live-answer.ts'

export type ReportList = AnswerOf<typeof api.reports.$get>
export type ReportUnitRow = ReportList['units'][number]
export interface ReportQuestion { unit: number, year: number, period: string, kind: 'civilian' | 'military' | 'brief' | 'meeting' }

const createReport = (question: ReportQuestion) => read(api.reports.$post({ json: question }))

/** The reports of a year by unit, with the ways to draft one, or all that are missing. What fails is told in `problem`. */
export function useReports(year: () => number) {
  const { data, error, reload } = useLiveAnswer<ReportList>(() => String(year()), (options) => read(api.reports.$get({ query: { year: String(year()) } }, options)))
  const { busy, problem, ask } = useAttempt()
  /** How far drafting all of them has come; null while none is drafted. */
  const progress = shallowRef<{ done: number, total: number, unit: string } | null>(null)
  let isStopped = false

  /** Answers the new report's id, or null where it could not be drafted. */
  async function draft(question: ReportQuestion) {
    const drafted = await ask(() => createReport(question))
    await reload()
    return drafted?.id ?? null
  }

  /** Member units whose duty report nobody has drafted. */
  const missing = computed(() => (data.value?.units ?? []).filter(({ isMember, reports }) =>
    isMember && !reports.some(({ kind, status }) => (kind === 'civilian' || kind === 'military') && status !== 'discarded')))

  /** Drafts what is missing, one after the other; what is drafted when it is stopped, or the page is left, stays. */
  async function draftMissing() {
    const units = missing.value
    const failed: string[] = []
    isStopped = false
    let done = 0
    for (const unit of units) {
      if (isStopped) break
      progress.value = { done, total: units.length, unit: unit.name }
      try {
        await createReport({ unit: unit.id, year: year(), period: 'year', kind: unit.side })
        done++
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure
        failed.push(unit.name)
      }
    }
    progress.value = null
    await reload()
    return { done, failed, stopped: isStopped }
  }

  const stop = () => {
    isStopped = true
  }
  onScopeDispose(stop)
  return { list: data, error, reload, busy, problem, draft, missing, draftMissing, progress, stop }
}
