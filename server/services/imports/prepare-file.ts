import { updateImportBatch } from '../../../db/queries/imports.ts'
import { type RecordName, recordDefinition, recordNames } from '../../../db/records.ts'
import type { WorkbookReader } from '../../spreadsheet/cells.ts'
import { typeOfKnownShape } from './import-memory/known-type.ts'
import { prepareImport, type PrepareInput, tellOpening } from './prepare-import.ts'
import { proposeTypes } from './propose-type.ts'
import { notForYou, unknownType } from './refusal.ts'
import { seenSheets } from './summarize.ts'
import { readHeads } from './survey-sheets.ts'
import { tellWhile } from './tell-while.ts'
import type { ImportSummary } from './types.ts'

export interface PrepareFileInput extends Omit<PrepareInput, 'findType'> {
  fileName: string
  /** Of which the content is to choose the type; null where a person chose it. */
  candidates: RecordName[] | null
}

/** Reads a stored file as `prepareImport` does, having found out first what kind of ledger it holds where nobody has said so. */
export async function prepareFile({ fileName, candidates, ...input }: PrepareFileInput): Promise<ImportSummary> {
  if (candidates === null) return prepareImport(input)
  return prepareImport({ ...input, findType: (workbook) => findType(workbook, { ...input, fileName, candidates }) })
}

/** The type that the content speaks for, noted with the import. Throws `Refusal` where it speaks for none. */
async function findType(
  workbook: WorkbookReader, { db, batchId, scopeOrganizationId, onProgress, fileName, candidates }: PrepareInput & { fileName: string, candidates: RecordName[] },
) {
  const heads = await tellWhile(() => tellOpening({ onProgress }, workbook), () => readHeads(workbook))
  const fits = proposeTypes(heads, { fileName, types: recordNames.filter((name) => recordDefinition(name).importable) })
  const known = await typeOfKnownShape(db, heads, { candidates, organizationId: scopeOrganizationId })
  const own = [...known ? [known] : [], ...fits.filter(({ type }) => candidates.includes(type) && type !== known?.type)]
  const [proposed] = own
  if (!proposed) throw fits[0] ? notForYou(recordDefinition(fits[0].type), seenSheets(heads)) : unknownType(seenSheets(heads))
  await updateImportBatch(db, batchId, { record_type: proposed.type, type_source: 'proposed', type_fits: JSON.stringify(own) })
  return proposed.type
}
