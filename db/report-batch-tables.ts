import type { Generated } from 'kysely'

/** stopping: somebody has asked it to end · interrupted: the server ended first. */
export type ReportBatchStatus = 'running' | 'stopping' | 'done' | 'stopped' | 'interrupted'

export interface ReportBatchTables {
  /** Drafting the reports of a year that are missing in an organization. */
  report_batch: {
    id: Generated<number>
    organization_id: number
    year: number
    status: ReportBatchStatus
    total: number
    done: number
    /** The units that could not be drafted, as JSON text. */
    failed: string
    /** The name of the unit under way. */
    unit: string | null
    started_by: number | null
    started_at: string
    ended_at: string | null
  }
}
