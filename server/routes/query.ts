import { z } from 'zod'
import { comparisons } from '../services/overview/period.ts'

/** The filters that dashboards and indicator pages share, as they stand in the URL. */
export const filterQuery = z.object({
  year: z.coerce.number().int().min(1950).max(2100),
  period: z.string().max(4).default('year'),
  /** What last year is compared by. */
  compare: z.enum(comparisons).default('days'),
  unit: z.coerce.number().int().positive().optional(),
  subdistrict: z.coerce.number().int().positive().optional(),
})

/** west,south,east,north in degrees. */
export const bounds = z.string().max(100).transform((text, check) => {
  const numbers = text.split(',').map(Number)
  const [west, south, east, north] = numbers
  if (numbers.length !== 4 || west === undefined || south === undefined || east === undefined || north === undefined
    || numbers.some((number) => !Number.isFinite(number)) || west > east || south > north) {
    check.addIssue({ code: 'custom', message: 'bounds' })
    return z.NEVER
  }
  return { west, south, east, north }
})
