import type { ServiceContext } from '../../context.ts'
import { requireNameable } from './import-memory/require-nameable.ts'
import { restartReading } from './restart-reading.ts'
import type { ImportOptions } from './types.ts'

/** Sets what a person decided about the file and begins reading it anew. Throws as `requireNameable` and `restartReading` do. */
export async function changeImportOptions(context: ServiceContext, { id, options }: { id: number, options: ImportOptions }) {
  await requireNameable(context, options.names)
  return restartReading(context, id, () => ({ options: JSON.stringify(options) }))
}
