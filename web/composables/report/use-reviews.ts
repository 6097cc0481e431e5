import { computed } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { saveAnswer } from '../save-answer.ts'
import { useAttempt } from '../use-attempt.ts'
import { useLiveAnswer } from '../use-live-answer.ts'

export type Reviews = AnswerOf<typeof api.reviews.$get>
export type BallotRow = NonNullable<Reviews['ballots']>[number]
export type ResultRow = NonNullable<Reviews['results']>['units'][number]
export type RoundDeed = Reviews['deeds'][number]
export type Vote = NonNullable<BallotRow['vote']>
export interface BallotCast { organizationId: number, vote: Vote | null, comment: string | null, version: number }

/** The review of a year with what the caller may do about it; the reason is kept where it was refused. */
export function useReviews(year: () => number) {
  const { data, error, waiting, reload } = useLiveAnswer<Reviews>(() => String(year()), (options) => read(api.reviews.$get({ query: { year: String(year()) } }, options)))
  const { busy, problem, ask } = useAttempt()
  const param = () => ({ id: String(data.value?.round?.id ?? 0) })

  /** Does something and fetches the review again; answers whether it was done. */
  async function change(deed: () => Promise<unknown>) {
    const done = await ask(async () => {
      await deed()
      return true
    })
    await reload()
    return done ?? false
  }

  return {
    data, error, waiting, reload, busy,
    problem: computed(() => problem.value?.label ?? null),
    open: () => change(() => read(api.reviews.$post({ json: { year: year() } }))),
    step: (deed: RoundDeed, note: string | null) => change(() => read(api.reviews[':id'].status.$post({ param: param(), json: { version: data.value?.round?.version ?? 0, deed, note } }))),
    cast: (ballots: BallotCast[]) => change(() => read(api.reviews[':id'].ballots.$put({ param: param(), json: { ballots } }))),
    versions: (unit: number) => ask(() => read(api.reviews[':id'].ballots[':unit'].$get({ param: { ...param(), unit: String(unit) } }))),
    saveWorkbook: (name: string) => ask(async () => {
      await saveAnswer(api.reviews.workbook.$get({ query: { year: String(year()) } }), name)
      return true
    }),
  }
}
