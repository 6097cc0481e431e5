import type { ServiceContext } from '../../context.ts'
import { restartReading } from './restart-reading.ts'
import type { ImportOptions } from './types.ts'

/** Sets what a person decided about the file and begins reading it anew. Throws as `restartReading` does. */
export function changeImportOptions(context: ServiceContext, { id, options }: { id: number, options: ImportOptions }) {
  return restartReading(context, id, () => ({ options: JSON.stringify(options) }))
}
