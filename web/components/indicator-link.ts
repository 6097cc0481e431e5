import type { RouteLocationRaw } from 'vue-router'

export interface IndicatorPlace {
  code: string
  /** The filters in force, as they stand in the URL. */
  query: Record<string, string>
  unit?: number
  subdistrict?: number
  /** YYYY-MM: only what was counted in this month. */
  month?: string
  /** ISO: only what was counted on this day. */
  day?: string
  category?: string
  /** To the records behind the whole figure. */
  records?: boolean
}

/** Where a mark leads: its indicator with the filters kept, and to the records behind it when it is a month, a day or a category, or when they are asked for. */
export function indicatorLink({ code, query, unit, subdistrict, month, day, category, records = false }: IndicatorPlace): RouteLocationRaw {
  return {
    name: 'indicator',
    params: { code },
    query: {
      ...query,
      ...(unit === undefined ? {} : { unit: String(unit) }),
      ...(subdistrict === undefined ? {} : { subdistrict: String(subdistrict) }),
      ...(month === undefined ? {} : { month }),
      ...(day === undefined ? {} : { day }),
      ...(category === undefined ? {} : { category }),
    },
    hash: records || month !== undefined || day !== undefined || category !== undefined ? '#records' : '',
  }
}
