import { ElMessageBox } from 'element-plus'
import { computed, type Ref, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { onBeforeRouteLeave, onBeforeRouteUpdate, useRoute, useRouter } from 'vue-router'
import type { RecordType, RecordValues } from '../../components/ledger/record-view.ts'
import { useRecord } from './use-record.ts'
import { useRecordEditor } from './use-record-editor.ts'

/** The record that the URL names (?id=12, ?id=new), and everything that may be done with it. */
export function useOpenRecord({ type, revision, onWritten }: { type: Ref<RecordType | null>, revision: Ref<number | null>, onWritten: () => void }) {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const editor = useRecordEditor()

  const isNew = computed(() => route.query.id === 'new' && type.value?.writable === true)
  const id = computed(() => typeof route.query.id === 'string' && /^\d+$/u.test(route.query.id) ? Number(route.query.id) : null)
  const typeName = computed(() => type.value?.type ?? null)
  const { data, error, reload } = useRecord({ type: typeName, id, revision })
  const shown = computed(() => data.value?.key === `${typeName.value}:${id.value}` ? data.value : null)
  const record = computed(() => shown.value?.record ?? null)

  const base = shallowRef<{ version: number, before: RecordValues } | null>(null)
  const mode = computed(() => isNew.value ? 'new' as const : base.value ? 'edit' as const : 'view' as const)
  const dirty = ref(false)
  /** What was to be saved when somebody else turned out to have been first. */
  const refused = shallowRef<RecordValues | null>(null)
  /** What was written last and can be taken back: a change with what stood before it, or a record that was taken away (no values). */
  const undoable = shallowRef<{ type: string, id: number, title: string, version: number, values: RecordValues | null } | null>(null)

  function stopEditing() {
    base.value = null
    refused.value = null
    dirty.value = false
    editor.clear()
  }
  watch([typeName, () => route.query.id], stopEditing)

  const open = (which: number | 'new') => router.push({ query: { ...route.query, id: String(which) } })
  function close() {
    stopEditing()
    if (route.query.id !== undefined) void router.push({ query: { ...route.query, id: undefined } })
  }

  function edit() {
    if (record.value) base.value = { version: record.value.version, before: asGiven(record.value.values) }
  }

  async function save(changes: RecordValues, version = base.value?.version ?? 0) {
    if (!type.value) return
    const name = type.value.type
    if (isNew.value) {
      const created = await editor.create(name, changes)
      if (created === null) return
      stopEditing()
      onWritten()
      await router.replace({ query: { ...route.query, id: String(created) } })
      return
    }
    if (id.value === null) return
    const done = await editor.update(name, { id: id.value, version, values: changes })
    refused.value = editor.newerVersion.value === null ? null : changes
    const before = base.value?.before ?? {}
    await reload()
    if (!done) return
    undoable.value = record.value && {
      type: name, id: id.value, title: record.value.title, version: record.value.version,
      values: Object.fromEntries(Object.keys(changes).map((field) => [field, before[field] ?? null])),
    }
    stopEditing()
    onWritten()
  }

  /** Saves what this person changed on top of what stands now. */
  const keepMine = () => refused.value && record.value ? save(refused.value, record.value.version) : Promise.resolve()

  async function remove() {
    const one = record.value
    if (!one || !type.value) return
    const sure = await ElMessageBox.confirm(t('ledgers.record.removeHint'), t('ledgers.record.removeTitle', { title: one.title }), {
      confirmButtonText: t('ledgers.record.remove'), cancelButtonText: t('common.cancel'), type: 'warning',
    }).catch(() => false)
    if (!sure || !await editor.remove(type.value.type, one)) return
    undoable.value = { type: type.value.type, id: one.id, title: one.title, version: one.version, values: null }
    close()
    onWritten()
  }

  async function undo() {
    const last = undoable.value
    if (!last) return
    const done = last.values === null ? await editor.restore(last.type, last.id) : await editor.update(last.type, { id: last.id, version: last.version, values: last.values })
    if (!done) return
    undoable.value = null
    await reload()
    onWritten()
  }

  /** Whether what is open may be left; asks where something is not saved. */
  async function mayLeave() {
    if (!dirty.value) return true
    const leaves = await ElMessageBox.confirm(t('ledgers.form.discard'), { confirmButtonText: t('ledgers.form.discardYes'), cancelButtonText: t('ledgers.form.keep'), type: 'warning' })
      .then(() => true, () => false)
    if (leaves) dirty.value = false
    return leaves
  }
  onBeforeRouteUpdate(mayLeave)
  onBeforeRouteLeave(mayLeave)

  return {
    id, isNew, mode, record, error, base, dirty, refused, undoable, editor,
    history: computed(() => shown.value?.history ?? []),
    open, close, edit, save, keepMine, stopEditing, remove, undo, mayLeave,
  }
}

/** Values as a form shows them: a position in the system that it was given in, so that it is not converted a second time. */
function asGiven(values: RecordValues): RecordValues {
  const { raw_longitude: longitude, raw_latitude: latitude } = values
  return longitude === null || longitude === undefined || latitude === null || latitude === undefined ? values : { ...values, longitude, latitude }
}
