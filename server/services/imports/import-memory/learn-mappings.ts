import type { Db } from '../../../../db/connect.ts'
import {
  countMappingUse, findMapping, findMappingOfShape, insertMapping, insertMappingVersion,
} from '../../../../db/queries/import-mappings.ts'
import { fingerprintOf, headingKeys } from './heading-keys.ts'
import { decidesAnything, type LearntMapping, noFileChoices, teachesAnything } from './learnt-mapping.ts'
import type { SheetSummary } from '../types.ts'
import type { Lesson } from './learn-from-import.ts'
import { mappingOfSheet } from './mapping-of-sheet.ts'
import { answersFor, memoryOwner } from './memory-owners.ts'

export interface TaughtMapping { sheet: string, id: number, version: number, isNew: boolean }

/**
 * Keeps how a committed file's sheets were read, one mapping for all sheets of a shape. Where that is what was known before, the use is
 * counted; where a person decided otherwise, a version is added. A file that reads by its headings alone teaches nothing.
 */
export async function learnMappings(trx: Db, lesson: Lesson): Promise<TaughtMapping[]> {
  const { type, at, options, summary } = lesson
  const taught = new Map<string, TaughtMapping | null>()
  const lessons: TaughtMapping[] = []
  for (const sheet of summary.sheets) {
    if (!sheet.used || sheet.columns.length === 0) continue
    if (sheet.learnt) {
      // An import that is redone has taught already what it teaches.
      lessons.push({ ...sheet.learnt, sheet: sheet.name, isNew: false })
      continue
    }
    const shape = { type, fingerprint: fingerprintOf(headingKeys(sheet.columns.map(({ header }) => header))), owner: ownerOf(sheet, lesson) }
    const key = `${shape.owner}\n${shape.fingerprint}`
    if (!taught.has(key)) {
      const used = sheet.memory && await findMapping(trx, sheet.memory.id)
      if (used) await countMappingUse(trx, used.id, at)
      const before = used ? knownBefore(JSON.parse(used.content) as LearntMapping, sheet.memory?.isOwn ?? false) : null
      const content = mappingOfSheet(sheet, { options, found: summary.found, before })
      const teaches = lesson.authorId !== null && (options.useMemory === false ? decidesAnything(content) : teachesAnything(content))
      const kept = teaches ? await keepMapping(trx, shape, { content, lesson }) : used ? { id: used.id, version: used.version, isNew: false } : null
      taught.set(key, kept && { ...kept, sheet: sheet.name })
    }
    const known = taught.get(key)
    if (known) lessons.push({ ...known, sheet: sheet.name })
  }
  return lessons
}

/** Whose mapping it becomes: that of the unit in the title where the author answers for it, else the author's own. */
function ownerOf({ title }: SheetSummary, { tree, organizationId }: Lesson) {
  const unitId = title?.unitId ?? null
  const unit = unitId === null ? null : memoryOwner(tree, unitId)
  return unit !== null && answersFor(tree, { owner: unit, organizationId }) ? unit : memoryOwner(tree, organizationId)
}

/** Of another unit's mapping only what the columns mean was used. */
const knownBefore = (mapping: LearntMapping, isOwn: boolean): LearntMapping =>
  isOwn ? mapping : { ...mapping, ...noFileChoices }

/** What a mapping teaches, without the headings as they happened to be written. */
const meaningOf = ({ columns, ...rest }: LearntMapping) => ({
  ...rest, columns: columns.filter(({ basis, refused, moneyUnit }) => basis !== 'read' || refused || moneyUnit !== null).map(({ heading: _heading, ...column }) => column).sort((one, other) => one.key < other.key ? -1 : 1),
})

interface Shape { type: string, fingerprint: string, owner: number }

async function keepMapping(trx: Db, { type, fingerprint, owner }: Shape, { content, lesson }: { content: LearntMapping, lesson: Lesson }) {
  const { batchId, fileName, authorId, at } = lesson
  const standing = await findMappingOfShape(trx, { type, fingerprint, organizationId: owner })
  const holding = standing && await findMapping(trx, standing.id)
  if (holding && saysTheSame(JSON.parse(holding.content) as LearntMapping, content)) return { id: holding.id, version: holding.version, isNew: false }
  const id = standing?.id ?? await insertMapping(trx, { record_type: type, fingerprint, organization_id: owner, version: 0, last_used_at: at, deleted_at: null, deleted_by: null })
  const version = (standing?.version ?? 0) + 1
  await insertMappingVersion(trx, { mapping_id: id, version, content: JSON.stringify(content), batch_id: batchId, file_name: fileName, author_id: authorId, at })
  return { id, version, isNew: true }
}

const saysTheSame = (one: LearntMapping, other: LearntMapping) => JSON.stringify(meaningOf(one)) === JSON.stringify(meaningOf(other))
