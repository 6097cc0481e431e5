import type { Db } from '../../../db/connect.ts'
import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { loadCompletionContext } from '../../../db/prepare-values.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { countImportRows, findImportBatch, moveImportBatch, readImportRowPages } from '../../../db/queries/imports.ts'
import { findRecordsByIds } from '../../../db/queries/records.ts'
import { writeRecords } from '../../../db/queries/write-records.ts'
import { occurrenceOf, type StoredRecord } from '../../../db/record.ts'
import { type RecordName, recordDefinition } from '../../../db/records.ts'
import { conflict, invalid } from '../../errors.ts'
import { provisionalId, refuseBrokenTrees, rootOfRoster, storedUnitAbove, unitsInOrder, withRealIds } from './file-organizations.ts'
import { type JudgeContext, judgeRows } from './judge-rows.ts'
import { loadReferences, type NamedEntry } from './load-references.ts'
import { renewPreview } from './renew-preview.ts'
import { fromImportRow, type StagedRow } from './staged-row.ts'
import { columnFinder } from './summarize.ts'
import type { CommitResult, ImportSummary } from './types.ts'

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
  /** Whether the rows that are wrong may stay behind. */
  leaveWrong: boolean
}

/** The data changed between preview and commit, so that the preview no longer tells what would happen. */
class Drifted extends Error {
  constructor(readonly rows: StagedRow[]) {
    super('the data changed since the preview')
  }
}

/**
 * Writes a prepared import in one transaction, all or nothing. Every row is judged again against the database as it is now; where that
 * differs from the preview nothing is written, the preview is renewed and `conflict` is thrown. Throws `invalid` while rows are wrong
 * and `leaveWrong` is not given.
 */
export async function commitImport(input: CommitInput): Promise<CommitResult> {
  try {
    return await input.db.transaction().execute((trx) => commit(trx, input))
  } catch (error) {
    if (!(error instanceof Drifted)) throw error
    await renewPreview(input.db, input.batchId, error.rows)
    throw dataChanged(error.rows.length)
  }
}

async function commit(trx: Db, input: CommitInput): Promise<CommitResult> {
  const { batchId, type, authorId, now, address } = input
  const at = now.toISOString()
  // Writing first takes the database's write lock, so that nothing changes between judging and writing.
  if (!await moveImportBatch(trx, batchId, { from: 'ready', values: { status: 'committed', committed_at: at } })) throw notReady()

  const { wrong: leftWrong = 0 } = Object.fromEntries((await countImportRows(trx, batchId)).map(({ outcome, count }) => [outcome, count]))
  if (leftWrong > 0 && !input.leaveWrong) throw someWrong(leftWrong)

  const result: CommitResult = { batchId, created: 0, changed: 0, same: 0, leftWrong }
  const drifted: StagedRow[] = []
  let context: JudgeContext | null = null
  for await (const rows of stagedLots(trx, input)) {
    context ??= await judgeContext(trx, input, rows)
    drifted.push(...await judgeAgain(trx, rows, context))
    // Once one row has drifted all is for nothing, but the preview is to show every one that has.
    if (drifted.length === 0) await writeRows(trx, input, { rows, at })
    for (const { outcome } of rows) {
      if (outcome === 'new') result.created += 1
      else if (outcome === 'changed' || outcome === 'same') result[outcome] += 1
    }
  }
  if (drifted.length > 0) throw new Drifted(drifted)
  await appendAudit(trx, { at, authorId, action: 'import', subject: type, detail: { ...result }, address })
  return result
}

const LOT = 1_000

/** The right rows in lots; a roster in one, for its rows hang together. */
async function* stagedLots(trx: Db, { batchId, type }: CommitInput): AsyncGenerator<StagedRow[]> {
  const roster: StagedRow[] = []
  for await (const page of readImportRowPages(trx, batchId, { outcomes: ['new', 'changed', 'same'], size: LOT })) {
    if (type === 'organization') roster.push(...page.map(fromImportRow))
    else yield page.map(fromImportRow)
  }
  if (roster.length > 0) yield roster
}

/** Judges rows anew and answers those whose outcome or effect is no longer what the preview said. */
async function judgeAgain(trx: Db, rows: StagedRow[], context: JudgeContext) {
  const before = rows.map(effectOf)
  await judgeRows(trx, rows, context)
  if (context.type === 'organization') refuseBrokenTrees(rows, context.tree, context.columnOf)
  return rows.filter((row, index) => effectOf(row) !== before[index])
}

const effectOf = ({ outcome, recordId, values, differences }: StagedRow) => JSON.stringify([outcome, recordId, values, differences])

async function judgeContext(trx: Db, { batchId, type, today, scopeOrganizationId }: CommitInput, staged: StagedRow[]): Promise<JudgeContext> {
  const isRoster = type === 'organization'
  const units: NamedEntry[] = isRoster
    ? staged.map((row) => ({ id: provisionalId(row.position), name: String(row.given.name), aliases: [] })) : []
  const [completion, tree, references, batch] = await Promise.all([
    loadCompletionContext(trx, today), loadOrganizationTree(trx), loadReferences(trx, units), findImportBatch(trx, batchId),
  ])
  return {
    type, tree, references, scopeOrganizationId,
    completion: isRoster ? { ...completion, root: completion.root ?? rootOfRoster(staged) } : completion,
    storedUnit: isRoster ? storedUnitAbove(staged) : (id) => id,
    columnOf: columnFinder(JSON.parse(batch?.summary ?? 'null') as ImportSummary | null),
  }
}

async function writeRows(trx: Db, input: CommitInput, { rows, at }: { rows: StagedRow[], at: string }) {
  const writes = rows.filter(({ outcome }) => outcome === 'new' || outcome === 'changed')
  const realIds = new Map<number, number>()
  for (const lot of input.type === 'organization' ? unitsInOrder(writes) : [writes]) {
    const written = await writeLot(trx, input, { lot, at, realIds })
    lot.forEach((row, index) => realIds.set(provisionalId(row.position), written[index]?.id ?? 0))
  }
}

async function writeLot(
  trx: Db, { batchId, type, authorId }: CommitInput, { lot, at, realIds }: { lot: StagedRow[], at: string, realIds: ReadonlyMap<number, number> },
) {
  const stored = await findRecordsByIds(trx, type, lot.flatMap((row) => row.recordId ?? []))
  return writeRecords(trx, type, lot.map((row) => ({
    before: row.recordId === null ? null : stored.get(row.recordId) ?? null,
    values: withRealIds(row.values ?? {}, realIds),
    origin: { batchId, sheet: row.sheet, row: row.row },
    occurrence: occurrenceOfRow(type, row),
  })), { authorId, at, batchId })
}

const occurrenceOfRow = (type: RecordName, { values, naturalKey }: StagedRow) =>
  occurrenceOf(recordDefinition(type), { ...values, natural_key: naturalKey ?? '' } as StoredRecord)

const notReady = () => conflict({ zh: '这次导入已经处理过，或还没有读完', en: 'This import has been dealt with already, or is still being read' })

const someWrong = (count: number) => invalid({
  zh: `有 ${count} 行有错。请改正后重新上传，或选择“只导入正确的行”`,
  en: `${count} rows are wrong. Correct them and upload again, or choose to import only the right rows`,
}, { wrong: count })

const dataChanged = (count: number) => conflict({
  zh: `预览之后数据有变化，${count} 行的结果与预览不同。已重新核对，请再看一遍预览`,
  en: `The data has changed since the preview, and ${count} rows would come out otherwise. They were checked again; look at the preview once more`,
}, { rows: count })
