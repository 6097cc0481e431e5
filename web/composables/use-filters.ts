import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useSession } from '../stores/session.ts'

export interface Filters {
  year: number
  period: string
  /** What last year is compared by: the same days, or those that stand as far from 春节. */
  compare: 'days' | 'festival'
  unit: number | null
  subdistrict: number | null
}

/** Year, period, comparison, unit and sub-district, kept in the URL so that a link shows what its sender saw. */
export function useFilters() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const numberIn = (name: string) => {
    const text = route.query[name]
    return typeof text === 'string' && /^\d+$/u.test(text) ? Number(text) : null
  }
  const filters = computed<Filters>(() => ({
    year: numberIn('year') ?? Number(session.today.slice(0, 4)),
    period: typeof route.query.period === 'string' ? route.query.period : 'year',
    compare: route.query.compare === 'festival' ? 'festival' : 'days',
    unit: numberIn('unit'),
    subdistrict: numberIn('subdistrict'),
  }))
  /** The filters as the API takes them. */
  const query = computed(() => {
    const { year, period, compare, unit, subdistrict } = filters.value
    return {
      year: String(year), period, ...(compare === 'days' ? {} : { compare }),
      ...(unit === null ? {} : { unit: String(unit) }), ...(subdistrict === null ? {} : { subdistrict: String(subdistrict) }),
    }
  })
  function setFilters(change: Partial<Filters>) {
    const next = { ...route.query }
    for (const [name, value] of Object.entries(change)) {
      if (value === null) delete next[name]
      else next[name] = String(value)
    }
    void router.push({ query: next })
  }
  return { filters, query, setFilters }
}
