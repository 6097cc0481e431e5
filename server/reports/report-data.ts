import type { StoredRecord } from '../../db/record.ts'
import type { RecordName } from '../../db/records.ts'

export const reportKinds = ['civilian', 'military', 'brief', 'meeting'] as const

/** The two outlines of a yearly duty report, the one-page brief of a period, and the paper for the next joint meeting. */
export type ReportKind = (typeof reportKinds)[number]

export const isDutyReport = (kind: ReportKind) => kind === 'civilian' || kind === 'military'

/** The records that a figure was counted from. */
export interface RecordSet { type: RecordName, ids: number[] }

/** A figure of a report with all that shows where it comes from: its passport. */
export interface ReportFigure {
  /** How outlines name it: B1, A3.part, activities/leifeng, listed/leaders. */
  id: string
  label: string
  /** As it stands in the text, with its unit where the unit belongs to the number (92.3%, 12.5万元). */
  text: string
  value: number | null
  numerator: number | null
  denominator: number | null
  /** What is counted and how (口径). */
  definition: string
  /** The indicator whose page tells more, and the category on it. */
  indicator: string | null
  category: string | null
  /** Of figures that no indicator counts: the records themselves. */
  records: RecordSet | null
}

/** The figures that outlines may ask for. */
export interface FigureBook {
  /** Null where there is nothing to count by: a zero denominator, no target, a record that nobody made. */
  find(id: string): ReportFigure | null
  /** The figure's number, 0 where it has none. */
  count(id: string): number
}

export interface ReportUnit {
  id: number
  name: string
  /** The name of the title: 岚湾区妇女联合会. */
  fullName: string
  side: 'civilian' | 'military'
  kind: string
  /** The system that it leads (妇联系统), if any. */
  system: string | null
  isRoot: boolean
  rootName: string
}

/** An indicator that lags its target, with how far it has come on the way. */
export interface WeakIndicator { code: string, name: string, format: string, unit: string, value: number, isLessBetter: boolean, accrues: boolean, reached: number }

/** Everything that an outline may say something about, for one unit and period. */
export interface ReportData {
  kind: ReportKind
  year: number
  /** The period as officials name it: 2026年, 2026年第三季度, 2026年7月. */
  periodName: string
  isRunning: boolean
  isWholeYear: boolean
  /** The first and the last day that figures count. */
  from: string
  to: string
  unit: ReportUnit
  figures: FigureBook
  /** Activities done by month of the period, months without any too. */
  months: { month: string, count: number }[]
  /** The total score by year, the report's own last. */
  scores: (number | null)[]
  weakest: WeakIndicator[]
  /** How many indicators with a target there are, and how many of them are on course. */
  judged: number
  onCourse: number
  records: ReportRecords
  /** Texts of the bank in use on the report's last day, by kind, for this side. */
  texts: Record<'guiding' | 'slogan' | 'theme' | 'phrase', string[]>
  /** Names of organizations and mechanisms by id. */
  nameOf(type: 'organization' | 'mechanism', id: number): string
}

/** Records that sentences name or quote; of the unit and period, in order of their day. */
export interface ReportRecords {
  campaigns: StoredRecord[]
  /** Campaigns of others that the unit's sessions belong to. */
  joinedCampaigns: StoredRecord[]
  inclusions: StoredRecord[]
  group: StoredRecord | null
  institutions: StoredRecord[]
  problems: StoredRecord[]
  /** Whenever they were opened: matters that wait to be resolved at the period's end. */
  waiting: StoredRecord[]
  activities: StoredRecord[]
  visits: StoredRecord[]
  sessions: StoredRecord[]
  events: StoredRecord[]
  honours: StoredRecord[]
  cycle: StoredRecord | null
  mechanisms: { id: number, name: string, ready: boolean }[]
  /** Partner sites that the unit itself serves, the longest first, with the years in which nothing is on record. */
  sites: { id: number, name: string, since: number, years: number, gaps: number[], activeThisYear: boolean }[]
}
