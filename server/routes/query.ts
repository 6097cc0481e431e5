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
