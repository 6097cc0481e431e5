import { computed, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { type AnswerOf, api, read } from '../../api.ts'
import { useSession } from '../../stores/session.ts'
import { useLiveAnswer } from '../use-live-answer.ts'
import { useRecordEditor } from '../ledger/use-record-editor.ts'
import { useResource } from '../use-resource.ts'

export type TargetList = AnswerOf<typeof api.targets.$get>
export type TargetRow = TargetList['rows'][number]
export type TargetPlan = AnswerOf<typeof api.targets[':code']['$get']>
interface Saved { text: 'saved' | 'removed', code: string, undo: () => Promise<boolean> }

/** A unit's targets of a year, the one that the URL names, and what may be done with it. Each write can be undone. */
export function useTargets() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const editor = useRecordEditor()
  const text = (name: string) => typeof route.query[name] === 'string' && route.query[name] !== '' ? route.query[name] : null
  const year = computed(() => Number(text('year') ?? session.today.slice(0, 4)))
  const query = computed(() => ({ year: String(year.value), ...text('unit') === null ? {} : { unit: text('unit') ?? '' } }))
  const code = computed(() => text('indicator'))
  const list = useLiveAnswer<TargetList>(() => JSON.stringify(query.value), (options) => read(api.targets.$get({ query: query.value }, options)))
  const { data: plan, error: planError, reload } = useResource<TargetPlan | null>(
    async (signal) => code.value === null ? null : read(api.targets[':code'].$get({ param: { code: code.value }, query: query.value }, { init: { signal } })),
    [() => JSON.stringify([code.value, query.value]), () => list.data.value?.revision],
  )
  const saved = shallowRef<Saved | null>(null)

  const set = (change: Record<string, string | null>) => {
    const next = { ...route.query, ...change }
    return router.push({ query: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null)) })
  }

  /** Writes and remembers the way back. */
  async function save({ value, plan: months }: { value: number, plan: number[] | null }) {
    const shown = plan.value
    if (!shown) return
    const values = { value, plan: months }
    const { record, indicator: { code: indicator }, organization } = shown
    if (record) {
      if (!await editor.update('target', { id: record.id, version: record.version, values })) return
      const back = { value: record.value, plan: record.plan }
      saved.value = { text: 'saved', code: indicator, undo: () => editor.update('target', { id: record.id, version: record.version + 1, values: back }) }
    } else {
      const id = await editor.create('target', { organization_id: organization.id, year: shown.year, indicator, ...values })
      if (id === null) return
      saved.value = { text: 'saved', code: indicator, undo: () => editor.remove('target', { id, version: 1 }) }
    }
    await Promise.all([reload(), list.reload()])
  }

  async function remove() {
    const record = plan.value?.record
    if (!plan.value || !record || !await editor.remove('target', record)) return
    saved.value = { text: 'removed', code: plan.value.indicator.code, undo: () => editor.restore('target', record.id) }
    await set({ indicator: null })
    await list.reload()
  }

  async function undo() {
    if (!saved.value || !await saved.value.undo()) return
    saved.value = null
    await Promise.all([reload(), list.reload()])
  }

  return { year, query, code, list, plan, planError, editor, saved, set, save, remove, undo }
}
