import { computed, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type AnswerOf, api, read } from '../../api.ts'
import { scoreValues } from '../../components/standard/score-values.ts'
import { useSession } from '../../stores/session.ts'
import { useLiveAnswer } from '../use-live-answer.ts'
import { useRecordEditor } from '../ledger/use-record-editor.ts'

export type Standards = AnswerOf<typeof api.standards.$get>
export type StandardCriterion = Standards['criteria'][number]
export type ScoredItem = StandardCriterion['items'][number]
export interface ScoreValues { self: number | null, reviewed: number | null, vetoed: boolean, deduction: string | null, evidence: string | null, document_ids: number[] | null }

/** The standard of the year and unit in the URL, with what the unit gave itself. Each write can be undone. */
export function useStandards() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const editor = useRecordEditor()
  const text = (name: string) => typeof route.query[name] === 'string' && route.query[name] !== '' ? route.query[name] : null
  const year = computed(() => Number(text('year') ?? session.today.slice(0, 4)))
  const query = computed(() => ({ year: String(year.value), ...text('unit') === null ? {} : { unit: text('unit') ?? '' } }))
  const answer = useLiveAnswer<Standards>(() => JSON.stringify(query.value), (options) => read(api.standards.$get({ query: query.value }, options)))
  const saved = shallowRef<{ code: string, undo: () => Promise<boolean> } | null>(null)
  const set = (change: Record<string, string>) => router.push({ query: { ...route.query, ...change } })

  /** Writes what somebody gives an item and remembers the way back; answers whether it was done. */
  async function save(item: ScoredItem, values: ScoreValues) {
    const shown = answer.data.value
    if (!shown) return false
    const given = { ...values }
    if (item.score) {
      const { id, version } = item.score
      if (!await editor.update('score', { id, version, values: given })) return false
      const before = { ...scoreValues(item) }
      saved.value = { code: item.code, undo: () => editor.update('score', { id, version: version + 1, values: before }) }
    } else {
      const id = await editor.create('score', { organization_id: shown.organization.id, year: shown.year, item_id: item.id, ...given })
      if (id === null) return false
      saved.value = { code: item.code, undo: () => editor.remove('score', { id, version: 1 }) }
    }
    await answer.reload()
    return true
  }

  async function undo() {
    if (!saved.value || !await saved.value.undo()) return
    saved.value = null
    await answer.reload()
  }

  return { ...answer, year, query, editor, saved, set, save, undo }
}
