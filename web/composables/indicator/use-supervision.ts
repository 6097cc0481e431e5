import { computed, type WatchSource } from 'vue'
import { type AnswerOf, api, read } from '../../api.ts'
import { useAttempt } from '../use-attempt.ts'
import { useResource } from '../use-resource.ts'

export type SupervisedMatter = AnswerOf<typeof api.supervisions.$get>[number]
export type Subject = { subject: 'problem', problemId: number } | { subject: 'indicator', indicator: string, unit: number, year: number }
export interface Terms { dueOn: string, responsible: number, note: string | null }
export type Deed = 'supervise' | 'change' | 'close' | 'reopen'
  /** Answering, sending back what was reported as done, or only reading what was said. */
  | 'answer' | 'return' | 'read'
export type AnswerKind = 'reply' | 'done' | 'recall'

/** The supervision of one thing, closed or open; null where it never was. */
export function useSubjectSupervision(subject: () => Subject, sources: WatchSource[]) {
  return useResource(async (signal) => {
    const about = subject()
    const query = about.subject === 'problem' ? { problem: String(about.problemId) } : { indicator: about.indicator, unit: String(about.unit), year: String(about.year) }
    const [matter] = await read(api.supervisions.$get({ query }, { init: { signal } }))
    return { matter: matter ?? null }
  }, [() => JSON.stringify(subject()), ...sources])
}

/** What a leader may do about a matter; the reason is kept where it was refused. */
export function useSupervisionDeeds() {
  const { busy, problem, attempt } = useAttempt()
  const param = ({ id }: Pick<SupervisedMatter, 'id'>) => ({ id: String(id) })
  return {
    busy,
    problem: computed(() => problem.value?.label ?? null),
    supervise: (subject: Subject, terms: Terms) => attempt(() => read(api.supervisions.$post({ json: { ...subject, ...terms } }))),
    change: (matter: SupervisedMatter, terms: Terms) => attempt(() => read(api.supervisions[':id'].$put({ param: param(matter), json: { version: matter.version, ...terms } }))),
    close: (matter: SupervisedMatter, note: string) => attempt(() => read(api.supervisions[':id'].close.$post({ param: param(matter), json: { version: matter.version, note } }))),
    answer: (matter: SupervisedMatter, kind: AnswerKind, text: string | null) =>
      attempt(() => read(api.supervisions[':id'].answers.$post({ param: param(matter), json: kind === 'reply' ? { kind, text: text ?? '' } : { kind, text } }))),
    sendBack: (matter: SupervisedMatter, text: string) => attempt(() => read(api.supervisions[':id'].return.$post({ param: param(matter), json: { text } }))),
    reopen: (matter: SupervisedMatter, terms: Terms) => attempt(() => read(api.supervisions[':id'].reopen.$post({ param: param(matter), json: { version: matter.version, ...terms } }))),
  }
}
