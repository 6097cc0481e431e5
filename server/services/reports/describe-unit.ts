import type { Db } from '../../../db/connect.ts'
import { findRecord } from '../../../db/queries/records.ts'
import { notFound } from '../../errors.ts'
import type { ReportUnit } from '../../reports/report-data.ts'
import type { Scope } from '../overview/scope.ts'

/** The unit as its report names it. A military one goes by its alias alone. */
export async function describeUnit(db: Db, { tree, organization }: Scope): Promise<ReportUnit> {
  const record = await findRecord(db, 'organization', organization.id)
  if (!record) throw notFound({ zh: '单位', en: 'organization' })
  const rootName = tree.root?.name ?? ''
  const name = String(record.name)
  const side = record.side === 'military' ? 'military' as const : 'civilian' as const
  const aliases = Array.isArray(record.aliases) ? record.aliases.map(String) : []
  const isRoot = organization.id === tree.root?.id
  return {
    id: organization.id, name, side, isRoot, rootName, kind: String(record.kind),
    fullName: side === 'military' || isRoot ? name : aliases.find((alias) => alias.startsWith(rootName)) ?? name,
    system: typeof record.system === 'string' ? record.system : null,
  }
}
