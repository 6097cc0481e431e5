import type { Db } from '../../../db/connect.ts'
import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { loadCompletionContext } from '../../../db/prepare-values.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { moveImportBatch, readImportRowPages } from '../../../db/queries/imports.ts'
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
import type { CommitResult } from './types.ts'

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
    throw drifted(error.rows.length)
  }
}

async function commit(trx: Db, input: CommitInput): Promise<CommitResult> {
  const { batchId, type, authorId, now, address } = input
  const at = now.toISOString()
  // Writing first takes the database's write lock, so that nothing changes between judging and writing.
  if (!await moveImportBatch(trx, batchId, { from: 'ready', values: { status: 'committed', committed_at: at } })) throw notReady()

  const { rows, leftWrong } = await judgeAgain(trx, input)
  if (leftWrong > 0 && !input.leaveWrong) throw someWrong(leftWrong)
  const writes = rows.filter((row) => row.outcome === 'new' || row.outcome === 'changed')
  const realIds = new Map<number, number>()
  const lots = type === 'organization' ? unitsInOrder(writes) : lotsOf(writes)
  for (const lot of lots) await writeLot(trx, input, { lot, at, realIds })

  const count = (outcome: StagedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const result = { batchId, created: count('new'), changed: count('changed'), same: count('same'), leftWrong }
  await appendAudit(trx, { at, authorId, action: 'import', subject: type, detail: { ...result }, address })
  return result
}

const LOT = 2_000

function* lotsOf(rows: StagedRow[]) {
  for (let start = 0; start < rows.length; start += LOT) yield rows.slice(start, start + LOT)
}

/** Judges all right rows anew; throws `Drifted` with those whose outcome or effect is no longer what the preview said. */
async function judgeAgain(trx: Db, input: CommitInput) {
  const staged: StagedRow[] = []
  let leftWrong = 0
  for await (const page of readImportRowPages(trx, input.batchId, ['new', 'changed', 'same', 'wrong'])) {
    for (const row of page) {
      if (row.outcome === 'wrong') leftWrong += 1
      else staged.push(fromImportRow(row))
    }
  }
  const before = staged.map(effectOf)
  const context = await judgeContext(trx, input, staged)
  for (const lot of lotsOf(staged)) await judgeRows(trx, lot, context)
  if (input.type === 'organization') refuseBrokenTrees(staged, context.tree, context.columnOf)
  const changed = staged.filter((row, index) => effectOf(row) !== before[index])
  if (changed.length > 0) throw new Drifted(changed)
  return { rows: staged, leftWrong }
}

const effectOf = ({ outcome, recordId, values, differences }: StagedRow) => JSON.stringify([outcome, recordId, values, differences])

async function judgeContext(trx: Db, { type, today, scopeOrganizationId }: CommitInput, staged: StagedRow[]): Promise<JudgeContext> {
  const isRoster = type === 'organization'
  const units: NamedEntry[] = isRoster
    ? staged.map((row) => ({ id: provisionalId(row.position), name: String(row.given.name), aliases: [] })) : []
  const [completion, tree, references] = await Promise.all([loadCompletionContext(trx, today), loadOrganizationTree(trx), loadReferences(trx, units)])
  return {
    type, tree, references, scopeOrganizationId,
    completion: isRoster ? { ...completion, root: completion.root ?? rootOfRoster(staged) } : completion,
    storedUnit: isRoster ? storedUnitAbove(staged) : (id) => id,
    columnOf: () => null,
  }
}

async function writeLot(
  trx: Db, { batchId, type, authorId }: CommitInput, { lot, at, realIds }: { lot: StagedRow[], at: string, realIds: Map<number, number> },
) {
  const stored = await findRecordsByIds(trx, type, lot.flatMap((row) => row.recordId ?? []))
  const written = await writeRecords(trx, type, lot.map((row) => ({
    before: row.recordId === null ? null : stored.get(row.recordId) ?? null,
    values: withRealIds(row.values ?? {}, realIds),
    origin: { batchId, sheet: row.sheet, row: row.row },
    occurrence: occurrenceOfRow(type, row),
  })), { authorId, at, batchId })
  lot.forEach((row, index) => realIds.set(provisionalId(row.position), written[index]?.id ?? 0))
}

const occurrenceOfRow = (type: RecordName, { values, naturalKey }: StagedRow) =>
  occurrenceOf(recordDefinition(type), { ...values, natural_key: naturalKey ?? '' } as StoredRecord)

const notReady = () => conflict({ zh: '这次导入已经处理过，或还没有读完', en: 'This import has been dealt with already, or is still being read' })

const someWrong = (count: number) => invalid({
  zh: `有 ${count} 行有错。请改正后重新上传，或选择“只导入正确的行”`,
  en: `${count} rows are wrong. Correct them and upload again, or choose to import only the right rows`,
}, { wrong: count })

const drifted = (count: number) => conflict({
  zh: `预览之后数据有变化，${count} 行的结果与预览不同。已重新核对，请再看一遍预览`,
  en: `The data has changed since the preview, and ${count} rows would come out otherwise. They were checked again; look at the preview once more`,
}, { rows: count })
