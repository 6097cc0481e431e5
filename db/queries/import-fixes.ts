import type { Insertable } from 'kysely'
import type { Db } from '../connect.ts'
import type { Tables } from '../database.ts'

export type ImportFix = Tables['import_fix']
export type ImportChoice = Tables['import_choice']

interface Place { batchId: number, sheet: string, row: number }

/** Keeps what a person wrote into a cell. What stood there at first stays noted when it is written again. */
export async function saveImportFix(db: Db, fix: Insertable<ImportFix>) {
  const { text, field, position, author_id, at } = fix
  await db.insertInto('import_fix').values(fix)
    .onConflict((conflict) => conflict.columns(['batch_id', 'sheet', 'row', 'cell']).doUpdateSet({ text, field, position, author_id, at })).execute()
}

export async function deleteImportFix(db: Db, { batchId, sheet, row, cell }: Place & { cell: string }) {
  await db.deleteFrom('import_fix').where('batch_id', '=', batchId).where('sheet', '=', sheet).where('row', '=', row).where('cell', '=', cell).execute()
}

/** Every fix of a batch, in the order of its rows. */
export function findImportFixes(db: Db, batchId: number) {
  return db.selectFrom('import_fix').selectAll().where('batch_id', '=', batchId).orderBy('sheet').orderBy('row').orderBy('cell').execute()
}

/** Fixes in some rows of a preview, with their authors. */
export async function findImportFixesAt(db: Db, batchId: number, positions: number[]) {
  if (positions.length === 0) return []
  return db.selectFrom('import_fix').leftJoin('user_account', 'user_account.id', 'import_fix.author_id')
    .selectAll('import_fix').select('user_account.display_name as author')
    .where('batch_id', '=', batchId).where('position', 'in', positions).execute()
}

/** Positions of rows with fixes, in the sheet's order, after one. */
export async function findFixedPositions(db: Db, batchId: number, { after, limit }: { after: number, limit: number }) {
  const rows = await db.selectFrom('import_fix').select('position').distinct()
    .where('batch_id', '=', batchId).where('position', '>', after).orderBy('position').limit(limit).execute()
  return rows.flatMap(({ position }) => position ?? [])
}

/** How many cells of a preview are fixed. */
export async function countImportFixes(db: Db, batchId: number) {
  const row = await db.selectFrom('import_fix').select((query) => query.fn.countAll<number>().as('count'))
    .where('batch_id', '=', batchId).where('position', 'is not', null).executeTakeFirst()
  return row?.count ?? 0
}

export async function saveImportChoice(db: Db, choice: ImportChoice) {
  const { choice: chosen, record_id, position, author_id, at } = choice
  await db.insertInto('import_choice').values(choice)
    .onConflict((conflict) => conflict.columns(['batch_id', 'sheet', 'row']).doUpdateSet({ choice: chosen, record_id, position, author_id, at })).execute()
}

export async function deleteImportChoice(db: Db, { batchId, sheet, row }: Place) {
  await db.deleteFrom('import_choice').where('batch_id', '=', batchId).where('sheet', '=', sheet).where('row', '=', row).execute()
}

export function findImportChoices(db: Db, batchId: number) {
  return db.selectFrom('import_choice').selectAll().where('batch_id', '=', batchId).orderBy('sheet').orderBy('row').execute()
}

export async function findImportChoicesAt(db: Db, batchId: number, positions: number[]) {
  if (positions.length === 0) return []
  return db.selectFrom('import_choice').selectAll().where('batch_id', '=', batchId).where('position', 'in', positions).execute()
}

/** Notes where the rows of fixes and choices stand after a file was read again, and forgets what its cells gave before. */
export async function placeImportDecisions(db: Db, batchId: number, positions: { sheet: string, row: number, position: number }[]) {
  await db.updateTable('import_fix').set({ position: null, original: null }).where('batch_id', '=', batchId).execute()
  await db.updateTable('import_choice').set({ position: null }).where('batch_id', '=', batchId).execute()
  for (const { sheet, row, position } of positions) {
    for (const table of ['import_fix', 'import_choice'] as const) {
      await db.updateTable(table).set({ position }).where('batch_id', '=', batchId).where('sheet', '=', sheet).where('row', '=', row).execute()
    }
  }
}

/** Forgets everything that was decided about a batch. */
export async function deleteImportDecisions(db: Db, batchId: number) {
  for (const table of ['import_fix', 'import_choice', 'import_sheet'] as const) await db.deleteFrom(table).where('batch_id', '=', batchId).execute()
}

export async function replaceImportSheets(db: Db, batchId: number, sheets: Omit<Tables['import_sheet'], 'batch_id'>[]) {
  await db.deleteFrom('import_sheet').where('batch_id', '=', batchId).execute()
  for (const sheet of sheets) await db.insertInto('import_sheet').values({ batch_id: batchId, ...sheet }).execute()
}

/** How a batch's sheets were read, in the order of their rows. */
export function findImportSheets(db: Db, batchId: number) {
  return db.selectFrom('import_sheet').selectAll().where('batch_id', '=', batchId).orderBy('first_position').execute()
}

export async function updateImportSheetMemory(db: Db, batchId: number, { sheet, memory }: { sheet: string, memory: string }) {
  await db.updateTable('import_sheet').set({ memory }).where('batch_id', '=', batchId).where('sheet', '=', sheet).execute()
}
