import { z } from 'zod'
import type { Label } from './record.ts'
import { isIsoDate } from './dates.ts'

export type FieldKind =
  | 'text' | 'longText' | 'names' | 'date' | 'year' | 'integer' | 'decimal' | 'money' | 'yesNo' | 'choice'
  | 'reference' | 'references' | 'phone' | 'goods' | 'plan' | 'longitude' | 'latitude' | 'moment' | 'choices' | 'lines'

/** Kinds whose value is a list: one column of JSON text. */
export const listKinds: ReadonlySet<FieldKind> = new Set(['names', 'references', 'goods', 'plan', 'choices', 'lines'])

/** Whether a field's cells are dates that may name no year of their own. */
export const isDated = (field: Pick<Field, 'kind'> | null | undefined) => field?.kind === 'date' || field?.kind === 'moment'

/** One line of goods given on a visit (慰问品). value in fen. */
export interface GoodsLine { name: string, quantity: number | null, unit: string | null, value_fen: number | null }

/** One line of a list within a record (a member of a group, an entry of a log): a text, choice or day by the line's own columns. */
export type Line = Record<string, string | null>

export type FieldValue = string | number | boolean | null | string[] | number[] | GoodsLine[] | Line[]

export interface Choice { value: string, label: Label, aliases: string[] }

/** One column of a field of lines. */
export interface LineColumn { kind: 'text' | 'choice' | 'date', label: Label, choices: Choice[] }

/** How far a value may be shown: phones and personal names are masked by role, and exact places are made coarse. */
export type Sensitivity = 'open' | 'phone' | 'person' | 'place'

/** One field of a record: its stored value's schema and everything that sheets, screens and exports need to know. */
export interface Field<T = FieldValue> {
  kind: FieldKind
  label: Label
  /** Column titles seen in office sheets, the canonical one first. */
  headers: string[]
  schema: z.ZodType<T>
  required: boolean
  unit: Label | null
  choices: Choice[]
  references: string | null
  /** Of lines: their columns by name. */
  columns: Record<string, LineColumn>
  /** Puts an office's words for a number into digits before they are read (每季度一次 → 4); others stay as they are. */
  inDigits: ((text: string) => string) | null
  sensitivity: Sensitivity
  /** Shown as a column of the ledger by default. */
  listed: boolean
  /** Stands in import templates; derived fields do not. */
  imported: boolean
}

interface FieldOptions {
  label: Label
  headers?: string[]
  required?: boolean
  unit?: Label
  sensitivity?: Sensitivity
  listed?: boolean
  imported?: boolean
  inDigits?: (text: string) => string
}

type Maybe<O, T> = O extends { required: true } ? T : T | null

function field<O extends FieldOptions, T>(kind: FieldKind, options: O, schema: z.ZodType<T>, more: Partial<Field> = {}) {
  const required = options.required ?? false
  return {
    kind,
    label: options.label,
    headers: options.headers ?? [options.label.zh],
    schema: required ? schema : schema.nullable(),
    required,
    unit: options.unit ?? null,
    choices: more.choices ?? [],
    references: more.references ?? null,
    columns: more.columns ?? {},
    inDigits: options.inDigits ?? null,
    sensitivity: options.sensitivity ?? 'open',
    listed: options.listed ?? true,
    imported: options.imported ?? true,
  } as Field<Maybe<O, T>>
}

export const text = <const O extends FieldOptions>(options: O) =>
  field(`text`, options, z.string().trim().min(1).max(200))

export const longText = <const O extends FieldOptions>(options: O) =>
  field('longText', { ...options, listed: options.listed ?? false }, z.string().trim().min(1).max(32_767))

/** A list of other names (aliases) of the same thing. */
export const names = <const O extends FieldOptions>(options: O) =>
  field('names', { listed: false, ...options }, z.array(z.string().min(1).max(200)).max(50))

/** ISO date of the years 1900 to 2100 that keeps its precision: YYYY-MM-DD, or YYYY-MM where only the month is known. */
export const date = <const O extends FieldOptions>(options: O) =>
  field('date', options, z.string().refine((value) => isIsoDate(value.length === 7 ? `${value}-01` : value) && value >= '1900' && value < '2101'))

/**
 * When something happened, as exactly as it is known: a month, a day, or a minute in China's own time (2026-08-20T14:05+08:00).
 * The first ten characters are always the day there.
 */
export const moment = <const O extends FieldOptions>(options: O) => field('moment', options, z.string().refine(isMoment))

