import { findImports } from '../../../db/queries/import-history.ts'
import type { ServiceContext } from '../../context.ts'
import { requireWrite } from '../../security/permissions.ts'
import { authorOf } from '../author.ts'
import { changeImportOptions } from './change-import-options.ts'
import { fingerprintOf, headingKeys } from './import-memory/heading-keys.ts'
import { type ImportBatchRow, requireImport } from './require-import.ts'
import type { ImportOptions, ImportSummary, SheetOptions, SheetSummary } from './types.ts'

const mostFiles = 100

/** The user's other drafts with sheets of the same headings, for which what was decided about an import has not been decided yet. Throws not_found. */
export async function findAlikeFiles(context: ServiceContext, id: number) {
  const shares = await findShares(context, id)
  return { files: shares.map(({ batch }) => ({ id: batch.id, fileName: batch.file_name })) }
}

/** Lets what was decided about an import hold for those drafts too; each is read anew. Throws not_found, permission.denied. */
export async function shareDecisions(context: ServiceContext, id: number) {
  const { record_type: type } = await requireImport(context, id)
  requireWrite(context.user.role, type)
  const shares = await findShares(context, id)
  for (const { batch, options } of shares) await changeImportOptions(context, { id: batch.id, options })
  return { files: shares.map(({ batch }) => ({ id: batch.id, fileName: batch.file_name })) }
}

async function findShares(context: ServiceContext, id: number): Promise<{ batch: ImportBatchRow, options: ImportOptions }[]> {
  const source = await requireImport(context, id)
  const author = authorOf(context.user)
  if (author === null) return []
  const filter = { authors: [author], types: [source.record_type], statuses: ['ready' as const, 'failed' as const], onceCommitted: false, author, text: null }
  const drafts = await findImports(context.db, filter, { before: null, limit: mostFiles })
  const batches = await Promise.all(drafts.filter((draft) => draft.id !== id).reverse().map((draft) => requireImport(context, draft.id)))
  return batches.flatMap((batch) => {
    const before = JSON.parse(batch.options) as ImportOptions
    const options = sharedOptions({ options: JSON.parse(source.options) as ImportOptions, sheets: sheetsOf(source) }, { options: before, sheets: sheetsOf(batch) })
    return options === null || JSON.stringify(options) === JSON.stringify(before) ? [] : [{ batch, options }]
  })
}

const sheetsOf = ({ summary }: ImportBatchRow) => (JSON.parse(summary) as ImportSummary | null)?.sheets ?? []

interface Decided { options: ImportOptions, sheets: SheetSummary[] }

/**
 * The decisions for a file as another one's add to them; null where no sheet of the two has the same headings. Whose rows they are and of
 * what year is each file's own.
 */
export function sharedOptions(from: Decided, to: Decided): ImportOptions | null {
  const known = new Map(from.sheets.filter(({ columns }) => columns.length > 0).map((sheet) => [shapeOf(sheet).fingerprint, sheet]))
  const twins = to.sheets.flatMap((sheet) => {
    const twin = sheet.columns.length > 0 ? known.get(shapeOf(sheet).fingerprint) : undefined
    return twin ? [{ sheet, twin }] : []
  })
  if (twins.length === 0) return null
  const { coordinateSystem, moneyUnit, fillDown, names = [], useMemory } = from.options
  const sheets: Record<string, SheetOptions> = { ...to.options.sheets }
  for (const { sheet, twin } of twins) {
    const decided = from.options.sheets?.[twin.name]
    if (decided?.columns || decided?.refused) sheets[sheet.name] = { ...sheets[sheet.name], ...moved(decided, { from: twin, to: sheet }) }
  }
  const asked = new Set(to.options.names?.map(({ type, written }) => `${type}\n${written}`))
  const allNames = [...to.options.names ?? [], ...names.filter(({ type, written }) => !asked.has(`${type}\n${written}`))]
  return {
    ...to.options,
    ...(Object.keys(sheets).length > 0 ? { sheets } : {}),
    ...given({ coordinateSystem, moneyUnit, fillDown, useMemory }),
    ...(allNames.length > 0 ? { names: allNames } : {}),
  }
}

const given = (options: ImportOptions) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

function shapeOf({ columns }: SheetSummary) {
  const keys = headingKeys(columns.map(({ header }) => header))
  return { fingerprint: fingerprintOf(keys), letterOf: new Map(keys.map((key, index) => [key, columns[index]?.column ?? ''])), keyOf: new Map(keys.map((key, index) => [columns[index]?.column ?? '', key])) }
}

/** What was decided about columns, for the columns of the same headings elsewhere. */
function moved({ columns, refused }: SheetOptions, { from, to }: { from: SheetSummary, to: SheetSummary }): SheetOptions {
  const { keyOf } = shapeOf(from)
  const { letterOf } = shapeOf(to)
  const there = (letter: string) => letterOf.get(keyOf.get(letter) ?? '') ?? null
  return {
    ...(columns ? { columns: Object.fromEntries(Object.entries(columns).flatMap(([letter, field]) => there(letter) === null ? [] : [[there(letter), field]])) } : {}),
    ...(refused ? { refused: refused.flatMap((letter) => there(letter) ?? []) } : {}),
  }
}
