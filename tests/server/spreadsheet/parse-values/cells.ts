import type { Cell } from '../../../../server/spreadsheet/cells.ts'

/** A cell holding a text, as a .csv always has it. */
export const text = (value: string): Cell => ({ column: 0, kind: 'text', value, text: value })

/** A cell holding a number, with the format that shows it. */
export const number = (value: number, numberFormat?: string): Cell => ({ column: 0, kind: 'number', value, text: String(value), numberFormat })

/** A real date cell. */
export const date = (iso: string, numberFormat = 'yyyy-mm-dd', shown = iso): Cell => ({ column: 0, kind: 'date', value: iso, text: shown, numberFormat })
