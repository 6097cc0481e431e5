import { findRound } from '../../../db/queries/checks.ts'
import { readRevision } from '../../../db/queries/revision.ts'
import type { Label, StoredRecord } from '../../../db/record.ts'
import type { RecordName } from '../../../db/records.ts'
import type { ServiceContext } from '../../context.ts'
import { loadContacts } from '../map/duty-contacts.ts'
import { isAnsweredTwoDeep, isTwoDeep } from '../map/duty.ts'
import { openPlaces } from '../map/places/open-places.ts'
import { ownRecords } from '../mechanisms/own-records.ts'
import { loadReadiness, type Readiness } from '../mechanisms/readiness.ts'
import { shelterBalance } from '../mechanisms/shelter-balance.ts'
import { type CheckLine, loadLines } from './lines.ts'
import { seasonEnd } from './season.ts'

export const checkNames = ['duty', 'phone', 'stock', 'drill', 'expiry', 'shelter'] as const
export type CheckName = (typeof checkNames)[number]

/** Something that a check found: at which record, and what is the matter. */
export interface Finding { check: CheckName, type: RecordName, id: number, name: string, owner: string | null, what: Label, line: CheckLine | null }

/**
 * What the checks find today: duty not two deep, phones and stock not verified for half a year, plans and drills that lack, stock that expires before the season
 * ends, shelters without room; with the round of verification and how far it is. The readiness told is that of H5. Throws permission.denied.
 */
export async function listChecks(context: ServiceContext) {
  const { db, today } = context
  const places = await openPlaces(context)
  const { tree } = places.scope
  const [revision, round, readiness, lines, points, relocations, contacts] = await Promise.all([
    readRevision(db), findRound(db), loadReadiness(context, tree.root?.id ?? 0), loadLines(context, tree),
    ownRecords(context, 'coordination_point', tree), ownRecords(context, 'relocation', tree), loadContacts(context, places.mechanisms.map(({ id }) => id)),
  ])
  const inUse = places.mechanisms.filter(({ status }) => status === 'active')
  const until = seasonEnd(today)
  const findings: Finding[] = [
    ...inUse.flatMap((mechanism) => dutyOfMechanism(mechanism, contacts)),
    ...points.flatMap((point) => dutyOfPoint(point, tree.nodes.get(Number(point.owner_id))?.name ?? null)),
    ...lines.filter(({ stale }) => stale).map((line) => findingOf(line, line.kind, agedWords(line))),
    ...inUse.flatMap((mechanism) => planAndDrills(mechanism, { state: readiness.find(({ id }) => id === mechanism.id), isBehind: places.overdueMechanisms.has(mechanism.id) })),
    ...lines.filter(({ expiresOn }) => expiresOn !== null && expiresOn <= until).map((line) => findingOf(line, 'expiry', expiryWords(line.expiresOn ?? '', today))),
    ...inUse.flatMap((mechanism) => roomOfMechanism(mechanism, { points, relocations })),
  ]
  const inRound = round === undefined ? [] : lines.filter((line) => line.round === round.id)
  return {
    revision: revision.value,
    ready: readiness.filter((state) => state.ready).length,
    inUse: readiness.length,
    seasonEnd: until,
    counts: Object.fromEntries(checkNames.map((name) => [name, findings.filter(({ check }) => check === name).length])) as Record<CheckName, number>,
    findings,
    round: round === undefined ? null : {
      id: round.id, name: round.name, startedAt: round.started_at, closedAt: round.closed_at, author: round.author, done: inRound.length, total: lines.length,
    },
    lines,
  }
}

export type Checks = Awaited<ReturnType<typeof listChecks>>

/** How many things the checks find, for the badge on the way to them. Throws permission.denied. */
export async function countFindings(context: ServiceContext) {
  const { revision, findings } = await listChecks(context)
  return { revision, findings: findings.length }
}

const findingOf = (line: CheckLine, check: CheckName, what: Label): Finding => ({ check, type: line.type, id: line.id, name: line.name, owner: line.owner, what, line })
const ofMechanism = (check: CheckName, { id, name }: StoredRecord, what: Label): Finding => ({ check, type: 'mechanism', id, name: String(name), owner: null, what, line: null })

