import { findImportRowsAt } from '../../../../db/queries/imports.ts'
import { findRecordsByIds } from '../../../../db/queries/records.ts'
import { loadOrganizationTree } from '../../../../db/organization-tree.ts'
import type { Values } from '../../../../db/record.ts'
import { recordDefinition } from '../../../../db/records.ts'
import type { ServiceContext } from '../../../context.ts'
import type { ImportBatchRow } from '../require-import.ts'
import { fromImportRow, type Lookalike, type StagedRow } from '../staged-row.ts'
import type { LookalikeView } from '../row-views.ts'

interface Looking { row: StagedRow, recordId: number | null, position: number | null, of: Lookalike | null }

/** What rows may be doubles of, or go into by choice, by their positions; `show` presents values as the user may see them. */
export async function viewLookalikes(
  { db, user }: ServiceContext, { id, record_type: type }: Pick<ImportBatchRow, 'id' | 'record_type'>, rows: StagedRow[], show: (values: Values) => LookalikeView['values'],
): Promise<Map<number, LookalikeView>> {
  const definition = recordDefinition(type)
  const looking = rows.flatMap((row): Looking[] => {
    const of = row.marks.find(({ of: found }) => found)?.of ?? null
    if (row.mergeInto !== null) return [{ row, recordId: row.mergeInto, position: null, of }]
    return of && row.outcome === 'new' && row.leftOut === null ? [{ row, recordId: of.recordId, position: of.position, of }] : []
  })
  if (looking.length === 0) return new Map()
  const [records, others, tree] = await Promise.all([
    findRecordsByIds(db, type, looking.flatMap(({ recordId }) => recordId ?? [])),
    findImportRowsAt(db, id, looking.flatMap(({ position }) => position ?? [])),
    loadOrganizationTree(db),
  ])
  const byPosition = new Map(others.map(fromImportRow).map((other) => [other.position, other]))
  const isOwn = (unit: number | undefined) => user.organizationId === null || (unit !== undefined && tree.isWithin(unit, user.organizationId))

  return new Map(looking.flatMap(({ row, recordId, position, of }): [number, LookalikeView][] => {
    const record = recordId === null ? undefined : records.get(recordId)
    if (record) {
      const view = { recordId, sheet: null, row: null, title: String(definition.title(record)), date: definition.date(record), isEqual: false, values: show(record) }
      return [[row.position, { ...view, mayMerge: isOwn(definition.organizations(record, record.id)[0] ?? tree.root?.id) }]]
    }
    const other = position === null ? undefined : byPosition.get(position)
    if (!other || !of) return []
    const { sheet, row: number, title, date, isEqual } = of
    return [[row.position, { recordId: null, sheet, row: number, title, date, isEqual, mayMerge: false, values: show(other.values ?? other.given) }]]
  }))
}
