import type { Db } from '../../../../db/connect.ts'
import { findImportChoices, findImportFixes } from '../../../../db/queries/import-fixes.ts'
import { withoutPersonalNumbers } from '../../../spreadsheet/parse-values/personal-numbers.ts'

/** The trail names so many corrections one by one, and counts them all. */
const MOST_NAMED = 500

/** What people corrected and decided in a preview, for the trail of its commit; nothing where they did not. */
export async function correctionsMade(trx: Db, batchId: number): Promise<Record<string, unknown>> {
  const fixes = (await findImportFixes(trx, batchId)).filter(({ position }) => position !== null)
  const choices = (await findImportChoices(trx, batchId)).filter(({ position }) => position !== null)
  const masked = (text: string | null) => text === null ? null : withoutPersonalNumbers(text)
  return {
    ...fixes.length > 0 ? {
      corrected: fixes.length,
      corrections: fixes.slice(0, MOST_NAMED).map(({ sheet, row, cell, field, before, text, author_id: author, at }) =>
        ({ sheet, row, cell, field, before: masked(before), text: masked(text), author, at })),
    } : {},
    ...choices.length > 0 ? {
      decided: choices.length,
      decisions: choices.slice(0, MOST_NAMED).map(({ sheet, row, choice, record_id: record, author_id: author, at }) => ({ sheet, row, choice, record, author, at })),
    } : {},
  }
}
