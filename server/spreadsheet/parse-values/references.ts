import type { Label } from '../../../db/record.ts'
import { note, type Note, type Parsed, refused, taken } from './parsed.ts'
import { isNameList, splitNames } from './name-lists.ts'
import { bareText, compactText, plainText } from './plain-text.ts'
import { createNameSuggester } from './suggest-names.ts'

/** Looks up records of one type by the names that sheets use for them. */
export interface ReferenceIndex {
  label: Label
  find(name: string): FoundReference | null
  /** Names that look like it, the nearest first. */
  suggest(name: string): string[]
  has(id: number): boolean
  nameOf(id: number): string | null
  /** All names, without aliases. */
  names(): string[]
  entries: readonly ReferenceEntry[]
}

/** `exact` where it is the registered name or alias; `note` says why it is taken where it is not. */
export interface FoundReference { id: number, name: string, exact: boolean, note?: Note }

export interface ReferenceEntry { id: number, name: string, aliases: string[] }

/** A column that is taken for another one's may hold a strange name in each of its rows. */
const MOST_SUGGESTED = 5_000

const AND_OTHERS = /等(?:\d+)?(?:家|个)?(?:单位|部门)?$/u
const SUFFIXES = ['街道办事处', '街道办', '办事处', '党工委', '管委会', '办公室', '委员会']

/** An index of records by name and alias; `district` is the root's name, which sheets leave out or put before a unit's. */
export function createReferenceIndex(label: Label, entries: ReferenceEntry[], { district }: { district: string | null }): ReferenceIndex {
  const full = new Map(entries.toReversed().map((entry) => [fullName(entry.name), entry]))
  const exact = new Map<string, ReferenceEntry>()
  const loose = new Map<string, ReferenceEntry | null>()
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  // What is one's name is not another's alias.
  for (const entry of entries) if (!exact.has(bareText(entry.name))) exact.set(bareText(entry.name), entry)
  for (const entry of entries) {
    for (const name of [entry.name, ...entry.aliases]) {
      if (!exact.has(bareText(name))) exact.set(bareText(name), entry)
      for (const variant of variantsOf(name, district)) {
        // A short form that two records share names neither.
        const known = loose.get(variant)
        loose.set(variant, known === undefined || known?.id === entry.id ? entry : null)
      }
    }
  }
  const cache = new Map<string, FoundReference | null>()
  let suggester: ReturnType<typeof createNameSuggester> | undefined
  const suggested = new Map<string, string[]>()

  function find(name: string) {
    const known = cache.get(name)
    if (known !== undefined) return known
    const found = lookUp(name)
    cache.set(name, found)
    return found
  }

  function lookUp(name: string) {
    const hit = full.get(fullName(name)) ?? (isNameList(name) ? undefined : exact.get(bareText(name)))
    if (hit) return { id: hit.id, name: hit.name, exact: true }
    const near = new Set(variantsOf(name, district).map((variant) => exact.get(variant) ?? loose.get(variant)).filter((entry) => entry != null))
    const [only] = near
    return near.size === 1 && only ? { id: only.id, name: only.name, exact: false } : null
  }

  function suggest(name: string) {
    const known = suggested.get(name)
    if (known) return known
    suggester ??= createNameSuggester(entries)
    const names = suggester(name).map((one) => one.name)
    if (suggested.size < MOST_SUGGESTED) suggested.set(name, names)
    return names
  }

  return {
    label,
    find,
    suggest,
    has: (id) => byId.has(id),
    nameOf: (id) => byId.get(id)?.name ?? null,
    names: () => entries.map((entry) => entry.name),
    entries,
  }
}

/** A name with its punctuation, by which 东、海 are two and 东海 is one. */
const fullName = (name: string) => compactText(name).toLowerCase()

/** The forms of a unit's name without the district before it, a bracket behind it, or its office suffix: 区民政局, 松涛街道办事处. */
function variantsOf(name: string, district: string | null): string[] {
  const bare = bareText(plainText(name).replace(/\([^()]*\)$/u, ''))
  const variants = new Set([bare])
  for (const prefix of districtPrefixes(district)) {
    if (bare.startsWith(prefix) && bare.length >= prefix.length + 2) variants.add(bare.slice(prefix.length))
  }
  for (const variant of [...variants]) {
    for (const suffix of SUFFIXES) {
      if (!variant.endsWith(suffix) || variant.length < suffix.length + 2) continue
      const stem = variant.slice(0, -suffix.length)
      variants.add(suffix.startsWith('街道') ? `${stem}街道` : stem)
      if (suffix.startsWith('街道')) variants.add(stem)
    }
    if (variant.endsWith('街道') && variant.length > 3) variants.add(variant.slice(0, -2))
  }
  return [...variants]
}

/** 青岛市岚湾区 → 青岛市岚湾区, 岚湾区, 区. */
function districtPrefixes(district: string | null) {
  if (district === null) return ['区', '全区']
  const bare = bareText(district)
  const short = /([^省市]+[区县])$/u.exec(bare.replace(/^.*[省市](?=.)/u, ''))?.[1]
  return [bare, ...(short ? [short] : []), '区', '全区'].sort((one, other) => other.length - one.length)
}

/** The record that a cell names. */
export function parseReference(text: string, index: ReferenceIndex): Parsed<number> {
  const found = index.find(text)
  return found ? taken(found.id, notesOn(text, found)) : unknown([text], index)
}

/** The records that a cell lists, each once. */
export function parseReferences(text: string, index: ReferenceIndex): Parsed<number[]> {
  const whole = index.find(text)
  // A list without its separators may happen to be another name.
  if (whole && (whole.exact || !isNameList(text))) return taken([whole.id], notesOn(text, whole))
  const ids = new Set<number>()
  const notes: Note[] = []
  const strange: string[] = []
  for (const part of splitNames(text)) {
    const name = index.find(part) ? part : part.replace(AND_OTHERS, '')
    const found = index.find(name)
    if (!found) {
      strange.push(name)
      continue
    }
    if (name !== part) notes.push(note('vague', `“${part}”只记列出的单位`, `Only the named units of “${part}” are kept`))
    notes.push(...notesOn(name, found))
    ids.add(found.id)
  }
  if (strange.length > 0) return unknown(strange, index)
  return ids.size === 0 ? unknown([text], index) : taken([...ids], notes)
}

function notesOn(written: string, { id, name, exact, note: why }: FoundReference): Note[] {
  if (exact) return []
  return [{ ...why ?? note('guessed', `“${written}”读作“${name}”`, `“${written}” is read as “${name}”`), named: [{ written, id }] }]
}

function unknown(names: string[], index: ReferenceIndex): Parsed<never> {
  const near = names.length === 1 ? index.suggest(names[0] ?? '') : []
  const question = near.length === 0 ? { zh: '', en: '' } : {
    zh: `，是否为${near.map((one) => `“${one}”`).join('或')}？`,
    en: `; is it ${near.map((one) => `“${one}”`).join(' or ')}?`,
  }
  return {
    ...refused(
      { zh: `未找到${index.label.zh}${names.map((name) => `“${name}”`).join('、')}${question.zh}`,
        en: `No ${index.label.en.toLowerCase()} named ${names.map((name) => `“${name}”`).join(', ')}${question.en}` },
      { zh: `已登记的${index.label.zh}名称或别名`, en: `The registered name or alias (${index.label.en.toLowerCase()})` },
    ),
    unknown: names,
  }
}
