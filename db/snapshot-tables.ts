import type { Generated } from 'kysely'

export interface SnapshotTables {
  /** 上报版: a period's figures as reported; only its withdrawal is ever added. */
  snapshot: {
    id: Generated<number>
    name: string
    year: number
    /** As in addresses: year, h1, q3, m7. */
    period: string
    from_day: string
    to_day: string
    organization_id: number
    organization_name: string
    note: string | null
    revision: number
    data_as_of: string
    /** The newest change that the figures rest on. */
    last_change_id: number
    figures_hash: string
    created_by: number | null
    created_at: string
    withdrawn_by: number | null
    withdrawn_at: string | null
    withdrawn_reason: string | null
  }
  snapshot_figure: {
    snapshot_id: number
    organization_id: number
    indicator: string
    organization_name: string
    numerator: number
    denominator: number | null
    value: number | null
    target: number | null
    pace: string | null
  }
}
