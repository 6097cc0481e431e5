import type { OrganizationTree } from './organization-tree.ts'
import type { AnyRecord, StoredRecord } from './record.ts'

/** What one record adds to one measure, with the organizations (and all above) that it counts for. */
export interface ResolvedContribution {
  measure: string
  /** ISO day; a date known only to the month stands on its first day. */
  date: string
  subdistrict: number
  category: string
  value: number
  organizations: ReadonlySet<number>
}

/** Everything that a living record adds to the measures of its type; nothing for a deleted one. */
export function contributionsOf(definition: AnyRecord, record: StoredRecord, tree: OrganizationTree): ResolvedContribution[] {
  if (record.deleted_at !== null) return []
  const date = definition.date(record)
  const own = scopeOf(definition, record, tree)
  const ownSubdistrict = definition.subdistrict(record, record.id)
  const contributions: ResolvedContribution[] = []
  for (const measure of definition.measures) {
    for (const contribution of measure.of(record, tree)) {
      contributions.push({
        measure: measure.name,
        date: wholeDay(contribution.date ?? date ?? ''),
        subdistrict: (contribution.subdistrict === undefined ? ownSubdistrict : contribution.subdistrict) ?? 0,
        category: contribution.category ?? '',
        value: contribution.value,
        organizations: contribution.organizations ? reached(contribution.organizations, contribution.alone ?? false, tree) : own,
      })
    }
  }
  return contributions
}

/** The organizations that a record belongs to, with all above; the root where it names none. */
export function scopeOf(definition: AnyRecord, record: StoredRecord, tree: OrganizationTree) {
  const named = definition.organizations(record, record.id).filter((id) => tree.nodes.has(id))
  return tree.closure(named.length > 0 ? named : tree.root ? [tree.root.id] : [])
}

const reached = (organizations: number[], alone: boolean, tree: OrganizationTree): ReadonlySet<number> =>
  alone ? new Set(organizations.filter((id) => tree.nodes.has(id))) : tree.closure(organizations)

const wholeDay = (date: string) => date.length === 7 ? `${date}-01` : date
