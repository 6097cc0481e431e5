import type { RecordName } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { requireImportable } from './create-import.ts'
import { restartReading } from './restart-reading.ts'
import type { ImportOptions } from './types.ts'

/** Sets what kind of ledger a file holds and begins reading it anew. What was decided about columns goes: they are others now. Throws as `restartReading` does. */
export async function changeImportType(context: ServiceContext, { id, type }: { id: number, type: RecordName }) {
  requireImportable(context, type)
  await restartReading(context, id, (batch) => {
    const { sheets = {}, unitId, year, coordinateSystem, moneyUnit } = JSON.parse(batch.options) as ImportOptions
    const places = Object.entries(sheets).map(([name, { skip, headerRow }]) => [name, { skip, headerRow }])
    const kept: ImportOptions = { sheets: Object.fromEntries(places), unitId, year, coordinateSystem, moneyUnit }
    return { record_type: type, type_source: 'chosen', options: JSON.stringify(kept) }
  })
}
