import type { Db } from './connect.ts'
import { festivalDate, festivalOfDate } from './festivals.ts'
import { addDays } from './dates.ts'
import type { MeasureContext, OrganizationNode } from './record.ts'

/** The organizations as a tree, held for the length of one write or request (some hundreds of nodes). */
export interface OrganizationTree extends MeasureContext {
  nodes: Map<number, OrganizationNode & { name: string, kind: string, valid_to: string | null }>
  root: { id: number, name: string } | null
  /** The organizations and everything above them, each once; mostly the same set for the same ones. */
  closure(organizations: number[]): ReadonlySet<number>
  isWithin(organization: number, ancestor: number): boolean
  childrenOf(organization: number): number[]
}

/** So many sets of organizations are kept for those who ask again. */
const MOST_CLOSURES = 10_000

/** Loads the living organizations. */
export async function loadOrganizationTree(db: Db): Promise<OrganizationTree> {
  const rows = await db.selectFrom('organization').selectAll().where('deleted_at', 'is', null).orderBy('id').execute()
  return buildOrganizationTree(rows.map((row) => {
    const record = row as unknown as Record<string, string | number | null>
    return {
      id: row.id,
      name: String(record.name),
      kind: String(record.kind),
      side: record.side === 'military' ? 'military' as const : 'civilian' as const,
      parent_id: record.parent_id as number | null,
      subdistrict_id: record.kind === 'subdistrict' ? row.id : record.subdistrict_id as number | null,
      is_member: record.is_member === 1,
      valid_to: record.valid_to as string | null,
    }
  }))
}

export function buildOrganizationTree(
  organizations: (OrganizationNode & { name: string, kind: string, valid_to: string | null })[],
): OrganizationTree {
  const top = organizations.find((node) => node.parent_id === null)
  const known = new Set(organizations.map((node) => node.id))
  // What lost its parent hangs below the district, so that its records still count there.
  const nodes = new Map(organizations.map((node) => [node.id, node.parent_id === null || known.has(node.parent_id)
    ? node : { ...node, parent_id: top?.id ?? null }]))
  const children = new Map<number, number[]>()
  for (const node of nodes.values()) {
    if (node.parent_id === null) continue
    const siblings = children.get(node.parent_id)
    if (siblings) siblings.push(node.id)
    else children.set(node.parent_id, [node.id])
  }
  const lineages = new Map<number, number[]>()
  const closures = new Map<string, ReadonlySet<number>>()

  function lineage(id: number) {
    const known = lineages.get(id)
    if (known) return known
    const line: number[] = []
    // A loop in the data ends the walk instead of hanging it.
    for (let at: number | null = id; at !== null && !line.includes(at); at = nodes.get(at)?.parent_id ?? null) line.push(at)
    lineages.set(id, line)
    return line
  }

  function closure(ids: number[]) {
    const key = ids.join()
    const known = closures.get(key) ?? new Set(ids.flatMap(lineage))
    if (closures.size < MOST_CLOSURES) closures.set(key, known)
    return known
  }

  return {
    nodes,
    closure,
    root: top ? { id: top.id, name: top.name } : null,
    organization: (id) => nodes.get(id),
    festivalOf(date, explicit) {
      // A date known only to the month cannot be near a day.
      const found = date.length === 10 ? festivalOfDate(date) : null
      if (explicit === null) return found && { id: found.id, date: festivalDate(found.id, found.year) }
      return { id: explicit, date: nearestFestivalDate(explicit, date.length === 10 ? date : `${date}-15`) }
    },
    isWithin: (id, ancestor) => lineage(id).includes(ancestor),
    childrenOf: (id) => children.get(id) ?? [],
  }
}

/** The occurrence of a festival that stands nearest to a day: 元旦 named on 12-30 is the coming one. */
function nearestFestivalDate(festival: Parameters<typeof festivalDate>[0], day: string) {
  const year = Number(day.slice(0, 4))
  const half = (date: string) => date <= addDays(day, 182) && date >= addDays(day, -183)
  return [year, year - 1, year + 1].map((candidate) => festivalDate(festival, candidate)).find(half) ?? festivalDate(festival, year)
}
