import type { InjectionKey } from 'vue'

/** A chart's table as a workbook takes it. */
export interface SheetTable { name: string, title: string, about: string[], columns: string[], rows: (string | number | null)[][] }

/** What the page of a chart knows of its figures, and its way to make files of them. */
export interface ChartSource {
  /** Scope and period, unit aside; source, freshness and revision; that it is a sample: the lines below a picture and above a table. */
  about(): string[]
  /** Hands the table to the browser as an .xlsx file. Rejects with what went wrong, in the reader's language. */
  saveWorkbook(table: SheetTable): Promise<void>
  /** Whether the person may take files out. */
  mayExport: boolean
}

export const chartSource: InjectionKey<ChartSource> = Symbol('chart source')
