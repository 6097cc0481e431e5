import type { ImportOptions, SheetOptions } from './types.ts'

/** What a person decided about a sheet; a sheet may be named like a property that every object has. */
export function sheetOptions({ sheets }: ImportOptions, name: string): SheetOptions | undefined {
  return sheets && Object.hasOwn(sheets, name) ? sheets[name] : undefined
}
