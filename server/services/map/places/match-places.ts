import { insideOf, type MapArea } from './map-area.ts'
import { type PlaceTable, placeTypes, never } from './place-table.ts'
import { staleAfterDays } from '../duty.ts'

/** What may be the matter with a place; `ok` has nothing of it. */
export const placeStates = ['ok', 'stale', 'incomplete', 'overdue', 'expiring', 'crowded', 'inactive'] as const
export type PlaceState = (typeof placeStates)[number]
export const stateBits: Record<PlaceState, number> = { ok: 16, stale: 1, incomplete: 2, overdue: 4, inactive: 8, expiring: 32, crowded: 64 }

/** What a person leaves on the map; null is everything. */
export interface PlaceFilters {
  /** Mechanisms of coordination points by id, and kinds of partner sites. */
  layers: { mechanisms: Set<number>, kinds: Set<string> } | null
  /** Kinds of coordination points. */
  kinds: Set<string> | null
  subdistrict: number | null
  /** A place passes with any of them. */
  states: Set<PlaceState> | null
  /** What was drawn on the map. */
  area: MapArea | null
}

export const noFilters: PlaceFilters = { layers: null, kinds: null, subdistrict: null, states: null, area: null }

/** Everything that tells whether a place is one of those asked for. */
export interface Matching {
  table: PlaceTable
  /** Where the places are for the role that asks. */
  positions: Positions
  /** Whether the organizations of a set answer to the one that the user may see. */
  isOwn: (organizations: number[]) => boolean
  /** The types that the role may read. */
  types: readonly (typeof placeTypes)[number][]
  filters: PlaceFilters
  /** The mechanisms that there are: a point whose mechanisms are all gone stays, as long as any mechanism is drawn. */
  mechanisms: ReadonlySet<number>
  inactiveMechanisms: ReadonlySet<number>
  overdueMechanisms: ReadonlySet<number>
  activeSites: ReadonlySet<number>
  /** Points with stock that expires before the season ends, and shelters with more people assigned than they hold. */
  expiringPoints: ReadonlySet<number>
  crowdedPoints: ReadonlySet<number>
  /** Days since 1970. */
  today: number
}

/** Which filters a place fails, as bits; 0 is a place that is asked for. */
export const failing = { layer: 1, kind: 2, subdistrict: 4, state: 8, area: 16 } as const

/** Makes the questions of a matching out of the columns, so that each row costs a few look-ups. */
export function createMatcher({ table, positions, isOwn, types, filters, mechanisms, inactiveMechanisms, overdueMechanisms, activeSites, expiringPoints, crowdedPoints, today }: Matching) {
  const { columns } = table
  const typeOk = placeTypes.map((type) => types.includes(type))
  const own = table.ownerSets.map(isOwn)
  const { layers, kinds, subdistrict, states, area } = filters
  const setDrawn = table.mechanismSets.map((set) => {
    if (layers === null) return true
    const known = set.filter((id) => mechanisms.has(id))
    return known.length > 0 ? known.some((id) => layers.mechanisms.has(id)) : layers.mechanisms.size > 0
  })
  const setOverdue = table.mechanismSets.map((set) => set.some((id) => overdueMechanisms.has(id)))
  const setInactive = table.mechanismSets.map((set) => set.length > 0 && set.every((id) => inactiveMechanisms.has(id)))
  const siteKindDrawn = table.kinds.map((kind) => layers === null || layers.kinds.has(kind))
  const pointKindDrawn = table.kinds.map((kind) => kinds === null || kinds.has(kind))
  const isInside = area === null ? null : insideOf(area, positions)
  const wantedStates = states === null ? null : [...states].reduce((bits, state) => bits | stateBits[state], 0)

  /** What is the matter with a place, as bits. */
  function stateOf(row: number) {
    let bits = columns.incomplete[row] === 1 ? stateBits.incomplete : 0
    if (columns.type[row] === 0) {
      const verified = columns.verified[row] ?? never
      const mechanismSet = columns.mechanisms[row] ?? 0
      if (verified === never || today - verified > staleAfterDays) bits |= stateBits.stale
      if (setOverdue[mechanismSet]) bits |= stateBits.overdue
      if (setInactive[mechanismSet]) bits |= stateBits.inactive
      const id = columns.id[row] ?? 0
      if (expiringPoints.has(id)) bits |= stateBits.expiring
      if (crowdedPoints.has(id)) bits |= stateBits.crowded
    } else if (columns.since[row] !== 0 && !activeSites.has(columns.id[row] ?? 0)) {
      bits |= stateBits.overdue
    }
    return bits === 0 ? stateBits.ok : bits
  }

  /** Whether a place is the user's to see at all. */
  const isVisible = (row: number) => columns.living[row] === 1 && typeOk[columns.type[row] ?? 0] === true && own[columns.owners[row] ?? 0] === true

  function fails(row: number, state: number) {
    const isPoint = columns.type[row] === 0
    const kind = columns.kind[row] ?? 0
    return (isPoint ? setDrawn[columns.mechanisms[row] ?? 0] : siteKindDrawn[kind]) === true ? kindAndRest(row, { isPoint, kind, state })
      : failing.layer | kindAndRest(row, { isPoint, kind, state })
  }
  function kindAndRest(row: number, { isPoint, kind, state }: { isPoint: boolean, kind: number, state: number }) {
    return (isPoint && pointKindDrawn[kind] !== true ? failing.kind : 0)
      | (subdistrict !== null && columns.subdistrict[row] !== subdistrict ? failing.subdistrict : 0)
      | (wantedStates !== null && (state & wantedStates) === 0 ? failing.state : 0)
      | (isInside !== null && !isInside(row) ? failing.area : 0)
  }

  return { isVisible, stateOf, fails }
}


/** Where the places are for a role: exactly, or in the middle of their cells. Everything that measures goes by these alone. */
export function positionsFor({ columns }: PlaceTable, { exact }: { exact: boolean }) {
  return exact ? { x: columns.longitude, y: columns.latitude } : { x: columns.coarseLongitude, y: columns.coarseLatitude }
}

export type Positions = ReturnType<typeof positionsFor>
