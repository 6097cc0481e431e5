import type { Db } from '../../../../db/connect.ts'
import { countImportFixes } from '../../../../db/queries/import-fixes.ts'
import { updateImportBatch } from '../../../../db/queries/imports.ts'
import { renewNames } from '../import-memory/ask-names.ts'
import { createMarkTally } from '../tally-marks.ts'
import { leftOutLabels } from '../labels.ts'
import type { ImportSummary } from '../types.ts'
import { renewCellWarnings } from '../warnings.ts'
import type { Move } from './judge-again.ts'
import type { Draft } from './open-draft.ts'
import type { SheetMemory } from './sheet-memory.ts'

interface Renewal { draft: Draft, moves: Move[], sheets: { sheet: string, memory: SheetMemory }[] }

/** Keeps the account of a file in step with rows that have come out otherwise. */
export async function renewSummary(trx: Db, { draft, moves, sheets }: Renewal): Promise<ImportSummary> {
  const { batch: { id: batchId }, summary, definition, names, judge } = draft
  const counts = { ...summary.counts }
  const leftOut = new Map(summary.leftOut.map(({ reason, count }) => [reason, count]))
  const tally = createMarkTally(summary)
  const count = (reason: Move['to']['leftOut'], by: number) => {
    if (reason !== null) leftOut.set(reason, (leftOut.get(reason) ?? 0) + by)
  }
  for (const { from, to } of moves) {
    counts[from.outcome] -= 1
    counts[to.outcome] += 1
    count(from.leftOut, -1)
    count(to.leftOut, 1)
    tally.remove(from)
    tally.add(to)
  }
  const warnings = sheets.reduce((renewed, { sheet, memory }) =>
    renewCellWarnings(renewed, definition, { sheet, findings: { ...memory, blanks: new Map(memory.blanks), nones: new Map(memory.nones), splits: new Map(memory.splits) } }), summary.warnings)
  const renewed: ImportSummary = {
    ...summary, counts, warnings, ...tally.result(),
    names: renewNames(summary.names, moves, { definition, references: judge.references, known: names }),
    leftOut: [...leftOut].filter(([, amount]) => amount > 0).map(([reason, amount]) => ({ reason, label: leftOutLabels[reason], count: amount })),
    fixed: await countImportFixes(trx, batchId),
  }
  await updateImportBatch(trx, batchId, { summary: JSON.stringify(renewed) })
  return renewed
}
