import type { Db } from './connect.ts'
import { loadOrganizationTree } from './organization-tree.ts'
import { findNames } from './queries/records.ts'
import type { Field, FieldValue } from './fields.ts'
import { compactText, saysDitto } from './plain-text.ts'
import type { CompletionContext, Label, Values } from './record.ts'
import { type RecordName, recordDefinition } from './records.ts'
import { spoiltBy } from './spoilt-text.ts'
import { storedValues } from './stored-values.ts'

export interface FieldIssue { field: string, message: Label }
export type Prepared = { values: Values, issues: [] } | { values: null, issues: FieldIssue[] }

/** The one check that forms, imports and the sample pass through: completes, validates each field, then the rules across fields. */
export function prepareValues(type: RecordName, given: Values, context: CompletionContext): Prepared {
  const definition = recordDefinition(type)
  const completed = definition.complete(withoutNulls(storedValues(definition, given)), context)
  const values: Values = {}
  const issues: FieldIssue[] = []
  for (const name of Object.keys(definition.fields)) {
    const value = completed[name] ?? null
    const field = definition.fields[name]
    if (!field) continue
    if (isKnownRight(field, value)) {
      values[name] = value
      continue
    }
    const parsed = field.schema.safeParse(value)
    const empty = emptyWords(field, value)
    if (empty) issues.push({ field: name, message: empty })
    else if (parsed.success) values[name] = remember(field, parsed.data)
    else issues.push({ field: name, message: describe(field, value) })
  }
  if (issues.length > 0) return { values: null, issues }
  const broken = definition.check(values, context)
  return broken.length > 0 ? { values: null, issues: broken } : { values, issues: [] }
}

/** Kinds of which records bring the same values again and again. */
const alike = new Set<Field['kind']>(['date', 'year', 'integer', 'decimal', 'money', 'yesNo', 'choice', 'reference'])
const known = new WeakMap<Field, Set<FieldValue>>()
const mostKnown = 5_000

/** Whether a value is a blank that may be one, or one that the field's schema has passed before, as most of an import's are. */
function isKnownRight(field: Field, value: FieldValue) {
  return value === null ? !field.required : typeof value !== 'object' && known.get(field)?.has(value) === true
}

function remember(field: Field, value: FieldValue) {
  if (!alike.has(field.kind)) return value
  const right = known.get(field) ?? new Set()
  if (right.size < mostKnown) known.set(field, right.add(value))
  return value
}

/** Why a text is none of the record's own: it points at another row, or stands for what a spreadsheet could not show. */
function emptyWords(field: Field, value: FieldValue): Label | null {
  if ((field.kind !== 'text' && field.kind !== 'longText') || typeof value !== 'string') return null
  const { zh, en } = field.label
  if (saysDitto(value)) return { zh: `“${zh}”写着“${value}”，请写明内容`, en: `“${en}” only says “${value}”; write out what it is` }
  return spoiltBy(value) === null ? null : { zh: `“${zh}”的“${value}”是表格出错时的符号，不是内容`, en: `“${value}” of “${en}” is what a sheet shows for an error, not text` }
}

function withoutNulls(values: Values): Values {
  const said: Values = {}
  for (const name of Object.keys(values)) {
    const value = values[name]
    if (value !== null && value !== undefined) said[name] = value
  }
  return said
}

function describe(field: Field, value: FieldValue): Label {
  if (value === null) return { zh: `“${field.label.zh}”必须填写`, en: `“${field.label.en}” is required` }
  if (field.choices.length > 0) {
    return {
      zh: `“${field.label.zh}”只能是：${field.choices.map((choice) => choice.label.zh).join('、')}`,
      en: `“${field.label.en}” must be one of: ${field.choices.map((choice) => choice.label.en).join(', ')}`,
    }
  }
  return { zh: `“${field.label.zh}”的值不合要求：${String(value)}`, en: `“${field.label.en}” has an unsuitable value: ${String(value)}` }
}

/** What completing and checking may look up, loaded once for a request or an import. `today` is the day in Shanghai. */
export async function loadCompletionContext(db: Db, today: string): Promise<CompletionContext> {
  const [tree, organizations, sites] = await Promise.all([
    loadOrganizationTree(db), findNames(db, 'organization'), findNames(db, 'partner_site'),
  ])
  const organizationIds = new Map<string, number>()
  for (const record of organizations) {
    for (const name of [record.name, ...(Array.isArray(record.aliases) ? record.aliases : [])]) organizationIds.set(plain(name), record.id)
  }
  const siteIds = new Map(sites.map((record) => [plain(record.name), {
    id: record.id, subdistrict_id: typeof record.subdistrict_id === 'number' ? record.subdistrict_id : null,
  }]))
  return {
    ...tree,
    today,
    findOrganization: (name) => organizationIds.get(plain(name)) ?? null,
    findSite: (name) => siteIds.get(plain(name)) ?? null,
  }
}

const plain = (name: unknown) => compactText(String(name))
