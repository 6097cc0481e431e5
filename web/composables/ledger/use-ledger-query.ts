import { computed, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { RecordType } from '../../components/ledger/record-view.ts'
import { useSession } from '../../stores/session.ts'

/** What a ledger is narrowed to, as it stands in the URL. */
export interface LedgerFilters {
  unit: number | null
  subdistrict: number | null
  /** ISO days; both null for all time. */
  from: string | null
  to: string | null
  search: string
  /** Field → value, for choices, yes/no and years. */
  equals: Record<string, string | number | boolean>
}

export interface LedgerSort { sort: string, order: 'asc' | 'desc' }

const fieldPrefix = 'f.'
const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(text)

/** A ledger's filters and order, kept in the URL so that a link, an export and the screen say the same. */
export function useLedgerQuery(type: Ref<RecordType | null>) {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const textIn = (name: string) => typeof route.query[name] === 'string' ? route.query[name] : ''
  const numberIn = (name: string) => /^\d+$/u.test(textIn(name)) ? Number(textIn(name)) : null

  const dated = computed(() => type.value !== null && type.value.dateField !== null)
  const thisYear = computed(() => ({ from: `${session.today.slice(0, 4)}-01-01`, to: `${session.today.slice(0, 4)}-12-31` }))
  const filters = computed<LedgerFilters>(() => {
    const from = isDay(route.query.from) ? route.query.from : null
    const to = isDay(route.query.to) ? route.query.to : null
    // Events are asked for by year; who wants all time says so.
    const days = from === null && to === null && textIn('dates') !== 'all' ? thisYear.value : { from, to }
    return {
      unit: numberIn('unit'),
      subdistrict: hasSubdistrict(type.value) ? numberIn('subdistrict') : null,
      ...(dated.value ? days : { from: null, to: null }),
      search: textIn('search'),
      equals: equalsIn(type.value, route.query),
    }
  })
  const order = computed<LedgerSort>(() => ({
    sort: textIn('sort') || 'date',
    order: route.query.order === 'asc' || route.query.order === 'desc' ? route.query.order : isByTime(type.value) ? 'desc' : 'asc',
  }))
  /** The filters and order as the API takes them. */
  const query = computed(() => {
    const { unit, subdistrict, from, to, search, equals } = filters.value
    return withoutNulls({
      unit: unit === null ? null : String(unit), subdistrict: subdistrict === null ? null : String(subdistrict), from, to,
      search: search || null, equals: Object.keys(equals).length > 0 ? JSON.stringify(equals) : null, ...order.value,
    })
  })

  /** Moves to other filters; a change of what is listed closes the record that is open. */
  function setFilters(change: Partial<LedgerFilters>) {
    const next = { ...filters.value, ...change }
    const allTime = dated.value && next.from === null && next.to === null
    const isDefault = next.from === thisYear.value.from && next.to === thisYear.value.to
    void router.push({
      query: {
        ...withoutNulls({
          unit: next.unit === null ? null : String(next.unit), subdistrict: next.subdistrict === null ? null : String(next.subdistrict),
          from: isDefault ? null : next.from, to: isDefault ? null : next.to, dates: allTime ? 'all' : null, search: next.search || null,
          sort: textIn('sort') || null, order: textIn('order') || null,
        }),
        ...Object.fromEntries(Object.entries(next.equals).map(([name, value]) => [`${fieldPrefix}${name}`, String(value)])),
      },
    })
  }

  function setSort({ sort, order }: LedgerSort) {
    void router.push({ query: { ...route.query, sort, order } })
  }

  /** How many filters narrow the ledger of its period. */
  const narrowed = computed(() => {
    const { unit, subdistrict, search, equals } = filters.value
    return [unit, subdistrict, search || null].filter((value) => value !== null).length + Object.keys(equals).length
  })
  /** Takes all filters away but the period. */
  const clearFilters = () => setFilters({ unit: null, subdistrict: null, search: '', equals: {} })

  return { filters, order, query, narrowed, setFilters, clearFilters, setSort }
}

/** Whether a type's records are told by time, newest first: events, and registers of a year. */
const isByTime = (type: RecordType | null) => type !== null && (type.dateField !== null || type.fields.some((field) => field.kind === 'year' && field.required))

export const hasSubdistrict = (type: RecordType | null) => type?.fields.some((field) => field.name === 'subdistrict_id') ?? false

/** The fields that a ledger offers as filters of their own. */
export const filterFields = (type: RecordType | null) =>
  (type?.fields ?? []).filter((field) => field.filterable && (['choice', 'yesNo'].includes(field.kind) || (field.kind === 'year' && field.required)))

function equalsIn(type: RecordType | null, query: Record<string, unknown>) {
  const equals: LedgerFilters['equals'] = {}
  for (const field of type?.fields ?? []) {
    const text = query[`${fieldPrefix}${field.name}`]
    if (typeof text !== 'string' || text === '' || !field.filterable) continue
    if (field.kind === 'yesNo') equals[field.name] = text === 'true'
    else if (['year', 'integer', 'reference'].includes(field.kind)) equals[field.name] = Number(text)
    else equals[field.name] = text
  }
  return equals
}

function withoutNulls(query: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null))
}
