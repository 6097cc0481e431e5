import type { Db } from '../../../../db/connect.ts'
import { findDatesOf, findIdsByDay } from '../../../../db/queries/records-by-day.ts'
import { findRecordsByIds } from '../../../../db/queries/records.ts'
import type { AnyRecord, StoredRecord, Values } from '../../../../db/record.ts'
import { recordDefinition } from '../../../../db/records.ts'
import type { JudgeContext } from '../judge-rows.ts'
import type { Lookalike, StagedMark, StagedRow } from '../staged-row.ts'
import { type ComparableTitle, comparableTitle, LEAST_LIKENESS, likenessTo } from './title-likeness.ts'

/** More records of one unit on one day are a list of visits, of which none repeats another. */
const MOST_PER_DAY = 30
/** What looking for lookalikes may cost a file: so many comparisons and days looked up. Rows are compared with the last 5,000 to 10,000. */
const MOST_COMPARED = 300_000
const MOST_DAYS = 40_000
const ROWS_KEPT = 5_000
const MOST_ORGANIZATIONS = 6

interface Facts { title: string, date: string, organizations: number[], /** For each of its organizations the day with it, by which others are found. */ days: string[] }
/** What may be looked like: a stored record, or a row of the file. Very many are held at once. */
interface Candidate extends Facts { recordId: number | null, position: number | null, sheet: string | null, row: number | null, key: string, comparable: ComparableTitle | null }

/** What is compared of a record: nothing of one without a day, a unit or a title. */
function factsOf(definition: AnyRecord, values: Values, id: number): Facts | null {
  const date = definition.date(values)
  const organizations = definition.organizations(values, id).slice(0, MOST_ORGANIZATIONS)
  const title: unknown = definition.title(values)
  if (date?.length !== 10 || organizations.length === 0 || typeof title !== 'string' || title === '') return null
  return { title, date, organizations, days: organizations.map((organization) => dayOf(date, organization)) }
}

/**
 * Looks for rows that may say again what a stored record or a row above them says: on the same day, of the same unit, with a similar
 * title. Rows are given in the order of the file, as they were judged; only new ones are compared. The work is bounded.
 */