/** Two persons with two phones answer, and somebody at night; where the role may not see contacts, nothing is said of them. */
function dutyOfMechanism(mechanism: StoredRecord, contacts: Awaited<ReturnType<typeof loadContacts>>): Finding[] {
  if (contacts === null) return []
  const own = contacts.stored.filter((contact) => contact.mechanism_id === mechanism.id)
    .map(({ slot, person, phone, shift }) => ({ slot: String(slot), person: String(person), phone: String(phone), atNight: shift !== 'day' }))
  const night = own.filter(({ atNight }) => atNight)
  if (!isAnsweredTwoDeep(own)) return [ofMechanism('duty', mechanism, { zh: '值守不是双人双岗（A、B 岗须两人两部电话）', en: 'Duty is not two deep: A and B must be two persons with two phones' })]
  if (night.length === 0) return [ofMechanism('duty', mechanism, { zh: '夜间没有人值班', en: 'Nobody is on duty at night' })]
  return isAnsweredTwoDeep(night) ? [] : [ofMechanism('duty', mechanism, { zh: '夜间只有一个岗接听', en: 'Only one of A and B answers at night' })]
}

function dutyOfPoint(point: StoredRecord, owner: string | null): Finding[] {
  const textOf = (value: unknown) => typeof value === 'string' ? value : null
  const what = textOf(point.duty_phone) === null ? { zh: '没有值班电话', en: 'No duty phone' }
    : isTwoDeep({ officerA: textOf(point.officer_a), officerB: textOf(point.officer_b) }) ? null : { zh: 'A、B 岗不是两个人', en: 'Officers A and B are not two persons' }
  return what === null ? [] : [{ check: 'duty', type: 'coordination_point', id: point.id, name: String(point.name), owner, what, line: null }]
}

const agedWords = ({ days }: CheckLine): Label => days === null ? { zh: '从未核实', en: 'Never checked' } : { zh: `已 ${days} 天未核实`, en: `Not checked for ${days} days` }
const expiryWords = (day: string, today: string): Label => day < today ? { zh: `${day} 已过期`, en: `Expired on ${day}` } : { zh: `${day} 到期`, en: `Good until ${day}` }
/** What else H5 asks of a mechanism: a plan, and the drills of the year; those still due are told before they are behind pace. */
function planAndDrills(mechanism: StoredRecord, { state, isBehind }: { state: Readiness | undefined, isBehind: boolean }): Finding[] {
  if (state === undefined) return []
  const { hasPlan, drills, drillsRequired: required } = state
  const held = { zh: `今年演练 ${drills}/${required} 次`, en: `${drills} of ${required} drills held this year` }
  return [
    ...hasPlan ? [] : [ofMechanism('drill', mechanism, { zh: '没有预案', en: 'No plan' })],
    ...drills >= required ? [] : [ofMechanism('drill', mechanism, isBehind ? { zh: `${held.zh}，落后进度`, en: `${held.en}, behind pace` } : { zh: `${held.zh}，年内须补`, en: `${held.en}, still due` })],
  ]
}

/** Room in a mechanism's shelters against the people to be moved under it, whole and shelter by shelter. */
function roomOfMechanism(mechanism: StoredRecord, { points, relocations }: { points: StoredRecord[], relocations: StoredRecord[] }): Finding[] {
  const isOfIt = ({ mechanism_ids: ids }: StoredRecord) => Array.isArray(ids) && ids.map(Number).includes(mechanism.id)
  const toMove = relocations.filter(isOfIt)
  const named = new Set(toMove.map(({ shelter_id: shelter }) => shelter))
  const shelters = points.filter((point) => named.has(point.id) || (point.kind === 'shelter' && isOfIt(point))).map(({ id, name, capacity }) => ({ id, name: String(name), capacity: Number(capacity ?? 0) }))
  const balance = shelterBalance(shelters, toMove)
  return [
    ...balance.left < 0 ? [ofMechanism('shelter', mechanism, { zh: `安置容量缺 ${-balance.left} 人`, en: `Room is ${-balance.left} short` })] : [],
    ...balance.unassigned > 0 ? [ofMechanism('shelter', mechanism, { zh: `${balance.unassigned} 人没有落实安置点`, en: `${balance.unassigned} have no shelter named` })] : [],
    ...balance.shelters.filter(({ left }) => left < 0).map((shelter): Finding => ({
      check: 'shelter', type: 'coordination_point', id: shelter.id, name: shelter.name, owner: String(mechanism.name), line: null,
      what: { zh: `安排 ${shelter.persons} 人，超出容量 ${-shelter.left} 人`, en: `${shelter.persons} assigned, ${-shelter.left} over its room` },
    })),
  ]
}
