import { todayInShanghai } from '../../../../db/dates.ts'
import type { Db } from '../../../../db/connect.ts'
import { loadOrganizationTree } from '../../../../db/organization-tree.ts'
import { findIdsInScope, findLearntNames, type LearntNameRow, nameHolds } from '../../../../db/queries/import-names.ts'
import { recordDefinition, recordNames } from '../../../../db/records.ts'
import { note, type Note } from '../../../spreadsheet/parse-values/parsed.ts'
import { bareText } from '../../../spreadsheet/parse-values/plain-text.ts'
import type { FoundReference, ReferenceIndex } from '../../../spreadsheet/parse-values/references.ts'
import type { ImportOptions } from '../types.ts'
import type { NameAnswer } from './summary-types.ts'
import { memoryLineage } from './memory-owners.ts'

/** What people said of names that nothing is registered under: for this file, for earlier ones, and in other units' files. */
export interface KnownNames {
  answer(type: string, written: string): NameAnswer | undefined
  /** Whether any name is new and its rows wait. */
  hasWaiting: boolean
  learnt(type: string, written: string): LearntNameRow | undefined
  /** The records that it was taken for in files where this user's memory does not reach. */
  elsewhere(type: string, written: string): number[]
  /** Whether the user may see the record, and so may say that a name means it. */
  maySee(type: string, id: number): boolean
}

/** Whose names are not open to all. */
const closedTypes = recordNames.filter((type) => type !== 'organization' && recordNames.some((other) =>
  recordDefinition(other).importable && Object.values(recordDefinition(other).fields).some(({ references }) => references === type)))

const keyOf = (type: string, written: string) => `${type}\n${bareText(written)}`

/** Loads what holds in the files of an account with this organization. What an import taught that was undone since holds no more. */
export async function loadKnownNames(db: Db, { options, organizationId }: { options: ImportOptions, organizationId: number | null }): Promise<KnownNames> {
  const [tree, rows, seen] = await Promise.all([loadOrganizationTree(db), findLearntNames(db), organizationId === null ? null : findIdsInScope(db, organizationId, closedTypes)])
  const lineage = memoryLineage(tree, organizationId)
  const answers = new Map(options.names?.map((answer) => [keyOf(answer.type, answer.written), answer]))
  const own = new Map<string, LearntNameRow>()
  const others = new Map<string, Set<number>>()
  for (const row of rows) {
    if (!nameHolds(row)) continue
    const key = keyOf(row.record_type, row.name_key)
    const place = lineage.indexOf(row.organization_id)
    const nearest = own.get(key)
    if (place === -1) others.set(key, (others.get(key) ?? new Set()).add(row.record_id))
    else if (!nearest || place < lineage.indexOf(nearest.organization_id)) own.set(key, row)
  }
  return {
    answer: (type, written) => answers.get(keyOf(type, written)),
    hasWaiting: options.names?.some(({ id }) => id === null) ?? false,
    learnt: (type, written) => own.get(keyOf(type, written)),
    elsewhere: (type, written) => [...others.get(keyOf(type, written)) ?? []],
    // The units' names are open to all, as in every form.
    maySee: (type, id) => type === 'organization' || seen === null || (seen.get(type)?.has(id) ?? false),
  }
}

/**
 * An index that also finds what people said a name means. A registered name or alias always speaks for itself, and a record that is
 * deleted is nobody; what a person said goes before what merely looks alike.
 */
export function withKnownNames(type: string, index: ReferenceIndex, names: KnownNames): ReferenceIndex {
  const cache = new Map<string, FoundReference | null>()

  function lookUp(written: string): FoundReference | null {
    const registered = index.find(written)
    if (registered?.exact) return registered
    const answer = names.answer(type, written)
    if (answer?.id === null) return null
    if (answer && index.has(answer.id)) return foundAs(answer.id, (name) => answered(written, name))
    const learnt = names.learnt(type, written)
    if (learnt && index.has(learnt.record_id)) return foundAs(learnt.record_id, (name) => remembered(written, name, learnt))
    return registered
  }

  function foundAs(id: number, why: (name: string) => Note): FoundReference {
    const name = index.nameOf(id) ?? ''
    return { id, name, exact: false, note: why(name) }
  }

  function find(written: string) {
    const known = cache.get(written)
    if (known !== undefined) return known
    const found = lookUp(written)
    cache.set(written, found)
    return found
  }

  return { ...index, find }
}

const answered = (written: string, name: string) =>
  note('answered_name', `“${written}”按你的回答读作“${name}”`, `“${written}” is read as “${name}”, as you answered`)

function remembered(written: string, name: string, { author, at }: LearntNameRow) {
  const day = todayInShanghai(new Date(at))
  const who = author === null ? '' : `${author}，`
  return note('remembered_name', `按记住的别名：“${written}”即“${name}”（${who}${day}）`, `A remembered name: “${written}” is “${name}” (${author === null ? '' : `${author}, `}${day})`)
}
