import { computed } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

export type ReportList = AnswerOf<typeof api.reports.$get>
export type ReportUnitRow = ReportList['units'][number]
export type ReportBatch = NonNullable<ReportList['batch']>
export interface ReportQuestion { unit: number, year: number, period: string, kind: 'civilian' | 'military' | 'brief' | 'meeting' }

const createReport = (question: ReportQuestion) => read(api.reports.$post({ json: question }))

/** The reports of a year by unit, with the ways to draft one, or all that are missing. What fails is told in `problem`. */
export function useReports(year: () => number) {
  const { data, error, reload } = useLiveAnswer<ReportList>(() => String(year()), (options) => read(api.reports.$get({ query: { year: String(year()) } }, options)))
  const { busy, problem, ask } = useAttempt()
  /** Answers the new report's id, or null where it could not be drafted. */
  async function draft(question: ReportQuestion) {
    const drafted = await ask(() => createReport(question))
    await reload()
    return drafted?.id ?? null
  }

  /** Member units whose duty report nobody has drafted. */
  const missing = computed(() => (data.value?.units ?? []).filter(({ isMember, reports }) =>
    isMember && !reports.some(({ kind, status }) => (kind === 'civilian' || kind === 'military') && status !== 'discarded')))

  /** What the server is asked about drafting all of them; it goes on when the page is left. */
  async function onBatch(deed: () => Promise<unknown>) {
    await ask(deed)
    await reload()
  }
  const draftMissing = () => onBatch(() => read(api.reports.batches.$post({ json: { year: year() } })))
  const stop = (id: number) => onBatch(() => read(api.reports.batches[':id'].stop.$post({ param: { id: String(id) } })))
  return { list: data, error, reload, busy, problem, draft, missing, draftMissing, stop }
}
