import { setTimeout as wait } from 'node:timers/promises'
import { appendAudit } from '../../../db/queries/audit.ts'
import { findReports } from '../../../db/queries/reports.ts'
import { findReportBatch, findRunningReportBatch, insertReportBatch, updateReportBatch } from '../../../db/queries/report-batches.ts'
import type { ReportBatchStatus } from '../../../db/report-batch-tables.ts'
import { bumpRevision } from '../../../db/queries/write-records.ts'
import type { ServiceContext } from '../../context.ts'
import { AppError, conflict, invalid, notFound } from '../../errors.ts'
import { requireFeature } from '../../security/permissions.ts'
import { memberUnits, resolveScope, type Scope } from '../overview/scope.ts'
import { inTransaction } from '../records/save.ts'
import { createReport } from './create-report.ts'

interface MissingUnit { id: number, name: string, side: 'civilian' | 'military' }

/** Milliseconds between two units. */
const leastPause = 10
const mostPause = 500

/** What this process drafts, by database and number. */
const jobs = new Map<string, { databasePath: string, ended: Promise<void>, interrupt(): void }>()
const keyOf = (databasePath: string, id: number) => `${id} ${databasePath}`

/**
 * Begins to draft the duty reports of a year that nobody has drafted, of the caller's own organization and all below it; it goes on when
 * the page is left. Throws permission.denied, `conflict` where one is under way, `invalid` where none is missing.
 */
export async function startDrafting(context: ServiceContext, { year }: { year: number }) {
  requireFeature(context.user.role, 'report')
  const begun = await inTransaction(context, async (inside) => {
    const { db, user, now, address } = inside
    const scope = await resolveScope(inside, {})
    const organizationId = scope.organization.id
    const running = await findRunningReportBatch(db, organizationId)
    if (running) throw conflict({ zh: '已经在起草了，请等它完成或先停止', en: 'Drafting is under way; wait for it or stop it' }, { id: running.id })
    const units = await findMissing(inside, scope, year)
    if (units.length === 0) throw invalid({ zh: '没有缺少的履职报告', en: 'No duty report is missing' }, ['year'])
    const at = now.toISOString()
    const id = await insertReportBatch(db, {
      organization_id: organizationId, year, status: 'running', total: units.length, done: 0, failed: '[]', unit: units[0]?.name ?? null, started_by: user.id, started_at: at, ended_at: null,
    })
    await appendAudit(db, { at, authorId: user.id, action: 'create', subject: `report_batch:${id}`, detail: { year, rows: units.length }, address })
    await bumpRevision(db, at)
    return { id, units }
  })
  begin(context, { ...begun, year })
  return { id: begun.id }
}

/** Asks a drafting to end after the unit under way; what is drafted stays. Throws permission.denied, not_found, `conflict` where it has ended. */
export function stopDrafting(context: ServiceContext, id: number) {
  requireFeature(context.user.role, 'report')
  return inTransaction(context, async (inside) => {
    const { db, user, now, address } = inside
    const batch = await findReportBatch(db, id)
    if (!batch) throw notFound({ zh: '批量起草', en: 'drafting' })
    await resolveScope(inside, { unit: batch.organization_id })
    if (batch.status !== 'running') throw conflict({ zh: '批量起草已经结束', en: 'This drafting has ended' }, { status: batch.status })
    const at = now.toISOString()
    await updateReportBatch(db, id, { status: 'stopping' })
    await appendAudit(db, { at, authorId: user.id, action: 'update', subject: `report_batch:${id}`, detail: { deed: 'stop' }, address })
    await bumpRevision(db, at)
    return { id }
  })
}

/** Ends what is under way because the server ends; it is told as interrupted. Resolves when nothing writes any more. */
export async function interruptDrafting(databasePath: string) {
  const own = [...jobs.values()].filter((job) => job.databasePath === databasePath)
  for (const { interrupt } of own) interrupt()
  await Promise.all(own.map(({ ended }) => ended))
}

/** Resolves when a drafting has ended in this process. */
export async function draftingEnded(databasePath: string, id: number) {
  await jobs.get(keyOf(databasePath, id))?.ended
}

/** Member units whose duty report of the year nobody has drafted. */
async function findMissing({ db }: ServiceContext, scope: Scope, year: number): Promise<MissingUnit[]> {
  const members = memberUnits(scope)
  const rows = await findReports(db, { year, organizations: members.map(({ id }) => id) })
  const drafted = new Set(rows.filter(({ kind, status }) => (kind === 'civilian' || kind === 'military') && status !== 'discarded').map((row) => row.organization_id))
  return members.filter(({ id }) => !drafted.has(id)).map(({ id, name, side }) => ({ id, name, side }))
}

function begin(context: ServiceContext, batch: { id: number, year: number, units: MissingUnit[] }) {
  const { databasePath } = context.env
  const key = keyOf(databasePath, batch.id)
  let isInterrupted = false
  const ended = run(context, batch, () => isInterrupted).catch((error: unknown) => {
    console.error(error)
  }).finally(() => jobs.delete(key))
  jobs.set(key, {
    databasePath,
    ended,
    interrupt() {
      isInterrupted = true
    },
  })
}

/** One unit after the other; before each it is looked up whether somebody wants it to end. */
async function run(context: ServiceContext, { id, year, units }: { id: number, year: number, units: MissingUnit[] }, interrupted: () => boolean) {
  const { db } = context
  const failed: string[] = []
  const started = performance.now()
  let done = 0
  let took = leastPause
  let status: ReportBatchStatus = 'done'
  try {
    for (const unit of units) {
      // Drafting holds the process while it lasts: as long as the last unit took then belongs to others' requests.
      await wait(Math.min(mostPause, took))
      const begun = performance.now()
      const asked = (await findReportBatch(db, id))?.status
      if (interrupted() || asked !== 'running') {
        status = interrupted() ? 'interrupted' : 'stopped'
        break
      }
      await updateReportBatch(db, id, { unit: unit.name, done, failed: JSON.stringify(failed) })
      try {
        await createReport(context, { unit: unit.id, year, period: 'year', kind: unit.side })
        done++
      } catch (failure) {
        // Somebody who drafted it by hand meanwhile has done what was wanted.
        if (!(failure instanceof AppError) || failure.code !== 'conflict') {
          if (!(failure instanceof AppError)) console.error(failure)
          failed.push(unit.name)
        }
      }
      took = performance.now() - begun
    }
  } catch (failure) {
    status = 'interrupted'
    throw failure
  } finally {
    const at = new Date(context.now.getTime() + performance.now() - started).toISOString()
    await db.transaction().execute(async (trx) => {
      await updateReportBatch(trx, id, { status, done, failed: JSON.stringify(failed), unit: null, ended_at: at })
      await bumpRevision(trx, at)
    })
  }
}
