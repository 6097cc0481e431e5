import { rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Db } from '../../../db/connect.ts'
import { loadOrganizationTree } from '../../../db/organization-tree.ts'
import { loadCompletionContext } from '../../../db/prepare-values.ts'
import { deleteImportRows, findCommittedTwin, findImportBatch, findImportRowsOfKeys, type ImportRowRecord, insertImportRows, updateImportBatch } from '../../../db/queries/imports.ts'
import { lastChange } from '../../../db/queries/stage-records.ts'
import { type RecordName, sheetDefinition } from '../../../db/records.ts'
import type { WorkbookReader } from '../../spreadsheet/cells.ts'
import { letterOf } from '../../spreadsheet/column-letters.ts'
import { joinDateColumns } from '../../spreadsheet/date-columns.ts'
import { openWorkbook, type ReadLimits } from '../../spreadsheet/read-workbook.ts'
import { type Decisions, loadDecisions } from './corrections/decisions.ts'
import { rememberSheets } from './corrections/sheet-memory.ts'
import { newUnitsIn, refuseBrokenTrees, rootOfRoster, storedUnitAbove } from './file-organizations.ts'
import { type KnownNames, loadKnownNames } from './import-memory/known-names.ts'
import { loadMappingMemory, noMappings } from './import-memory/recall-mappings.ts'
import { type JudgeContext, judgeRows } from './judge-rows.ts'
import { createKeyKeeper, firstRows } from './key-keeper.ts'
import { loadReferences } from './load-references.ts'
import { createLookalikes } from './lookalikes/find-lookalikes.ts'
import { refuseMilitarySecrets } from './military-secrets.ts'
import { type ReadSheet, readSheets, yearOfOtherDates } from './read-sheets.ts'
import { noHeader, noRows, Refusal, refusalOf } from './refusal.ts'
import { settleRows } from './settle-rows.ts'
import { type StagedRow, stagedFrom, toImportRow } from './staged-row.ts'
import { createSummary, refusedSummary, summarizeSheets } from './summarize.ts'
import { type SheetPlan, surveySheets } from './survey-sheets.ts'
import { tellWhile } from './tell-while.ts'
import type { ImportOptions, ImportSummary, JobProgress } from './types.ts'

export interface PrepareInput {
  db: Db
  batchId: number
  path: string
  type: RecordName
  /** Finds out by the content what type it is, where nobody has said so. Throws `Refusal` where it is none. */
  findType?: (workbook: WorkbookReader) => Promise<RecordName>
  options: ImportOptions
  scopeOrganizationId: number | null
  /** The day in Shanghai. */
  today: string
  limits?: Partial<ReadLimits>
  onProgress?: (progress: JobProgress) => void
}

/** Rows are judged so many at a time: more would outlive the space that the garbage collector clears at little cost. */
const LOT = 100
/** And stored so many at a time, each lot in a transaction of its own, so that nobody waits long for the database. */
const STORED_LOT = 5_000

/**
 * Reads a stored file, holds every row against the database and stages it for the preview; nothing but the batch itself is written.
 * A file that cannot be imported leaves the batch failed with the reason. Used by the worker, the command line and tests alike.
 */
export async function prepareImport(input: PrepareInput): Promise<ImportSummary> {
  const { db, batchId } = input
  await deleteImportRows(db, batchId)
  const judged = { judged_after_change: await lastChange(db), judged_scope: input.scopeOrganizationId ?? 0 }
  let workbook: WorkbookReader | null = null
  try {
    workbook = joinDateColumns(await openWorkbook(input.path, input.limits))
    const type = await input.findType?.(workbook) ?? input.type
    const summary = await prepareWorkbook(workbook, { ...input, type })
    await updateImportBatch(db, batchId, { status: 'ready', summary: JSON.stringify(summary), ...judged })
    return summary
  } catch (error) {
    const reason = refusalOf(error)
    await deleteImportRows(db, batchId)
    if (reason === null) {
      await updateImportBatch(db, batchId, { status: 'failed', summary: JSON.stringify(refusedSummary(readingFailed)) })
      throw error
    }
    if (error instanceof Refusal && error.secret) await rm(input.path, { force: true })
    const summary = refusedSummary(reason, error instanceof Refusal ? error.sheets : [])
    await updateImportBatch(db, batchId, { status: 'failed', summary: JSON.stringify(summary) })
    return summary
  } finally {
    await workbook?.close()
  }
}

export const readingFailed = {
  zh: '读取时出错，数据没有改动。请重试，或另存为 .xlsx 后再导入', en: 'The reading failed and nothing was changed. Try again, or save the file as .xlsx and import that',
}

async function prepareWorkbook(workbook: WorkbookReader, input: PrepareInput): Promise<ImportSummary> {
  const { db, type, options } = input
  const definition = sheetDefinition(type)
  const batch = await findImportBatch(db, input.batchId)
  if (workbook.kind === 'csv') nameSheetAfterFile(workbook, batch?.file_name ?? '')
  const organizationId = input.scopeOrganizationId
  const names = await loadKnownNames(db, { options, organizationId })
  const references = await loadReferences(db, [], names)
  const memory = options.useMemory === false ? noMappings : await loadMappingMemory(db, { type, organizationId })
  const surveys = await tellWhile(() => tellOpening(input, workbook), () => surveySheets(workbook, { definition, options, references, memory }))
  const plans = surveys.flatMap((survey) => survey.plan ?? [])
  if (plans.length === 0) {
    const expected = Object.values(definition.fields).filter((field) => field.required && field.imported).map((field) => field.headers[0] ?? field.label.zh)
    throw noHeader(expected, summarizeSheets(surveys, definition, []))
  }
  const decisions = await loadDecisions(db, input.batchId)
  const twin = batch ? await findCommittedTwin(db, { id: batch.id, hash: batch.file_hash, type }) : undefined

  let read = await stageSheets(workbook, { ...input, plans, names, decisions, fileYear: null })
  const fileYear = yearOfOtherDates(read.sheets)
  if (fileYear !== null && options.year === undefined) {
    // Only now is it known what year the dates without one belong to.
    await deleteImportRows(db, input.batchId)
    read = await stageSheets(workbook, { ...input, plans, names, decisions, fileYear })
  }
  if (!read.summary.hasRecords()) throw noRows(summarizeSheets(surveys, definition, read.sheets))
  await rememberSheets(db, input.batchId, read.sheets)
  const { encoding = null } = workbook
  return read.summary.finish({ surveys, sheets: read.sheets, twin: twin ?? null, encoding, completion: read.completion, fixed: read.fixed, references, known: names })
}

