import type { OrganizationTree } from '../../../db/organization-tree.ts'
import { findMechanismEvents } from '../../../db/queries/map-points.ts'
import { decodeRecord, findRecordsByIds } from '../../../db/queries/records.ts'
import { findResponses } from '../../../db/queries/responses.ts'
import { readRevision } from '../../../db/queries/revision.ts'
import type { StoredRecord } from '../../../db/record.ts'
import { recordDefinitions } from '../../../db/records.ts'
import { minutesToArrive } from '../../../db/records/response-event.ts'
import type { ServiceContext } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { mayRead } from '../../security/permissions.ts'
import { loadContacts } from '../map/duty-contacts.ts'
import { openPlaces } from '../map/places/open-places.ts'
import { dutiesBetween } from '../responses/ladder.ts'
import { hazardsOf, levelOf } from '../responses/levels.ts'
import { presentResponse } from '../responses/list-responses.ts'
import { mechanismPoints } from './mechanism-points.ts'
import { isOwn, ownRecords, presentOwn } from './own-records.ts'
import { loadReadiness } from './readiness.ts'
import { type Shelter, shelterBalance } from './shelter-balance.ts'

const mostEvents = 12
const mostResponses = 10

/**
 * All that a mechanism is: parties, plan, who answers, the ladder of its hazards, points, room in its shelters, people to move, teams, stock,
 * drills and responses, each as the user may see it. Throws permission.denied, not_found.
 */
export async function viewMechanism(context: ServiceContext, id: number) {
  const { db } = context
  const places = await openPlaces(context)
  const record = places.mechanisms.find((one) => one.id === id)
  if (!record) throw notFound({ zh: '联动机制', en: 'mechanism' })
  const { tree } = places.scope
  const isOfIt = (one: StoredRecord) => Array.isArray(one.mechanism_ids) && one.mechanism_ids.map(Number).includes(id)
  const [revision, points, readiness, contacts, teams, relocations, stock, responses, [presented]] = await Promise.all([
    readRevision(db), mechanismPoints(context, places, id), loadReadiness(context, tree.root?.id ?? 0), loadContacts(context, [id]),
    ownRecords(context, 'response_team', tree), ownRecords(context, 'relocation', tree), ownRecords(context, 'resource', tree),
    findResponses(db, mostResponses, id), presentOwn(context, 'mechanism', [record]),
  ])
  const parties = Array.isArray(record.party_ids) ? record.party_ids.map(Number) : []
  const toMove = relocations.filter(isOfIt)
  const { ids, shelters, ...told } = points
  return {
    revision: revision.value,
    mechanism: {
      id, version: record.version, name: String(record.name), type: String(record.type), typeLabel: labelOf(record.type),
      plan: textOf(record.plan), note: textOf(record.note), active: record.status === 'active', changedAt: presented?.changedAt ?? '', origin: presented?.origin ?? null,
    },
    parties: parties.flatMap((party) => tree.nodes.get(party) ?? []).map(({ id: party, name, side }) => ({ id: party, name, side })),
    readiness: readiness.find((state) => state.id === id) ?? null,
    contacts: contacts?.presented ?? null,
    hazards: [...hazardsOf(record.type)],
    ladder: await describeLadder(context, record.type, (organization) => tree.nodes.get(organization)?.name ?? null),
    points: told,
    balance: shelterBalance(await withNamed(context, shelters, toMove), toMove),
    relocations: await presentOwn(context, 'relocation', toMove),
    teams: await presentOwn(context, 'response_team', teams.filter(isOfIt)),
    stock: await presentOwn(context, 'resource', stock.filter((one) => isStockOf(one, { ids, parties }))),
    events: await describeEvents(context, id, tree),
    responses: responses.map((response) => ({ ...presentResponse(response), tasks: response.tasks ?? 0, manned: response.manned ?? 0 })),
  }
}

export type MechanismPage = Awaited<ReturnType<typeof viewMechanism>>

const textOf = (value: unknown) => typeof value === 'string' ? value : null
const labelOf = (type: unknown) => recordDefinitions.mechanism.fields.type.choices.find(({ value }) => value === type)?.label ?? { zh: '', en: '' }

/** A mechanism's own shelters, and those of others that its people go to. */
async function withNamed({ db }: ServiceContext, shelters: Shelter[], toMove: StoredRecord[]): Promise<Shelter[]> {
  const named = toMove.flatMap(({ shelter_id: id }) => typeof id === 'number' && !shelters.some((one) => one.id === id) ? [id] : [])
  const others = [...(await findRecordsByIds(db, 'coordination_point', named)).values()]
  return [...shelters, ...others.map(({ id, name, capacity }) => ({ id, name: String(name), capacity: Number(capacity ?? 0) }))]
}

/** A mechanism's stock is what lies at its points, and what its parties keep without a point being named. */
export function isStockOf({ point_id: point, keeper_id: keeper }: StoredRecord, { ids, parties }: { ids: ReadonlySet<number>, parties: number[] }) {
  return typeof point === 'number' ? ids.has(point) : parties.includes(Number(keeper))
}

/** The duties of each of a mechanism's hazards, from level Ⅳ to Ⅰ. The ladder is the one that responses are run by. */
async function describeLadder({ db, user }: ServiceContext, type: unknown, nameOf: (organization: number) => string | null) {
  if (!mayRead(user.role, 'response_duty')) return []
  return Promise.all(hazardsOf(type).map(async (hazard) => ({
    hazard,
    duties: (await dutiesBetween(db, { hazard, level: 1 })).map(({ duty_id: duty, organization_id: organization, is_example: example, ...rest }) =>
      ({ id: duty, ...rest, organization: organization === null ? null : nameOf(organization), isExample: example === 1 })),
  })))
}

async function describeEvents(context: ServiceContext, id: number, tree: OrganizationTree) {
  if (!mayRead(context.user.role, 'response_event')) return []
  const events = (await findMechanismEvents(context.db, id, { limit: mostEvents })).map((row) => decodeRecord('response_event', row))
  return events.filter((event) => isOwn(context, 'response_event', { record: event, tree })).map((event) => ({
    id: event.id, at: String(event.happened_at), kind: event.kind === 'drill' ? 'drill' as const : 'incident' as const, level: event.level === null ? null : levelOf(event.level),
    minutes: minutesToArrive({ requested_at: textOf(event.requested_at), arrived_at: textOf(event.arrived_at) }),
    persons: numberOf(event.persons), evacuated: numberOf(event.evacuated), outcome: textOf(event.outcome),
  }))
}

const numberOf = (value: unknown) => typeof value === 'number' ? value : null
