import type { Db } from '../../../db/connect.ts'
import type { RowOutcome } from '../../../db/database.ts'
import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { loadCompletionContext } from '../../../db/prepare-values.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { countImportRows, findImportBatch, moveImportBatch, readImportRowPages, readRowsToWritePages } from '../../../db/queries/imports.ts'
import type { RecordWrite } from '../../../db/queries/record-effects.ts'
import { occurrenceOf, type StoredRecord, type Values } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import { conflict } from '../../errors.ts'
import { correctionsMade } from './corrections/corrections-made.ts'
import { refuseBrokenTrees, storedUnitAbove, withRealIds } from './file-organizations.ts'
import { learnFromImport } from './import-memory/learn-from-import.ts'
import { type JudgeContext, judgeRows } from './judge-rows.ts'
import { loadReferences, type NamedEntry } from './load-references.ts'
import { fromImportRow, type RowToWrite, type StagedRow, toRowToWrite } from './staged-row.ts'
import { columnFinder } from './summarize.ts'
import type { CommitResult, ImportSummary, JobProgress } from './types.ts'

export interface CommitInput {
  db: Db
  batchId: number
  type: RecordName
  authorId: number | null
  scopeOrganizationId: number | null
  /** UTC, and the day in Shanghai. */
  now: Date
  today: string
  address: string | null
  onProgress?: (progress: JobProgress) => void
}

/** The data changed between preview and commit, so that the preview no longer tells what would happen. */
export class Drifted extends Error {
  constructor(readonly rows: StagedRow[]) {
    super('the data changed since the preview')
  }
}

export const notReady = () => conflict({ zh: '这次导入已经处理过，或还没有读完', en: 'This import has been dealt with already, or is still being read' })

export const authorshipOf = ({ authorId, now, batchId }: CommitInput) => ({ authorId, at: now.toISOString(), batchId })

/** Rows that become records or change one. */
export const isWritten = ({ outcome }: RowToWrite) => outcome === 'new' || outcome === 'changed'

/** Small enough that the server's own thread is never held for long. */
const LOT = 100
const right = ['new', 'changed', 'same'] as const satisfies RowOutcome[]

/** The rows that are not wrong, in lots in the order of the file. */
export async function* rightRows(db: Db, batchId: number): AsyncGenerator<StagedRow[]> {
  for await (const page of readImportRowPages(db, batchId, { outcomes: [...right], size: LOT })) yield page.map(fromImportRow)
}

/** The same rows with only what writing them needs, where the preview's judgement holds. */
export async function* judgedRows(db: Db, batchId: number): AsyncGenerator<RowToWrite[]> {
  for await (const page of readRowsToWritePages(db, batchId, { outcomes: [...right], size: LOT })) yield page.map(toRowToWrite)
}

/** What is to be judged with: everything that rows may name, as it is now. */
export async function judgeContextOf(db: Db, { batchId, type, today, scopeOrganizationId }: CommitInput, fileUnits: NamedEntry[] = []): Promise<JudgeContext> {
  const [completion, tree, references, batch] = await Promise.all([
    loadCompletionContext(db, today), loadOrganizationTree(db), loadReferences(db, fileUnits), findImportBatch(db, batchId),
  ])
  return {
    type, tree, references, scopeOrganizationId, completion, storedUnit: (id) => id,
    columnOf: columnFinder(JSON.parse(batch?.summary ?? 'null') as ImportSummary | null),
  }
}

/** Judges rows anew and answers those whose outcome or effect is no longer what the preview said. */
export async function judgeAgain(db: Db, rows: StagedRow[], context: JudgeContext) {
  const before = rows.map(effectOf)
  if (context.type === 'organization') context.storedUnit = storedUnitAbove(rows)
  await judgeRows(db, rows, context)
  if (context.type === 'organization') refuseBrokenTrees(rows, context.tree, context.columnOf)
  return rows.filter((row, index) => effectOf(row) !== before[index])
}

const effectOf = ({ outcome, recordId, values, differences }: StagedRow) => JSON.stringify([outcome, recordId, values && inOrder(values), differences])

/** By name: a row that was staged has its fields in another order than one that has just been judged. */
const inOrder = (values: Values) => Object.entries(values).sort(([one], [other]) => one < other ? -1 : 1)

/** The change of a record that a row asks for. */
export function writeOf(
  { batchId, type }: CommitInput, row: RowToWrite, { stored, realIds }: { stored: ReadonlyMap<number, StoredRecord>, realIds?: ReadonlyMap<number, number> },
): RecordWrite {
  return {
    before: row.recordId === null ? null : stored.get(row.recordId) ?? null,
    values: realIds ? withRealIds(row.values ?? {}, realIds) : row.values ?? {},
    origin: { batchId, sheet: row.sheet, row: row.row },
    occurrence: occurrenceOf(recordDefinition(type), { ...row.values, natural_key: row.naturalKey ?? '' } as StoredRecord),
  }
}

/** Ends the commit inside its transaction: the batch is committed and the trail says by whom. Throws `conflict` where it was let go meanwhile. */
export async function completeCommit(trx: Db, { batchId, type, authorId, scopeOrganizationId, now, address }: CommitInput): Promise<CommitResult> {
  const at = now.toISOString()
  const counts = Object.fromEntries((await countImportRows(trx, batchId)).map(({ outcome, count }) => [outcome, count]))
  const result: CommitResult = { batchId, created: counts.new ?? 0, changed: counts.changed ?? 0, same: counts.same ?? 0, leftWrong: counts.wrong ?? 0 }
  if (!await moveImportBatch(trx, batchId, { from: 'committing', values: { status: 'committed', committed_at: at, undone_at: null } })) throw notReady()
  await appendAudit(trx, { at, authorId, action: 'import', subject: type, detail: { ...result, ...await correctionsMade(trx, batchId) }, address })
  await learnFromImport(trx, { batchId, type, authorId, organizationId: scopeOrganizationId, at, address })
  return result
}
