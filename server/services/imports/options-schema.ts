import { z } from 'zod'
import { referredTypes } from './load-references.ts'
import type { ImportOptions } from './types.ts'

const column = z.string().regex(/^[A-Z]{1,3}$/u)

const moneyUnit = z.enum(['yuan', 'thousand', 'ten_thousand', 'million', 'hundred_million'])
const fields = z.array(z.string().max(60)).max(50)

const sheet = z.object({
  skip: z.boolean().optional(),
  headerRow: z.number().int().min(1).max(1_048_576).optional(),
  columns: z.record(column, z.string().max(60).nullable()).optional(),
  refused: z.array(column).max(256).optional(),
  moneyUnits: z.record(column, moneyUnit).optional(),
  unitId: z.number().int().positive().nullable().optional(),
  readToo: z.array(z.enum(['hidden', 'example', 'after_footer'])).max(3).optional(),
})

/** What a person may decide about a file, as it arrives. */
export const importOptions: z.ZodType<ImportOptions> = z.object({
  sheets: z.record(z.string().max(100), sheet).optional(),
  unitId: z.number().int().positive().nullable().optional(),
  year: z.number().int().min(1949).max(2100).nullable().optional(),
  coordinateSystem: z.enum(['WGS84', 'CGCS2000', 'GCJ02', 'BD09']).nullable().optional(),
  moneyUnit: moneyUnit.optional(),
  fillDown: fields.optional(),
  noneIsZero: fields.optional(),
  split: fields.optional(),
  defaults: z.record(z.string().max(60), z.string().min(1).max(500)).optional(),
  names: z.array(z.object({
    type: z.enum(referredTypes), written: z.string().min(1).max(200), id: z.number().int().positive().nullable(), remember: z.boolean(),
  })).max(1_000).optional(),
  useMemory: z.boolean().optional(),
})
