import type { RecordName } from '../../db/records.ts'
import type { ReportData } from './report-data.ts'

/**
 * One sentence of a report: what it rests on, and how it is worded for the data as they are. A wording is a template without its full stop,
 * in which {B1} stands for a figure of the book. Null where the data bear no such sentence; `gap` then names what nothing is on record of.
 */
export interface Slot {
  id: string
  indicators: string[]
  records: RecordName[]
  gap?: string
  /** What the sentence ends with; a full stop unless told. */
  end?: string
  write(data: ReportData): string | null
}

/** Sentences that stand together; enumerated ones begin with 一是, 二是 where there are several. */
export interface Passage { id: string, slots: Slot[] | ((data: ReportData) => Slot[]), enumerated?: boolean }

export interface Chapter { id: string, heading: string | null | ((data: ReportData) => string), passages: Passage[] }

/** The order of a report, as data: the machinery that fills it is the same for all. */
export interface Outline {
  title(data: ReportData): string
  chapters: Chapter[]
  /** Whether the unit signs it with the day. */
  signed: boolean
}

/** The parts that there are, with commas between them; null where there is none. */
export function clauses(...parts: (string | null | false)[]): string | null {
  const said = parts.filter((part): part is string => typeof part === 'string' && part !== '')
  return said.length === 0 ? null : said.join('，')
}

/** 甲、乙和丙. */
export function listed(names: string[], last = '和'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}${last}${names.at(-1)}`
}

/** “甲”“乙”: titles side by side are not parted by a sign (GB/T 15834-2011, 4.5.3.5). */
export const quoted = (names: string[]) => names.map((name) => `“${name.replace(/[“”]/gu, (mark) => mark === '“' ? '‘' : '’')}”`).join('')