export function createLookalikes({ type, scopeOrganizationId: scope, tree }: JudgeContext) {
  const definition = recordDefinition(type)
  let byDay = new Map<string, Candidate[]>()
  let older = byDay
  const stored = new Map<string, Candidate[]>()
  let storedDates: Awaited<ReturnType<typeof findDatesOf>> | undefined
  let compared = 0
  let kept = 0

  async function mark(db: Db, rows: StagedRow[]) {
    if (type === 'organization') return
    const news = rows.flatMap((row) => {
      const facts = isCompared(row) && row.values ? factsOf(definition, row.values, 0) : null
      return facts ? [{ row, facts }] : []
    })
    if (news.length === 0) return
    await loadStored(db, news.map(({ facts }) => facts))
    for (const { row, facts } of news) {
      const own: Candidate = { ...facts, recordId: null, position: row.position, sheet: row.sheet, row: row.row, key: row.naturalKey ?? '', comparable: null }
      const found = (stored.size > 0 ? nearest(own, stored) : null) ?? nearest(own, older) ?? nearest(own, byDay)
      if (found && !row.marks.some(({ kind }) => kind === 'possible_duplicate')) row.marks.push(markOf(found))
      keep(own)
    }
  }

  function keep(candidate: Candidate) {
    kept += 1
    if (kept % ROWS_KEPT === 0) {
      older = byDay
      byDay = new Map()
    }
    for (const day of candidate.days) add(byDay, day, candidate)
  }

  function nearest(own: Candidate, candidates: ReadonlyMap<string, Candidate[]>) {
    let best: Candidate | null = null
    let highest = 0
    let likeness: ReturnType<typeof likenessTo> | null = null
    for (const day of own.days) {
      const sameDay = candidates.get(day)
      if (!sameDay || sameDay.length > MOST_PER_DAY) continue
      for (const other of sameDay) {
        if (compared >= MOST_COMPARED) return best
        if (!areOneUnits(own, other)) continue
        compared += 1
        own.comparable ??= comparableTitle(own.title)
        other.comparable ??= comparableTitle(other.title)
        likeness ??= likenessTo(own.comparable)
        const found = likeness(other.comparable)
        if (found < LEAST_LIKENESS || found <= highest || areSeveral(own, other)) continue
        highest = found
        best = other
      }
    }
    return best
  }

  /** Brings in what is stored of the days and units that are new here. */
  async function loadStored(db: Db, facts: Facts[]) {
    storedDates ??= await findDatesOf(db, type)
    const { first, last } = storedDates ?? { first: '', last: '' }
    const days = new Map<string, { date: string, organization: number }>()
    for (const { date, organizations, days: own } of facts) {
      if (date < first || date > last) continue
      for (const [index, day] of own.entries()) {
        const organization = organizations[index]
        if (organization === undefined || stored.has(day) || stored.size >= MOST_DAYS) continue
        stored.set(day, [])
        days.set(day, { date, organization })
      }
    }
    if (days.size === 0) return
    const found = await findIdsByDay(db, type, [...days.values()])
    const counts = new Map<string, number>()
    for (const { date, organization } of found) counts.set(dayOf(date, organization), (counts.get(dayOf(date, organization)) ?? 0) + 1)
    const few = found.filter(({ date, organization }) => (counts.get(dayOf(date, organization)) ?? 0) <= MOST_PER_DAY)
    const records = await findRecordsByIds(db, type, [...new Set(few.map(({ id }) => id))])
    for (const { date, organization, id } of few) {
      const candidate = candidateOf(records.get(id))
      if (candidate?.organizations.includes(organization)) add(stored, dayOf(date, organization), candidate)
    }
  }

  function candidateOf(record: StoredRecord | undefined): Candidate | null {
    const facts = record ? factsOf(definition, record, record.id) : null
    if (!record || !facts) return null
    if (scope !== null && !facts.organizations.some((organization) => tree.isWithin(organization, scope))) return null
    return { ...facts, recordId: record.id, position: null, sheet: null, row: null, key: record.natural_key, comparable: null }
  }

  return { mark }
}

export type Lookalikes = ReturnType<typeof createLookalikes>

const isCompared = ({ outcome, leftOut, mergeInto }: StagedRow) => outcome === 'new' && leftOut === null && mergeInto === null
const dayOf = (date: string, organization: number) => `${date} ${organization}`

/** The unit that answers for one of them takes part in the other. */
function areOneUnits(one: Facts, other: Facts) {
  const [first = 0] = one.organizations
  const [otherFirst = 0] = other.organizations
  return other.organizations.includes(first) || one.organizations.includes(otherFirst)
}

/** Visits to one kind of household on one day may be several: what shares a key stands there in its own right. */
const areSeveral = (one: Candidate, other: Candidate) => one.key.replace(/#\d+$/u, '') === other.key.replace(/#\d+$/u, '')

function add(map: Map<string, Candidate[]>, key: string, candidate: Candidate) {
  const known = map.get(key)
  if (known) known.push(candidate)
  else map.set(key, [candidate])
}

function markOf({ recordId, position, sheet, row, title, date }: Candidate): StagedMark {
  const of: Lookalike = { recordId, position, sheet, row, title, date, isEqual: false }
  const what = recordId === null ? { zh: `第 ${row ?? ''} 行`, en: `row ${row ?? ''}` } : { zh: '已有记录', en: 'the stored record' }
  return {
    column: null, field: null, kind: 'possible_duplicate', judged: true, of,
    message: {
      zh: `可能重复：与${what.zh}“${title}”（${date}）同日、同单位、名称相近`,
      en: `Possibly a duplicate of ${what.en} “${title}” (${date}): same day, same unit, similar title`,
    },
  }
}