const CLOCK = /^T(?:[01]\d|2[0-3]):[0-5]\d\+08:00$/u

function isMoment(value: string) {
  if (value.length === 7) return isIsoDate(`${value}-01`)
  return isIsoDate(value.slice(0, 10)) && (value.length === 10 || CLOCK.test(value.slice(10)))
}

export const year = <const O extends FieldOptions>(options: O) =>
  field('year', options, z.number().int().min(1900).max(2100))

export const integer = <const O extends FieldOptions>(options: O) =>
  field('integer', options, z.number().int().min(0).max(1_000_000_000))

export const decimal = <const O extends FieldOptions>(options: O) =>
  field('decimal', options, z.number().min(0).max(1e12))

/** Money in integer fen (分), shown as yuan or 万元. */
export const money = <const O extends FieldOptions>(options: O) =>
  field('money', { unit: { zh: '元', en: 'yuan' }, ...options }, z.number().int().min(0).max(1e15))

export const yesNo = <const O extends FieldOptions>(options: O) => field('yesNo', options, z.boolean())

export const phone = <const O extends FieldOptions>(options: O) =>
  field('phone', { sensitivity: 'phone' as const, ...options }, z.string().regex(/^[0-9+*()\-\s转]{3,40}$/u))

/** Degrees, WGS84. */
export const longitude = <const O extends FieldOptions>(options: O) =>
  field('longitude', { listed: false, ...options }, z.number().min(-180).max(180))

export const latitude = <const O extends FieldOptions>(options: O) =>
  field('latitude', { listed: false, ...options }, z.number().min(-90).max(90))

export const reference = <const O extends FieldOptions>(target: string, options: O) =>
  field('reference', options, z.number().int().positive(), { references: target })

export const references = <const O extends FieldOptions>(target: string, options: O) =>
  field('references', options, z.array(z.number().int().positive()).max(200), { references: target })

export const goods = <const O extends FieldOptions>(options: O) =>
  field('goods', options, z.array(z.object({
    name: z.string().min(1).max(200),
    quantity: z.number().min(0).max(1e12).nullable(),
    unit: z.string().max(20).nullable(),
    value_fen: z.number().int().min(0).max(1e15).nullable(),
  })).max(100))

/** Twelve cumulative shares of a yearly target, in per cent by month end; the last one is 100. */
export const plan = <const O extends FieldOptions>(options: O) =>
  field('plan', { listed: false, ...options }, z.array(z.number().min(0).max(100)).length(12))

/** Choices told as `value: [Chinese, English, ...aliases]`. */
export type ChoiceWords = Record<string, readonly [string, string, ...string[]]>

export const choicesOf = (words: ChoiceWords): Choice[] =>
  Object.entries(words).map(([value, [zh, en, ...aliases]]) => ({ value, label: { zh, en }, aliases }))

const oneOf = <C extends ChoiceWords>(words: C) =>
  z.enum(Object.keys(words) as [keyof C & string, ...(keyof C & string)[]]) as unknown as z.ZodType<keyof C & string>

export const choice = <const C extends ChoiceWords, const O extends FieldOptions>(words: C, options: O) =>
  field('choice', options, oneOf(words), { choices: choicesOf(words) })

/** Several of some choices, each once. */
export const choices = <const C extends ChoiceWords, const O extends FieldOptions>(words: C, options: O) =>
  field('choices', { listed: false, ...options }, z.array(oneOf(words)).max(50), { choices: choicesOf(words) })

/** A list of lines within the record: one text, which each must have, with choices and days beside it. */
export const lines = <const C extends Record<string, LineColumn>, const O extends FieldOptions>(columns: C, options: O) =>
  field('lines', { listed: false, ...options }, linesOf(columns), { columns })

/** The column that a line cannot be without: its text. */
export const mainColumn = (columns: Record<string, LineColumn>) => Object.keys(columns).find((name) => columns[name]?.kind === 'text')

function linesOf<C extends Record<string, LineColumn>>(columns: C) {
  const main = mainColumn(columns)
  const cells = Object.entries(columns).map(([name, column]) => {
    const cell = column.kind === 'choice' ? z.enum(column.choices.map(({ value }) => value))
      : column.kind === 'date' ? z.string().refine((value) => isIsoDate(value.length === 7 ? `${value}-01` : value))
        : z.string().trim().min(1).max(500)
    return [name, name === main ? cell : cell.nullable()] as const
  })
  return z.array(z.object(Object.fromEntries(cells))).max(200) as unknown as z.ZodType<{ [K in keyof C]: string | null }[]>
}
