import type { Db } from '../../../../db/connect.ts'
import { loadOrganizationTree } from '../../../../db/organization-tree.ts'
import { findMappings, type LearntMappingRow } from '../../../../db/queries/import-mappings.ts'
import { fingerprintOf, sharedHeadings } from './heading-keys.ts'
import type { LearntMapping } from './learnt-mapping.ts'
import { answersFor, memoryOwner } from './memory-owners.ts'

export interface RecalledMapping {
  id: number
  version: number
  /** Whether the sheet's own unit taught it. Another unit's says only what the columns mean. */
  isOwn: boolean
  /** Whether the shapes differ in a column or so. */
  isNear: boolean
  /** Null where the user may not know. */
  author: string | null
  fileName: string | null
  at: string
  content: LearntMapping
}

export interface MappingMemory {
  /** What is known about sheets with these headings, that of the sheet's own unit first. */
  recall(keys: string[], titleUnitId: number | null): RecalledMapping | null
  /** Whether a person ever had to show a header, so that one may have to be looked for by its headings. */
  hasTaughtHeaders: boolean
}

export const noMappings: MappingMemory = { recall: () => null, hasTaughtHeaders: false }

/** So much two sheets of one unit must have in common for the mapping of one to be tried on the other. */
const LEAST_SHARED = 0.8

/** What earlier imports of a type taught, as it may speak in the files of an account with this organization. */
export async function loadMappingMemory(db: Db, { type, organizationId }: { type: string, organizationId: number | null }): Promise<MappingMemory> {
  const [tree, rows] = await Promise.all([loadOrganizationTree(db), findMappings(db, { types: [type] })])
  if (rows.length === 0) return noMappings
  const own = memoryOwner(tree, organizationId)
  const known = rows.map((row) => {
    const content = JSON.parse(row.content) as LearntMapping
    return { row, content, keys: new Set(content.columns.map(({ key }) => key)) }
  })
  const mayKnow = (row: LearntMappingRow) => answersFor(tree, { owner: row.organization_id, organizationId })

  function recall(keys: string[], titleUnitId: number | null): RecalledMapping | null {
    const unit = titleUnitId === null ? null : memoryOwner(tree, titleUnitId)
    const owners = [...unit !== null && answersFor(tree, { owner: unit, organizationId }) ? [unit] : [], own]
    const placeOf = (row: LearntMappingRow) => {
      const place = owners.indexOf(row.organization_id)
      return place === -1 ? owners.length : place
    }
    const fingerprint = fingerprintOf(keys)
    const [same] = known.filter(({ row }) => row.fingerprint === fingerprint).sort((one, other) => placeOf(one.row) - placeOf(other.row))
    const found = same ?? nearest(keys, known.filter(({ row }) => owners.includes(row.organization_id)))
    if (!found) return null
    const { row, content } = found
    return {
      id: row.id, version: row.version, isOwn: owners.includes(row.organization_id), isNear: found !== same, at: row.at, content,
      ...(mayKnow(row) ? { author: row.author, fileName: row.file_name } : { author: null, fileName: null }),
    }
  }

  return { recall, hasTaughtHeaders: known.some(({ content }) => content.isHeaderChosen) }
}

/** A sheet that has every heading that somebody decided about, and nearly all the others, is read alike. */
function nearest<T extends { content: LearntMapping, keys: ReadonlySet<string> }>(keys: string[], known: T[]): T | undefined {
  const own = new Set(keys)
  const fitting = known
    .filter(({ content }) => content.columns.every(({ key, basis }) => basis === 'read' || own.has(key)))
    .map((one) => ({ one, shared: sharedHeadings(own, one.keys) }))
    .filter(({ shared }) => shared >= LEAST_SHARED)
  return fitting.sort((one, other) => other.shared - one.shared)[0]?.one
}
