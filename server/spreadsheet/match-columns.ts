import type { Field } from '../../db/fields.ts'
import type { AnyRecord } from '../../db/record.ts'
import type { HeaderColumn } from './find-header.ts'
import { type MoneyUnit, moneyUnitOfHeading } from './parse-values/money-units.ts'
import { bareText, compactText } from './parse-values/plain-text.ts'

export type Certainty = 'chosen' | 'remembered' | 'exact' | 'guessed'
export type IgnoredReason = 'unknown' | 'ordinal' | 'duplicate' | 'chosen' | 'remembered' | 'unfit' | 'total'

/** What a sheet's column is read as; `field` null where it is not read, with the reason. */
export interface ColumnMatch {
  column: number
  /** As shown to people: levels joined by a slash. */
  header: string
  field: string | null
  certainty: Certainty | null
  ignored: IgnoredReason | null
  /** Of money: what its heading says. */
  moneyUnit: MoneyUnit | null
}

/** How a column of the same heading was read before. What a person decided counts more than the heading, what they let pass as a guess less. */
export interface RememberedColumn { field: string | null, decided: boolean }

interface LabelMatch { field: string, certainty: 'exact' | 'guessed', /** Higher is better. */ weight: number }
interface ColumnReading { field: string | null, certainty: Exclude<Certainty, 'chosen'>, weight: number }

const ORDINAL = /^(?:序号|编号|no|项次|行号|序列)$/u
const TOTAL = /^(?:合计|小计|总计|共计)$/u
const LEAST_GUESS = 0.45
/** A longer text is a sentence, not a heading. */
const longestGuessed = 20

/** Matches headings to fields, one column to a field: a person's choice first, then what one decided before, exact headings, guesses. */
export function matchColumns(
  columns: HeaderColumn[], definition: AnyRecord, chosen: ReadonlyMap<number, string | null> = new Map(),
  remembered: ReadonlyMap<number, RememberedColumn> = new Map(),
): ColumnMatch[] {
  const matches = columns.map((heading) => ({
    heading, match: chosen.has(heading.column) ? null : readingOf(matchLabel(heading.path, definition), remembered.get(heading.column)),
  }))
  const owners = new Map<string, number>()
  for (const [column, field] of chosen) if (field !== null && !owners.has(field)) owners.set(field, column)
  const ordered = [...matches].sort((one, other) => weightOf(other.match) - weightOf(one.match) || one.heading.column - other.heading.column)
  for (const { heading, match } of ordered) {
    if (match && match.field !== null && !owners.has(match.field)) owners.set(match.field, heading.column)
  }
  giveToRequired(matches, owners, definition)
  return matches.map(({ heading: { column, path }, match }) => {
    const shown = { column, header: path.join('/'), moneyUnit: moneyUnitOfHeading(compactText(path.join('/'))) }
    const choice = chosen.get(column)
    if (choice === null) return { ...shown, field: null, certainty: null, ignored: 'chosen' as const }
    const named = choice === undefined ? match : { field: choice, certainty: 'chosen' as const }
    if (!named) return { ...shown, field: null, certainty: null, ignored: reasonToIgnore(path) }
    if (named.field === null) return { ...shown, field: null, certainty: null, ignored: 'remembered' as const }
    return owners.get(named.field) === column
      ? { ...shown, field: named.field, certainty: named.certainty, ignored: null }
      : { ...shown, field: null, certainty: null, ignored: 'duplicate' as const }
  })
}

/**
 * A heading that two fields know goes to the one that a record is known by, where no other heading does: a sheet with 承办单位 alone names
 * the host by it, one with 主办单位 too the organizer.
 */
function giveToRequired(matches: { heading: HeaderColumn, match: ColumnReading | null }[], owners: Map<string, number>, definition: AnyRecord) {
  for (const [name, field] of Object.entries(definition.fields)) {
    if (!field.required || !definition.key.includes(name) || owners.has(name)) continue
    const heads = headingsOf(definition).find(([known]) => known === name)?.[1] ?? []
    const found = matches.find(({ heading, match }) => match?.certainty === 'exact' && match.field !== null && owners.get(match.field) === heading.column
      && !definition.key.includes(match.field) && labelsOf(heading.path).some((label) => heads.includes(label)))
    if (!found?.match || found.match.field === null) continue
    owners.delete(found.match.field)
    owners.set(name, found.heading.column)
    found.match = { ...found.match, field: name }
  }
}

const weightOf = (match: ColumnReading | null) => match === null ? -1 : match.weight + (match.certainty === 'exact' ? 1_000 : 0)
const DECIDED_BEFORE = 2_000
const LET_PASS_BEFORE = 500

