import { setImmediate } from 'node:timers/promises'
import type { Db } from '../../../db/connect.ts'
import { appendAudit } from '../../../db/queries/audit.ts'
import { dropOrder, layDownOrder } from '../../../db/queries/export-records.ts'
import { countRecords } from '../../../db/queries/list-records.ts'
import type { ServiceContext } from '../../context.ts'
import { requireFeature, requireRead } from '../../security/permissions.ts'
import { authorOf } from '../author.ts'
import { isInMemory } from '../imports/read-import.ts'
import { describeFile, type ExportFormat, type ExportPlan, streamFile } from './export-file.ts'
import { startExport } from './export-job.ts'
import { type ExportCell, readExportRows } from './export-rows.ts'
import { type LedgerQuery, toRecordFilters } from './list.ts'

/** A ledger's filters and order, without a page. */
export type ExportQuery = Omit<LedgerQuery, 'cursor' | 'limit'>

export interface ExportedLedger {
  /** The file's name and media type. */
  name: string
  mediaType: string
  /** How many records are in it. */
  rows: number
  /** Its bytes; to cancel it ends the work. */
  stream: ReadableStream<Uint8Array>
}

/** So many rows are read between two requests without anyone noticing; more go to a worker thread. */
const ROWS_AT_ONCE = 2_000

/**
 * A ledger exactly as filtered and sorted, masked as on the screen, as the stream of a file that imports as the same records. The file
 * is the ledger as it stood at one moment: what is written meanwhile is in it wholly or not at all, and no record twice or missing.
 * The export is logged with who, filters and number before its first byte goes out. Throws permission.denied, invalid.
 */
export async function exportLedger(
  context: ServiceContext, query: ExportQuery, { format = 'xlsx', sheetRows, signal }: { format?: ExportFormat, sheetRows?: number, signal?: AbortSignal } = {},
): Promise<ExportedLedger> {
  const { db, env, user, today } = context
  requireRead(user.role, query.type)
  requireFeature(user.role, 'export')
  const filters = await toRecordFilters(context, query)
  const plan: ExportPlan = { query: filters, role: user.role, format, sheetRows }
  const isSmall = isInMemory(env.databasePath) || await countRecords(db, filters) <= ROWS_AT_ONCE
  const { rows, stream } = isSmall ? await readAtOnce(db, plan) : await startExport(env.databasePath, plan, signal)
  try {
    await logExport(context, query, { format, rows })
  } catch (error) {
    await stream.cancel()
    throw error
  }
  return { ...describeFile({ type: query.type, format, today }), rows, stream }
}

/** Reads a small ledger whole, so that no transaction waits for a slow client. */
async function readAtOnce(db: Db, plan: ExportPlan) {
  const batches: ExportCell[][][] = []
  const rows = await db.transaction().setAccessMode('read only').execute(async (trx) => {
    const count = await layDownOrder(trx, plan.query)
    for await (const batch of readExportRows(trx, { ...plan, type: plan.query.type })) {
      batches.push(batch)
    }
    await dropOrder(trx)
    return count
  })
  return { rows, stream: streamFile(plan, oneByOne(batches)) }
}

async function* oneByOne<T>(items: T[]) {
  for (const item of items) {
    yield item
    await setImmediate()
  }
}

async function logExport({ db, user, now, address }: ServiceContext, query: ExportQuery, { format, rows }: { format: ExportFormat, rows: number }) {
  await db.transaction().execute((trx) => appendAudit(trx, {
    at: now.toISOString(), authorId: authorOf(user), action: 'export', subject: query.type, detail: { ...query, format, rows }, address,
  }))
}
