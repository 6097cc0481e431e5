import type { Db } from '../../../../db/connect.ts'
import { findImportRowsAt } from '../../../../db/queries/imports.ts'
import type { ServiceContext } from '../../../context.ts'
import { invalid } from '../../../errors.ts'
import { bearsIdentityNumber, identityRefused } from '../../../spreadsheet/parse-values/personal-numbers.ts'
import { authorOf } from '../../author.ts'
import { fromImportRow, type StagedRow } from '../staged-row.ts'
import type { CorrectionResult } from '../row-views.ts'
import { viewImportRowsAt } from '../view-import-rows.ts'
import { viewImport } from '../view-imports.ts'
import { applyCellEdit, type CellEdit } from './apply-cell-edit.ts'
import { forgetScope } from './choose-row.ts'
import { findAlike, findSameFixes } from './find-alike.ts'
import { judgeAgain, MOST_JUDGED, type Move } from './judge-again.ts'
import { type Draft, openDraft, requireDraft, requireDraftRow } from './open-draft.ts'
import { readAgain } from './read-again.ts'
import { renewSummary } from './renew-summary.ts'
import { type RereadSetup, targetOf } from './reread-cell.ts'
import { type RememberedSheet, renewMemory } from './sheet-memory.ts'

/** A column's letter, or a field's name behind a dot where the sheet has no column for it. */
export interface CellPlace { id: number, sheet: string, row: number, cell: string }

/**
 * Writes a text into a cell of the preview (null for a blank) and checks its row as the whole file was checked; `alike` does the same to
 * every cell of the column that is wrong with the same text. Answers the rows as they now stand, or none while a large file is read
 * again because other rows hang on the cell. Throws not_found, `invalid`, `conflict`.
 */
export async function fixCells(context: ServiceContext, { text, alike, ...place }: CellPlace & { text: string | null, alike: boolean }) {
  if (text !== null && bearsIdentityNumber(text)) throw invalid(identityRefused.message)
  return correct(context, place, async (trx, { row }) => [row, ...alike ? await findAlike(trx, place.id, { row, cell: place.cell }) : []]
    .map((one) => ({ row: one, change: { text } })))
}

/** Puts back what stands in the file, in one cell or in all that were corrected alike. Throws as `fixCells` does. */
export function restoreCells(context: ServiceContext, { alike, ...place }: CellPlace & { alike: boolean }) {
  return correct(context, place, async (trx, { row }) => {
    const same = alike ? await findSameFixes(trx, place.id, place) : []
    const positions = same.flatMap(({ position }) => position === null || position === row.position ? [] : [position])
    const others = (await findImportRowsAt(trx, place.id, positions)).map(fromImportRow)
    return [row, ...others].map((one) => ({ row: one, change: 'restore' as const }))
  })
}

/** How many other cells of the column are wrong with the same text. */
export async function countAlike(context: ServiceContext, place: CellPlace) {
  const batch = await requireDraft(context, place.id)
  const draft = await openDraft(context.db, { batch, context })
  const { row } = await requireDraftRow(context.db, draft, place)
  return { count: (await findAlike(context.db, place.id, { row, cell: place.cell })).length }
}

type Choose = (trx: Db, own: { row: StagedRow }) => Promise<Pick<CellEdit, 'row' | 'change'>[]>

async function correct(context: ServiceContext, place: CellPlace, choose: Choose): Promise<CorrectionResult> {
  const batch = await requireDraft(context, place.id)
  const done = await context.db.transaction().execute(async (trx) => {
    const draft = await openDraft(trx, { batch, context })
    const own = await requireDraftRow(trx, draft, place)
    if (own.row.leftOut !== null) throw leftOutRow()
    const edits = await choose(trx, own)
    return { count: edits.length, moves: await applyEdits(trx, edits, { context, draft, cell: place.cell, sheet: own.sheet }) }
  })
  if (done.moves === null) await readAgain(context, batch)
  const positions = done.moves?.map(({ to }) => to.position) ?? null
  return {
    corrected: done.count,
    rows: await viewImportRowsAt(context, place.id, positions ?? { sheet: place.sheet, row: place.row }),
    batch: await viewImport(context, place.id),
  }
}

async function applyEdits(
  trx: Db, edits: Pick<CellEdit, 'row' | 'change'>[], { context, draft, cell, sheet }: { context: ServiceContext, draft: Draft, cell: string, sheet: RememberedSheet },
): Promise<Move[] | null> {
  const { definition, judge, batch } = draft
  const authorship = { authorId: authorOf(context.user), at: context.now.toISOString() }
  let setup: RereadSetup = { definition, references: judge.references, sheet }
  const target = targetOf(cell, setup)
  if (!target) throw noSuchCell(cell)
  const moves: Move[] = []
  let isWhole = edits.length <= MOST_JUDGED
  for (const edit of edits) {
    const applied = await applyCellEdit(trx, { ...edit, cell, target }, { draft, setup, authorship })
    if (!applied) isWhole = false
    else {
      moves.push(applied.move)
      setup = { ...setup, sheet: { ...setup.sheet, memory: applied.memory } }
    }
  }
  const judged = isWhole ? await judgeAgain(trx, moves, { batchId: batch.id, context: judge }) : null
  if (!judged) return null
  const renewed = { sheet: sheet.sheet, memory: setup.sheet.memory }
  await renewMemory(trx, batch.id, renewed)
  await forgetScope(trx, { draft, context })
  await renewSummary(trx, { draft, moves: judged, sheets: [renewed] })
  return judged
}

const leftOutRow = () => invalid({ zh: '这一行按选择不导入。请先恢复导入，再改格子', en: 'This row is left out by choice; take it in again before correcting it' })

const noSuchCell = (cell: string) => invalid({
  zh: `这张表里没有可以填写的“${cell.replace(/^\./u, '')}”`, en: `The sheet has no “${cell.replace(/^\./u, '')}” to write in`,
})