function readingOf(match: LabelMatch | null, remembered: RememberedColumn | undefined): ColumnReading | null {
  if (!remembered || (!remembered.decided && match?.certainty === 'exact')) return match
  return { field: remembered.field, certainty: 'remembered', weight: remembered.decided ? DECIDED_BEFORE : LET_PASS_BEFORE }
}

function reasonToIgnore(path: string[]): IgnoredReason {
  const leaf = bareText(path.at(-1) ?? '')
  if (ORDINAL.test(leaf)) return 'ordinal'
  return TOTAL.test(leaf) ? 'total' : 'unknown'
}

/** Words that say nothing of whose they are. */
const GENERAL = /^(?:姓名|名称|单位|职务|电话|联系电话|手机|手机号|手机号码|地址|日期|时间)$/u
const GENERAL_WEIGHT = 0.6

/**
 * The field that a heading names, by its own words, its levels joined, or without the bracket behind it. A general word below the heading of
 * another field belongs to that one (带队领导/姓名), or only perhaps to its own (带队领导/单位).
 */
export function matchLabel(path: string[], definition: AnyRecord): LabelMatch | null {
  const own = matchWhole(path, definition)
  const above = path.length > 1 && GENERAL.test(bareText(path.at(-1) ?? '')) ? matchWhole(path.slice(0, -1), definition) : null
  if (above?.certainty !== 'exact' || above.field === own?.field) return own
  return { field: own?.certainty === 'exact' ? own.field : above.field, certainty: 'guessed', weight: GENERAL_WEIGHT }
}

function matchWhole(path: string[], definition: AnyRecord): LabelMatch | null {
  const labels = labelsOf(path)
  let best: LabelMatch | null = null
  for (const [field, heads] of headingsOf(definition)) {
    for (const [rank, head] of heads.entries()) {
      const place = labels.indexOf(head)
      if (place === -1) continue
      const weight = 100 - rank - place * 0.1
      if (best === null || weight > best.weight) best = { field, certainty: 'exact', weight }
    }
  }
  return best ?? guess(path, definition)
}

/** The forms under which a heading may stand in a definition, the nearest first. */
function labelsOf(path: string[]) {
  const leaf = path.at(-1) ?? ''
  const joined = path.join('')
  return [...new Set([leaf, withoutBrackets(leaf), joined, withoutBrackets(joined)].map(bareText))].filter((label) => label !== '')
}

const withoutBrackets = (text: string) => compactText(text).replace(/[([【][^()[\]【】]*[)\]】]/gu, '').replace(/[*:]+$/u, '')

const headings = new WeakMap<AnyRecord, [string, string[]][]>()

function headingsOf(definition: AnyRecord): [string, string[]][] {
  const known = headings.get(definition)
  if (known) return known
  const made = Object.entries(definition.fields)
    .filter(([, field]) => field.imported)
    .map(([name, field]): [string, string[]] => [name, [...new Set([...field.headers, field.label.zh, field.label.en].map(bareText))]])
  headings.set(definition, made)
  return made
}

/** A field whose heading stands in this one, at its end above all (in Chinese the last word is the thing itself). */
function guess(path: string[], definition: AnyRecord): LabelMatch | null {
  const words = withoutBrackets(path.at(-1) ?? '')
  const leaf = bareText(words)
  if (leaf.length < 2 || leaf.length > longestGuessed || /[、,;。]/u.test(words) || TOTAL.test(leaf) || ORDINAL.test(leaf)) return null
  let best: LabelMatch | null = null
  for (const [field, heads] of headingsOf(definition)) {
    for (const head of heads) {
      const weight = likeness(leaf, head)
      if (weight >= LEAST_GUESS && (best === null || weight > best.weight)) best = { field, certainty: 'guessed', weight }
    }
  }
  return best
}

function likeness(leaf: string, head: string) {
  if (head.length < 2) return 0
  if (leaf.endsWith(head)) return 0.5 + (0.5 * head.length) / leaf.length
  if (leaf.includes(head)) return 0.3 + (0.5 * head.length) / leaf.length
  if (head.endsWith(leaf)) return 0.3 + (0.4 * leaf.length) / head.length
  if (head.includes(leaf)) return 0.2 + (0.4 * leaf.length) / head.length
  return 0
}

/** Whether the values under a guessed heading can be what the guess says: at least half of them. */
export function isBorneOut(field: Field, parses: boolean[]) {
  return field.kind === 'text' || field.kind === 'longText' || parses.length === 0
    || parses.filter(Boolean).length * 2 >= parses.length
}
