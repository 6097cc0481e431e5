import { updateImportBatch } from '../../../db/queries/imports.ts'
import { type RecordName, recordDefinition, recordNames } from '../../../db/records.ts'
import { openWorkbook } from '../../spreadsheet/read-workbook.ts'
import { typeOfKnownShape } from './import-memory/known-type.ts'
import { prepareImport, type PrepareInput, tellReading } from './prepare-import.ts'
import { proposeTypes } from './propose-type.ts'
import { notForYou, refusalOf, unknownType } from './refusal.ts'
import { refusedSummary, seenSheets } from './summarize.ts'
import { readHeads } from './survey-sheets.ts'
import { tellWhile } from './tell-while.ts'
import type { ImportSummary } from './types.ts'

export interface PrepareFileInput extends PrepareInput {
  fileName: string
  /** Of which the content is to choose the type; null where a person chose it. */
  candidates: RecordName[] | null
}

/** Reads a stored file as `prepareImport` does, having found out first what kind of ledger it holds where nobody has said so. */
export async function prepareFile({ fileName, candidates, ...input }: PrepareFileInput): Promise<ImportSummary> {
  if (candidates === null) return prepareImport(input)
  const found = await findType(input, { fileName, candidates })
  return typeof found === 'string' ? prepareImport({ ...input, type: found }) : found
}

/** The type that the content speaks for, noted with the import; or, where it speaks for none, the account of a file that was not read. */
async function findType(
  { db, batchId, path, type, limits, scopeOrganizationId, onProgress }: PrepareInput, { fileName, candidates }: { fileName: string, candidates: RecordName[] },
) {
  const workbook = await openWorkbook(path, limits).catch((error: unknown) => {
    if (refusalOf(error) === null) throw error
    return null
  })
  // What is wrong with the file itself is said where it is read.
  if (workbook === null) return type
  try {
    const heads = await tellWhile(() => tellReading({ onProgress }, workbook), () => readHeads(workbook))
    const fits = proposeTypes(heads, { fileName, types: recordNames.filter((name) => recordDefinition(name).importable) })
    const known = await typeOfKnownShape(db, heads, { candidates, organizationId: scopeOrganizationId })
    const own = [...known ? [known] : [], ...fits.filter(({ type }) => candidates.includes(type) && type !== known?.type)]
    const [proposed] = own
    if (proposed) {
      await updateImportBatch(db, batchId, { record_type: proposed.type, type_source: 'proposed', type_fits: JSON.stringify(own) })
      return proposed.type
    }
    const { reason } = fits[0] ? notForYou(recordDefinition(fits[0].type)) : unknownType()
    const refused = refusedSummary(reason, seenSheets(heads))
    await updateImportBatch(db, batchId, { status: 'failed', summary: JSON.stringify(refused) })
    return refused
  } finally {
    await workbook.close()
  }
}
