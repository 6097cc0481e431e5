import { computed } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

const one = api.reports[':id']

export type Report = AnswerOf<typeof one.$get>
export type ReportBlock = Report['blocks'][number]
export type ReportRenewal = Report['renewals'][number]
export type ReportDeed = Report['deeds'][number]
export type ReportPassport = AnswerOf<typeof one.figure.$get>
export type ReportVersion = AnswerOf<typeof one.versions.$get>['versions'][number]
export type ReportComparison = AnswerOf<typeof one.comparison.$get>
/** A number that differs from the data, as the server asks its reason for. */
export interface NumberChange { label: string | null, was: string | null, now: string }

/** A report with everything that can be done to it. What the server refuses is told in `refused`; a number without a reason is asked for in `asked`. */
export function useReport(id: () => number) {
  const param = () => ({ id: String(id()) })
  const { data: report, error, reload } = useLiveAnswer<Report>(() => String(id()), (options) => read(one.$get({ param: param() }, options)))
  const { busy, problem, ask, attempt: run } = useAttempt()
  const asked = computed(() => problem.value?.code === 'report.reason_needed' ? problem.value.details as NumberChange[] : null)

  /** Answers whether it was done. */
  const attempt = (act: (version: number) => Promise<unknown>) => run(async () => {
    if (report.value) await act(report.value.version)
    await reload()
  })

  return {
    report, error, reload, busy, asked,
    refused: computed(() => asked.value === null ? problem.value : null),
    leaveAsked: () => { problem.value = null },
    edit: (block: string, text: string, why?: string) => attempt((version) => read(one.blocks.$put({ param: param(), json: { version, block, text, why } }))),
    add: (after: string, text: string, why?: string) => attempt((version) => read(one.blocks.$post({ param: param(), json: { version, after, text, why } }))),
    decide: (blocks: string[], choice: 'take' | 'keep') => attempt((version) => read(one.renewals.$post({ param: param(), json: { version, blocks, choice } }))),
    move: (deed: ReportDeed, note: string) => attempt((version) => read(one.status.$post({ param: param(), json: { version, deed, ...note === '' ? {} : { note } } }))),
    restore: (earlier: number) => attempt((version) => read(one.versions.$post({ param: param(), json: { version, earlier } }))),
    passport: (block: string, figure: string) => ask(() => read(one.figure.$get({ param: param(), query: { block, figure } }))),
    versions: () => ask(async () => (await read(one.versions.$get({ param: param() }))).versions),
    compare: (from: number, to: number) => ask(() => read(one.comparison.$get({ param: param(), query: { from: String(from), to: String(to) } }))),
  }
}
