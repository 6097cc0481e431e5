import type { Db } from '../../../../db/connect.ts'
import { type RecordName, recordDefinition } from '../../../../db/records.ts'
import type { SheetHead } from '../propose-type.ts'
import type { TypeFit } from '../types.ts'
import { findShapes } from './find-shapes.ts'
import { loadMappingMemory, noMappings } from './recall-mappings.ts'

/** Above whatever headings alone can reach. */
const KNOWN_SCORE = 1_000

/**
 * The one kind of ledger as which the user's own people have brought sheets of these headings in before, whatever the headings say by
 * themselves; null where there is none, or several.
 */
export async function typeOfKnownShape(
  db: Db, heads: SheetHead[], { candidates, organizationId }: { candidates: RecordName[], organizationId: number | null },
): Promise<TypeFit | null> {
  const read = heads.map(({ name, rows, merges }) => ({ info: { name }, headRows: rows, merges, chosen: undefined }))
  const fits: TypeFit[] = []
  for (const type of candidates) {
    const memory = await loadMappingMemory(db, { type, organizationId })
    if (memory === noMappings) continue
    const shapes = findShapes(read, { definition: recordDefinition(type), memory, unitOf: () => null })
    const index = shapes.findIndex((shape) => shape?.memory?.isOwn && !shape.memory.isNear)
    const columns = shapes[index]?.memory?.content.columns
    if (!columns) continue
    const matched = columns.filter(({ field }) => field !== null).length
    fits.push({ type, sheet: heads[index]?.name ?? '', matched, columns: columns.length, score: KNOWN_SCORE })
  }
  return fits.length === 1 ? fits[0] ?? null : null
}