/** Before its sheets are known a file has long been read in: its shared texts come first. */
export function tellOpening({ onProgress }: Pick<PrepareInput, 'onProgress'>, workbook: WorkbookReader) {
  onProgress?.({ stage: 'opening', ...workbook.progress(workbook.sheets), unit: 'bytes', rows: 0 })
}

/** Stored files are named by their content; people know a .csv by its own name. */
function nameSheetAfterFile(workbook: WorkbookReader, fileName: string) {
  for (const sheet of workbook.sheets) sheet.name = basename(fileName, extname(fileName)) || sheet.name
}

interface StageInput extends PrepareInput { plans: SheetPlan[], names: KnownNames, decisions: Decisions, fileYear: number | null }

async function stageSheets(workbook: WorkbookReader, input: StageInput) {
  const { db, batchId, type, options, plans, names, decisions, fileYear, today } = input
  const definition = sheetDefinition(type)
  const isRoster = type === 'organization'
  // A second pass through the file holds what the first has found against every row.
  const stage = isRoster || fileYear !== null ? 'checking' : 'reading'
  const [completion, tree, stored] = await Promise.all([loadCompletionContext(db, today), loadOrganizationTree(db), loadReferences(db, [], names)])
  const setup = { definition, options, names, fileYear, fixes: decisions.fixes }
  const references = isRoster ? await loadReferences(db, await unitsOfRoster(), names) : stored
  const context: JudgeContext = {
    type, completion, tree, references, scopeOrganizationId: input.scopeOrganizationId, storedUnit: (id) => id, columnOf: columnFinder(plans),
  }
  const summary = createSummary(definition)
  const keys = createKeyKeeper(type, findEarlier)
  const lookalikes = createLookalikes(context)
  const sheets: ReadSheet[] = []
  let position = 0
  let waiting: StagedRow[] = []
  let unstored: ImportRowRecord[] = []
  const unstoredKeys = new Map<string, ImportRowRecord>()

  function tell(of: JobProgress['stage'], rows: number) {
    input.onProgress?.({ stage: of, ...workbook.progress(plans.map(({ info }) => info)), unit: 'bytes', rows })
  }

  async function unitsOfRoster() {
    const rows = []
    let at = 0
    for await (const lot of readSheets(workbook, plans, { ...setup, references: stored })) {
      for (const row of lot.rows) rows.push({ row, position: at++ })
      tell('reading', at)
    }
    return newUnitsIn(rows, stored)
  }

  async function flush() {
    const rows = waiting
    waiting = []
    if (!isRoster) await keys.assignKeys(db, rows)
    await judgeRows(db, rows, context)
    await lookalikes.mark(db, rows)
    if (isRoster) refuseBrokenTrees(rows, tree, context.columnOf)
    rows.forEach(summary.add)
    for (const row of rows) {
      const stored = toImportRow(batchId, row)
      unstored.push(stored)
      if (stored.natural_key !== null && !unstoredKeys.has(stored.natural_key)) unstoredKeys.set(stored.natural_key, stored)
    }
    if (unstored.length >= STORED_LOT) await store()
    tell(stage, position)
  }

  async function store() {
    for (let start = 0; start < unstored.length; start += STORED_LOT) {
      await db.transaction().execute((trx) => insertImportRows(trx, unstored.slice(start, start + STORED_LOT)))
    }
    unstored = []
    unstoredKeys.clear()
  }

  async function findEarlier(wanted: string[]) {
    const stored = await findImportRowsOfKeys(db, batchId, wanted)
    return firstRows(definition, [...stored, ...wanted.flatMap((key) => unstoredKeys.get(key) ?? [])])
  }

  for await (const { sheet, rows } of readSheets(workbook, plans, { ...setup, references })) {
    if (sheets.at(-1) !== sheet) sheets.push(sheet)
    for (const parsed of rows) waiting.push(decisions.apply(stagedFrom(parsed, position++)))
    // A roster is judged as a whole: a unit's parent may be its last row.
    if (!isRoster && waiting.length >= LOT) await flush()
  }
  if (isRoster) {
    await keys.assignKeys(db, waiting)
    refuseMilitarySecrets(waiting, plans)
    context.storedUnit = storedUnitAbove(waiting)
    context.completion = { ...completion, root: completion.root ?? rootOfRoster(waiting) }
  }
  await flush()
  await store()
  const fixed = await decisions.place()
  input.onProgress?.({ stage: 'checking', done: position, total: null, unit: 'rows', rows: position })
  await settleRows(db, keys, { batchId, context, moved: summary.move })
  return { sheets, summary, completion, fixed }
}

function columnFinder(plans: SheetPlan[]): JudgeContext['columnOf'] {
  const columns = new Map(plans.map((plan) => [plan.info.name, new Map(plan.columns.flatMap(({ field, column }) => field === null ? [] : [[field, letterOf(column)]]))]))
  return (sheet, field) => columns.get(sheet)?.get(field) ?? null
}
