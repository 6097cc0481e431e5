import type { Generated } from 'kysely'

export type ResponseAction = 'open' | 'level' | 'signal' | 'assign' | 'call' | 'arrive' | 'done' | 'note' | 'close'

/** What the response board and the typhoon tracks are kept in. */
export interface ResponseTables {
  /** A response that was opened, by its levels 4 (lowest) to 1. */
  response: {
    id: Generated<number>
    version: number
    kind: 'drill' | 'incident'
    hazard: string
    mechanism_id: number
    title: string
    level: number
    highest_level: number
    /** The weather service's colour, which is no level. */
    signal: string | null
    /** The typhoon track that it was opened from, and the hour of it. */
    track_id: number | null
    track_hour: string | null
    opened_at: string
    closed_at: string | null
    summary: string | null
    /** The record of drills and incidents that it became. */
    event_id: number | null
  }
  /** A duty within a response, as the ladder had it when it came in. */
  response_task: {
    id: Generated<number>
    response_id: number
    duty_id: number
    level: number
    position: number
    duty: string
    organization_id: number | null
    source: string | null
    is_example: number
    since_entry: number
    assignee: string | null
    called_at: string | null
    arrived_at: string | null
    done_at: string | null
    released_at: string | null
  }
  /** The time line of a response; triggers keep it from being changed. */
  response_log: {
    id: Generated<number>
    response_id: number
    at: string
    author_id: number | null
    action: ResponseAction
    task_id: number | null
    detail: string
    previous_hash: string
    hash: string
  }
  /** A round in which every phone and stock line is checked; one at a time. */
  verification_round: { id: Generated<number>, name: string, started_at: string, started_by: number, closed_at: string | null, closed_by: number | null }
  /** Who checked a line last, and in which round. */
  verification: { round_id: number | null, record_type: string, record_id: number, on_day: string, at: string, author_id: number, corrected: number }
  /** A file of typhoon tracks as it was brought in. */
  typhoon_file: {
    id: Generated<number>
    name: string
    hash: string
    size: number
    format: string
    /** In which order the file lists the radii of a ring, where it does. */
    quadrant_order: string
    /** Lines that could not be read, as JSON text. */
    problems: string
    author_id: number | null
    at: string
    undone_at: string | null
    undone_by: number | null
  }
  /** One storm as one agency tells it. Fixes and forecasts are JSON text; times are UTC. */
  typhoon_track: {
    id: Generated<number>
    file_id: number
    agency: string
    number: string | null
    name: string
    name_zh: string | null
    starts_at: string
    ends_at: string
    /** The labels of its rings, with commas between them. */
    ring_labels: string
    fix_count: number
    fixes: string
    forecasts: string
  }
}
