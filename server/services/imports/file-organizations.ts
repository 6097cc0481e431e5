import type { OrganizationTree } from '../../../db/organization-tree.ts'
import type { Values } from '../../../db/record.ts'
import type { ParsedRow } from '../../spreadsheet/parsed-row.ts'
import type { NamedEntry, ReferenceIndexes } from './load-references.ts'
import type { StagedRow } from './staged-row.ts'

/**
 * Units of one roster may stand below units further down the same roster. Until the commit gives them real ids, they are referred to
 * by their position above this number, which no real id reaches.
 */
const PROVISIONAL = 1_000_000_000_000

export const provisionalId = (position: number) => PROVISIONAL + position
export const isProvisional = (id: unknown): id is number => typeof id === 'number' && id >= PROVISIONAL
export const positionOfProvisional = (id: number) => id - PROVISIONAL

/** The units that a roster brings along and the database does not have, under their provisional ids. */
export function newUnitsIn(rows: { row: ParsedRow, position: number }[], references: ReferenceIndexes): NamedEntry[] {
  const known = references.get('organization')
  const names = new Set<string>()
  return rows.flatMap(({ row, position }) => {
    const name = row.values.name
    if (row.leftOut !== null || typeof name !== 'string' || names.has(name) || known?.find(name)?.exact) return []
    names.add(name)
    const aliases = Array.isArray(row.values.aliases) ? row.values.aliases.filter((alias): alias is string => typeof alias === 'string') : []
    return [{ id: provisionalId(position), name, aliases }]
  })
}

/** Units in lots so that each comes after those of the same roster that it hangs below. */
export function* unitsInOrder(rows: StagedRow[]): Generator<StagedRow[]> {
  let waiting = rows
  while (waiting.length > 0) {
    const pending = new Set(waiting.map((row) => row.position))
    const isFree = (row: StagedRow) => provisionalIdsIn(row.values ?? {}).every((id) => !pending.has(positionOfProvisional(id)))
    const free = waiting.filter(isFree)
    if (free.length === 0) throw new Error('units wait for each other although loops were refused')
    yield free
    waiting = waiting.filter((row) => !free.includes(row))
  }
}

const provisionalIdsIn = (values: Values) => Object.values(values).flatMap((value): unknown[] => Array.isArray(value) ? value : [value]).filter(isProvisional)

/** Values with the ids that the units written before have got. */
export function withRealIds(values: Values, realIds: ReadonlyMap<number, number>): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isProvisional(value) ? realIds.get(value) ?? null : value]))
}

/** The nearest stored unit at or above one; a unit that hangs below none of them is itself. */
export function storedUnitAbove(rows: StagedRow[]) {
  const parents = new Map(rows.map((row) => [provisionalId(row.position), row.given.parent_id]))
  return (id: number) => {
    let at = id
    for (let steps = 0; isProvisional(at) && steps <= rows.length; steps += 1) {
      const parent = parents.get(at)
      if (typeof parent !== 'number') break
      at = parent
    }
    return at
  }
}

/** Into an empty database the first unit with nothing above it comes as the district itself. */
export function rootOfRoster(rows: StagedRow[]) {
  const top = rows.find((row) => row.leftOut === null && row.issues.length === 0 && (row.given.parent_id ?? null) === null)
  return top ? { id: provisionalId(top.position), name: String(top.given.name) } : null
}

/** Rows that hang below a wrong row or below themselves become wrong too, until none is left. */
export function refuseBrokenTrees(rows: StagedRow[], tree: OrganizationTree, columnOf: (sheet: string, field: string) => string | null) {
  const byPosition = new Map(rows.map((row) => [row.position, row]))
  for (let changed = true; changed;) {
    changed = false
    const parents = parentsOf(rows)
    for (const row of rows) {
      if (row.values === null) continue
      const wrongUnit = [row.values.parent_id, row.values.subdistrict_id].filter(isProvisional)
        .map((id) => byPosition.get(positionOfProvisional(id))).find((unit) => unit?.values === null)
      const isLoop = !wrongUnit && isBelowItself(row, parents, tree)
      if (!wrongUnit && !isLoop) continue
      refuse(row, wrongUnit, columnOf(row.sheet, 'parent_id'))
      changed = true
    }
  }
}

const idOf = (row: StagedRow) => row.recordId ?? provisionalId(row.position)

function parentsOf(rows: StagedRow[]) {
  return new Map(rows.flatMap((row): [number, number | null][] => {
    const parent = row.values?.parent_id
    return row.values === null ? [] : [[idOf(row), typeof parent === 'number' ? parent : null]]
  }))
}

function isBelowItself(row: StagedRow, parents: Map<number, number | null>, tree: OrganizationTree) {
  const seen = new Set<number>()
  for (let at: number | null = idOf(row); at !== null; at = parents.has(at) ? parents.get(at) ?? null : tree.nodes.get(at)?.parent_id ?? null) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

function refuse(row: StagedRow, wrongUnit: StagedRow | undefined, column: string | null) {
  row.outcome = 'wrong'
  row.values = null
  row.differences = []
  row.issues.push({
    column, field: 'parent_id', read: column === null ? null : row.read[column] ?? null, expected: null,
    message: wrongUnit
      ? { zh: `所属的上级在第 ${wrongUnit.row} 行，那一行有错`, en: `The unit above it stands in row ${wrongUnit.row}, which is wrong` }
      : { zh: '上级单位绕成了圈：它在自己的下级之下', en: 'The units form a loop: it stands below itself' },
  })
}
